import type { Random } from '../random.ts'
import { englishLines, englishQuotes } from './english-lines.ts'
import { moreEnglishTopics } from './english-topics-more.ts'
import { englishTopics } from './english-topics.ts'
import type { LanguagePack } from './language-pack.ts'

const givenNames =
  'Agnes Alasdair Amara Beatrix Bram Callum Carys Cosima Dafydd Delphine Edmund Eilidh Esther Farida Fergus Gwen Hamish Harriet Imogen Ines Jonah Joyce Kezia Laurence Leila Magnus Maeve Nadia Ned Olwen Oscar Padma Percy Queenie Rafe Rhona Rosalind Rufus Sabine Saul Tamsin Tobias Una Verity Walid Winifred Yusuf Zelda'.split(
    ' ',
  )
const familyNames =
  'Abernathy Achterberg Ashdown Bellweather Birtwhistle Blackwood Calloway Carmody Chowdhury Coldstream Dunmore Eastlake Fairweather Fenwick Garrowby Gillespie Halloran Harcastle Ingleby Jessop Kettleburn Langtree Lockyer Makepeace Marchbanks Merriweather Nettleship Oakeshott Osei Pargeter Pemberley Quillfeather Ravensworth Redfern Sackville Sandringham Skelton Tattersall Thistlewood Tregenza Umbers Vantongeren Wadebridge Weatherby Whitlock Winterbourne Yarrow Zellaby'.split(
    ' ',
  )
const towns =
  'Aldermouth Brackenford Carrowby Dunhallow Eastwold Fallowbridge Greywater Harrowgate-on-Sea Inchmere Kelderness Larkhampton Marlstone Netherby Oxenholt Penhallow Quenby Ravensmoor Saltmarsh Thornwick Ulverdale Wexcombe Yarnbury'.split(
    ' ',
  )
const places =
  'Abbot’s Reach|Bellmoor|Canal Side|Cinder Hill|Coldharbour|Drovers’ End|Eel Pie Wharf|Fuller’s Green|Gallows Field|Hob’s Bottom|Kiln Bank|Lower Marsh|Market Gate|North Quay|Old Tannery|Priory Fields|Ropewalk|Saltpans|Tollgate|Upper Weir|Vinegar Yard|Windmill Rise'.split(
    '|',
  )
const streets =
  'Alma|Barrack|Castle|Chandlers|Corn|Ferry|Glebe|Heron|Jubilee|King|Lantern|Mercer|Mill|Nelson|Orchard|Paternoster|Quarry|Regent|Saddler|Station|Tanner|Victoria|Weaver'.split(
    '|',
  )
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)
const weekdays = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
const smallNumbers = 'three four five six seven eight nine ten eleven twelve'.split(' ')

function facts(random: Random): Record<string, string> {
  const [given = '', given2 = '', given3 = ''] = random.shuffle(givenNames)
  const [last = '', criticLast = '', expertLast = ''] = random.shuffle(familyNames)
  const month = random.integer(0, 11)
  const million = random.integer(12, 88) / 10
  return {
    name: `${given} ${last}`,
    last,
    critic2: `${given2} ${criticLast}`,
    criticLast,
    expert: `${given3} ${expertLast}`,
    town: random.pick(towns),
    place: random.pick(places),
    street: `${random.pick(streets)} Street`,
    month: months[month] ?? '',
    month2: months[(month + 7) % 12] ?? '',
    weekday: random.pick(weekdays),
    amount: `£${million.toFixed(1)}m`,
    amount2: `£${(million * random.integer(14, 29) * 0.1 + 0.3).toFixed(1)}m`,
    age: String(random.integer(51, 97)),
    ...numbers(random),
  }
}

/** The counts of one sentence. */
function numbers(random: Random): Record<string, string> {
  return {
    count: String(random.integer(21, 940)),
    count2: `${random.integer(1, 38)},${String(random.integer(0, 999)).padStart(3, '0')}`,
    percent: String(random.integer(3, 48)),
    decimal: `${random.integer(2, 9)}.${random.integer(1, 9)}`,
    ratio: random.pick(smallNumbers.slice(0, 6)),
    small: random.pick(smallNumbers),
    weeks: random.pick(smallNumbers.slice(2)),
    hours: random.pick(smallNumbers.slice(0, 5)),
    minutes: String(random.integer(11, 89)),
    pages: String(random.integer(34, 412)),
  }
}

/** The paper's own language. */
export const english: LanguagePack = {
  language: 'en-GB',
  direction: 'ltr',
  facts,
  numbers,
  topics: [...englishTopics, ...moreEnglishTopics],
  lines: englishLines,
  quotes: englishQuotes,
  subheadings: [
    'What happens next',
    'A long story',
    'Who pays',
    'Voices from {place}',
    'The figures',
    'An old quarrel',
  ],
  captions: [
    'A view of {place} on {weekday}. Photograph: {expert}',
    '{name}, the {role}, in {street} last week. Photograph: {expert}',
    '{town} in {month2}, before it all began. Photograph: {expert}',
  ],
  posts: [
    'The doors of the town hall in {town} have opened. About {count} people are waiting to be let in.',
    '{name}, the {role}, has arrived and went in by the side entrance without a word.',
    'First figures: {count} votes have been counted in {place}, which is about {percent} per cent.',
    'A statement from {body} is expected within the hour, we are told.',
    'The statement has come. It is two paragraphs long and does not say who took the decision.',
    '{critic2}, {aCritic}, calls the statement “thin” and wants to see the annex.',
    'Traffic in {street} is at a standstill. The police ask everyone to go by way of {place}.',
    'It has begun to rain in {town}. The crowd has thinned to perhaps {minutes} people with umbrellas.',
    'Our reporter has read the {pages} pages so that you need not: the sum of {amount} appears on the last of them.',
    'An earlier report that the meeting had been broken off is wrong. It is still going on.',
    '{expert}, who has studied such cases, says that the next {hours} hours will decide it.',
    'A vote has been called. Members are walking back to the chamber, some of them with sandwiches.',
    'The result: carried by {small} votes. There is applause from the gallery, and some booing.',
    '{last} thanks the members and says that work begins on {weekday}.',
    'The lights in the chamber have been put out. We shall be back when there is more to tell.',
    'Readers have asked what happens to the {count} people on the list. Nobody has said so far.',
  ],
  corrections: [
    'Correction, {date}: An earlier version of this article gave a wrong figure. It has been put right.',
    'This article was amended on {date}. A number in the text was incorrect owing to an editing error.',
    'Editor’s note, {date}: We misstated a figure in an earlier version of this report and regret the mistake.',
  ],
  sections: {
    local: 'Local',
    health: 'Health',
    education: 'Education',
    business: 'Business',
    environment: 'Environment',
    politics: 'Politics',
    crime: 'Crime',
    sport: 'Sport',
    culture: 'Culture',
    science: 'Science',
  },
  furniture: {
    by: 'By',
    published: 'Published',
    updatedAgo: 'Updated {n} minutes ago',
    views: '{n} people are reading this',
    share: 'Share this article',
    related: 'More on this story',
    mostRead: 'Most read',
    advertisement: 'Advertisement',
    newsletterTitle: 'The morning briefing',
    newsletterText: 'Get our best stories in your inbox every weekday at seven.',
    subscribe: 'Sign up',
    cookies: 'We use cookies to improve your experience. Manage your choices.',
    comments: '{n} comments',
    rights: 'All rights reserved.',
  },
  formatDate: (date) => `${date.getUTCDate()} ${months[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()}`,
}
