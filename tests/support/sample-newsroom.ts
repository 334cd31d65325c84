import type { Archive } from '../../archive/archive.ts'
import type { Block, Content } from '../../model/content.ts'
import type { ArticleId } from '../../model/ids.ts'
import { play, story } from './played.ts'
import type { PlayedLook } from './played.ts'

export interface SampleNewsroom {
  readonly ferry: ArticleId
  readonly budget: ArticleId
  readonly arabic: ArticleId
  readonly japanese: ArticleId
  readonly live: ArticleId
  readonly gone: ArticleId
}

/** A day at three newsrooms: corrections, moves, reverts, a headline test, a live blog, failures, three scripts. */
export async function playSampleNewsroom(archive: Archive): Promise<SampleNewsroom> {
  const coast = await play(
    archive,
    { url: 'https://coast-courier.example/feed', title: 'The Coast Courier' },
    [
      { url: 'https://coast-courier.example/2026/11/ferry-halted-after-engine-fire', looks: ferryLooks },
      { url: 'https://coast-courier.example/2026/11/council-budget-vote', looks: budgetLooks },
      { url: 'https://coast-courier.example/live/storm-edda', looks: liveLooks },
      {
        url: 'https://coast-courier.example/2026/11/harbour-chief-resigns',
        headline: 'Harbour chief resigns',
        looks: goneLooks,
      },
    ],
  )
  const gulf = await play(archive, { url: 'https://akhbar.example/rss', title: 'أخبار المدينة' }, [
    { url: 'https://akhbar.example/2026/11/metro-line', looks: arabicLooks },
  ])
  const tokyo = await play(
    archive,
    { url: 'https://asa.example/sitemap.xml', kind: 'sitemap', title: '朝のしんぶん' },
    [{ url: 'https://asa.example/articles/20261101-bridge', looks: japaneseLooks }],
  )
  const [ferry, budget, live, gone] = coast.ids
  const [arabic] = gulf.ids
  const [japanese] = tokyo.ids
  if (ferry && budget && live && gone && arabic && japanese)
    return { ferry, budget, live, gone, arabic, japanese }
  throw new Error('An article of the sample newsroom is missing.')
}

const link = (text: string, words: string, url: string): Block => ({
  kind: 'paragraph',
  text,
  links: [{ start: text.indexOf(words), end: text.indexOf(words) + words.length, url }],
})

const ferryBackground = [
  'The vessel, built in 1998, carries up to 450 passengers between the mainland and the three outer islands.',
  'Islanders have complained for years about the age of the fleet. A replacement was promised in 2021, then postponed twice.',
  'The regional transport board meets on Thursday. Its chair declined to comment before the meeting.',
  'Two smaller boats will run in its place from tomorrow, but cannot take lorries.',
  'Freight for the islands is to go by barge until further notice.',
]

const ferryFirst = story({
  headline: 'Ferry halted after engine fire, 12 hurt',
  dek: 'All passengers brought ashore as crew put out blaze in engine room',
  byline: ['Mairi Lindqvist', 'Tom Okafor'],
  publishedAt: '2026-11-01T06:40:00+00:00',
  section: 'Islands',
  leadImage: 'https://img.coast-courier.example/ferry-1.jpg',
  blocks: [
    'Twelve people were hurt when a fire broke out in the engine room of the ferry Solveig on Sunday morning, the coastguard said.',
    'The fire was put out within an hour. The ship was towed to Nordhamn and all 214 passengers were taken ashore.',
    {
      kind: 'quote',
      text: '“There was smoke on the stairs and nobody told us where to go,” said one passenger.',
    },
    link(
      'The operator, Outer Isles Lines, said it would cooperate with the investigation.',
      'Outer Isles Lines',
      'https://outer-isles.example/',
    ),
    { kind: 'heading', level: 2, text: 'An ageing fleet' },
    ...ferryBackground,
  ],
})

const ferrySecond: Content = story({
  ...ferryFirst,
  headline: 'Ferry halted after engine fire, 14 hurt',
  blocks: [
    'Fourteen people were hurt, two of them seriously, when a fire broke out in the engine room of the ferry Solveig on Sunday morning, the coastguard said.',
    'The fire was put out within an hour.',
    'The ship was towed to Nordhamn and all 214 passengers were taken ashore.',
    {
      kind: 'quote',
      text: '“There was smoke on the stairs and the crew did not tell us where to go,” said one passenger.',
    },
    link(
      'The operator, Outer Isles Lines, said it would cooperate with the investigation.',
      'Outer Isles Lines',
      'https://outer-isles.example/statement',
    ),
    'The cause is not known. Investigators found no sign that the alarm had failed.',
    { kind: 'heading', level: 2, text: 'An ageing fleet' },
    ferryBackground[3] ?? '',
    ...ferryBackground.slice(0, 3),
    ferryBackground[4] ?? '',
  ],
})

const ferryThird: Content = story({
  ...ferrySecond,
  blocks: [
    ...ferrySecond.blocks.filter(({ text }) => !text.startsWith('The cause is not known')),
    'Correction: an earlier version of this article said that 12 people were hurt.',
  ],
})

const ferryTypo: Content = story({
  ...ferryThird,
  blocks: ferryThird.blocks.map((block) => ({
    ...block,
    text: block.text.replace('barge until', 'barge, until'),
  })),
})

const ferryLooks: readonly PlayedLook[] = [
  { at: 410, content: ferryFirst },
  { at: 425, content: ferryFirst },
  { at: 440, content: ferrySecond },
  { at: 455, failure: { code: 'timeout', message: 'no answer within 30 seconds' } },
  { at: 470, content: ferryThird },
  { at: 530, content: ferryTypo },
  { at: 620, content: ferryTypo },
]

const budgetText = [
  'Councillors voted 31 to 27 on Monday for a budget that closes four libraries and raises parking charges.',
  'The vote came after nine hours of debate. The mayor called the cuts painful and necessary.',
  'Opponents said they would go to court.',
]
const budgetA = story({
  headline: 'Council votes to close four libraries',
  byline: ['Ines Baptista'],
  blocks: budgetText,
})
const budgetB = story({
  headline: 'The vote that will shut your library',
  byline: ['Ines Baptista'],
  blocks: budgetText,
})

const budgetLooks: readonly PlayedLook[] = [
  ...Array.from({ length: 9 }, (_, turn) => ({
    at: 500 + turn * 15,
    content: turn % 2 === 0 ? budgetA : budgetB,
  })),
  { at: 650, content: story({ ...budgetA, blocks: [...budgetText, 'The libraries close on 1 March.'] }) },
  { at: 700, content: budgetA },
]

const arabicLooks: readonly PlayedLook[] = [
  {
    at: 300,
    content: arabicStory(
      'افتتاح خط المترو الجديد في الربيع',
      'قال الوزير إن الخط الجديد سيُفتتح في مارس بتكلفة 120 مليون دينار.',
    ),
  },
  {
    at: 330,
    content: arabicStory(
      'تأجيل افتتاح خط المترو الجديد إلى الصيف',
      'قال الوزير إن الخط الجديد لن يُفتتح قبل يوليو، وإن التكلفة بلغت 145 مليون دينار.',
    ),
  },
]

function arabicStory(headline: string, lead: string): Content {
  return story({
    headline,
    language: 'ar',
    byline: ['ليلى حداد'],
    blocks: [lead, 'ويمر الخط بإحدى عشرة محطة بين المطار ووسط المدينة.', 'وينتظر السكان الخط منذ عام 2019.'],
  })
}

const japaneseLooks: readonly PlayedLook[] = [
  {
    at: 310,
    content: japaneseStory(
      '橋の通行止め、三日間の見通し',
      '市は一日、老朽化した橋を三日間通行止めにすると発表した。',
    ),
  },
  {
    at: 350,
    content: japaneseStory(
      '橋の通行止め、二週間に延長',
      '市は一日、老朽化した橋を二週間通行止めにすると発表した。',
    ),
  },
]

function japaneseStory(headline: string, lead: string): Content {
  return story({
    headline,
    language: 'ja',
    blocks: [lead, '周辺の道路では渋滞が予想されるという。', '橋は一九六四年に架けられた。'],
  })
}

function post(id: string, time: string, title: string, text: string): Block[] {
  return [
    { kind: 'post', text: title, postId: id, time },
    { kind: 'paragraph', text, postId: id },
  ]
}

const firstPost = post(
  'p1',
  '2026-11-01T08:00:00Z',
  'Bridge closed',
  'The coast bridge is closed to all traffic until noon.',
)
const secondPost = post(
  'p2',
  '2026-11-01T08:40:00Z',
  'Trains stop',
  'No trains run north of Halden. Three thousand homes are without power.',
)
const secondPostEdited = post(
  'p2',
  '2026-11-01T08:40:00Z',
  'Trains stop',
  'No trains run north of Halden. Thirteen thousand homes are without power.',
)
const thirdPost = post(
  'p3',
  '2026-11-01T09:10:00Z',
  'Ferries cancelled',
  'All sailings are cancelled for today.',
)

const liveLooks: readonly PlayedLook[] = [
  { at: 485, content: story({ headline: 'Storm Edda: live', blocks: firstPost }) },
  { at: 525, content: story({ headline: 'Storm Edda: live', blocks: [...secondPost, ...firstPost] }) },
  {
    at: 560,
    content: story({
      headline: 'Storm Edda: live',
      blocks: [...thirdPost, ...secondPostEdited, ...firstPost],
    }),
  },
]

const goneLooks: readonly PlayedLook[] = [
  {
    at: 200,
    content: story({
      headline: 'Harbour chief resigns',
      blocks: ['The harbour chief resigned on Saturday night.'],
    }),
  },
  { at: 230, failure: { code: 'http-blocked', message: 'HTTP 403 from a bot wall' } },
  { at: 260, failure: { code: 'http-gone', message: 'HTTP 410 Gone' } },
  { at: 330, failure: { code: 'http-gone', message: 'HTTP 410 Gone' } },
]
