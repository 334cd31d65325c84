import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'

const prose = [
  'The bridge will be built, whatever the river thinks of it, said the mayor on Tuesday evening.',
  'Nineteen members voted for the plan, sixteen against it, and two were not in the room at all.',
  'Work is to begin in the spring, and the old bridge stays open until the new one is finished.',
  'Opponents gathered signatures in every street of the town and mean to go to the high court.',
]
  .map((text) => `<p>${text}</p>`)
  .join('')
const title = '<h1>The bridge will be built</h1>'

function contentOf(page: { head?: string; html?: string; body?: string; text?: string }): Content {
  const { head = '', html = '', body = title + prose, text = body } = page
  const whole = `<!doctype html><html ${html}><head>${head}</head><body><article>${text}</article></body></html>`
  return clean({
    body: Buffer.from(whole),
    mediaType: 'text/html',
    charset: 'utf-8',
    url: 'https://news.example/a',
  }).content
}

const jsonLd = (rest: Record<string, unknown>): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The bridge will be built', ...rest })}</script>`

describe('other titles', () => {
  test('are those that differ from the headline, without the name of the site, each once', () => {
    const head = `${jsonLd({ headline: 'Bridge vote: what it means', alternativeHeadline: 'A bridge too late' })}
      <title>Bridge vote explained | The Courier</title><meta property="og:site_name" content="The Courier">
      <meta property="og:title" content="THE BRIDGE will be built!"><meta name="twitter:title" content="Bridge vote: What it means">`
    expect(contentOf({ head })).toMatchObject({
      headline: 'The bridge will be built',
      otherTitles: [
        { text: 'Bridge vote: what it means', origin: 'json-ld' },
        { text: 'A bridge too late', origin: 'json-ld' },
        { text: 'Bridge vote explained', origin: 'title' },
      ],
      origins: { otherTitles: 'json-ld' },
    })
  })

  test.each([
    'The bridge will be built - City',
    'City news: The bridge will be built',
    'The Bridge Will Be Built | Sport',
  ])('are not the headline with a section beside it: %s', (text) => {
    expect(contentOf({ head: `<title>${text}</title>` }).otherTitles).toEqual([])
  })
})

describe('tags', () => {
  test.each<[string, string, string[], string | undefined]>([
    [
      'a list',
      jsonLd({ keywords: ['Bridges', 'bridges', 'River, the'] }),
      ['Bridges', 'River, the'],
      'json-ld',
    ],
    [
      'a text',
      jsonLd({ keywords: 'Bridges, The river; Votes' }),
      ['Bridges', 'The river', 'Votes'],
      'json-ld',
    ],
    ['terms', jsonLd({ keywords: [{ '@type': 'DefinedTerm', name: 'Bridges' }] }), ['Bridges'], 'json-ld'],
    [
      'Open Graph',
      '<meta property="article:tag" content="Bridges"><meta property="article:tag" content="Votes"><meta name="keywords" content="seo, words">',
      ['Bridges', 'Votes'],
      'open-graph',
    ],
    ['meta', '<meta name="keywords" content="bridges,votes, ">', ['bridges', 'votes'], 'meta'],
    ['none', '', [], undefined],
  ])('%s', (_name, head, tags, origin) => {
    const content = contentOf({ head })
    expect(content.tags).toEqual(tags)
    expect(content.origins.tags).toBe(origin)
  })

  test('the list that readers see is the last witness, and no block', () => {
    const body = `${title}${prose}<div class="post-tags">Tags: <a href="/t/bridges">Bridges</a>, <a href="/t/votes">Votes</a></div>`
    const content = contentOf({ body })
    expect(content).toMatchObject({ tags: ['Bridges', 'Votes'], origins: { tags: 'markup' } })
    expect(content.blocks).toHaveLength(4)
  })
})

const inScript: Readonly<Record<string, string>> = {
  russian:
    'Городской совет проголосовал за строительство второго моста через реку после девяти лет споров и трёх неудачных попыток.',
  hebrew:
    'מועצת העיר הצביעה ביום שלישי בערב על בניית גשר שני מעל הנהר, אחרי תשע שנים של ויכוחים ושלושה ניסיונות שנכשלו.',
  japanese:
    '市議会は火曜日の夜、九年にわたる議論と三度の失敗を経て、川に二本目の橋を架けることを決めた。橋の建設は春に始まる予定であり、古い橋は新しい橋が完成するまで使われる。市長は会議のあと、長いあいだ待っていた住民に感謝した。',
  greek:
    'Το δημοτικό συμβούλιο ψήφισε την Τρίτη το βράδυ να χτιστεί δεύτερη γέφυρα στον ποταμό, μετά από εννέα χρόνια συζητήσεων.',
  english:
    'The city council voted on Tuesday evening to build a second bridge over the river, after nine years.',
}

describe('language and direction', () => {
  test.each<[string, string, string, string | null, string | undefined]>([
    ['english', 'lang="en-GB"', '', 'en-GB', 'markup'],
    ['russian', 'lang="en"', '', null, undefined],
    ['russian', 'lang="en"', '<meta property="og:locale" content="ru_RU">', 'ru-RU', 'open-graph'],
    ['russian', 'lang="uk"', '', 'uk', 'markup'],
    ['hebrew', 'lang="en-US"', '', 'he', 'text'],
    ['japanese', 'lang="en"', '', 'ja', 'text'],
    ['japanese', '', '', 'ja', 'text'],
    ['greek', 'lang="el"', '', 'el', 'markup'],
    ['english', 'lang="ru"', '<meta http-equiv="content-language" content="en">', 'en', 'meta'],
    ['english', '', '', null, undefined],
    ['russian', 'lang="sr-Cyrl"', '', 'sr-Cyrl', 'markup'],
    ['russian', 'lang="sr-Latn"', '', null, undefined],
  ])('%s text with %s %s', (script, html, head, language, origin) => {
    const body = `<h1>1</h1><p>${inScript[script]}</p><p>${inScript[script]
      ?.split(/(?<=[ 、])/)
      .toReversed()
      .join('')}</p>`
    const content = contentOf({ html, head, body })
    expect([content.language, content.origins.language]).toEqual([language, origin])
  })

  test.each<[string, string, string | null, string | undefined]>([
    ['english', '', 'ltr', 'text'],
    ['hebrew', '', 'rtl', 'text'],
    ['hebrew', 'dir="rtl"', 'rtl', 'markup'],
    ['english', 'dir="auto"', 'ltr', 'text'],
  ])('the direction of %s text with %s', (script, html, direction, origin) => {
    const content = contentOf({ html, body: `<h1>1</h1><p>${inScript[script]}</p>` })
    expect([content.direction, content.origins.direction]).toEqual([direction, origin])
  })
})

describe('the lead image', () => {
  const head = '<meta property="og:image" content="https://news.example/i/bridge-at-dawn-1200x630.jpg?w=9">'

  test.each([
    [
      '<figure><img src="/i/bridge-at-dawn.jpg"><figcaption>The bridge at dawn. <span class="credit">Photo: Jane Doe/AFP</span></figcaption></figure>',
      'The bridge at dawn.',
      'Jane Doe/AFP',
    ],
    [
      '<figure><img data-src="/i/bridge-at-dawn-800x600.jpg"><figcaption>The bridge at dawn (Foto: Jo Feld)</figcaption></figure>',
      'The bridge at dawn',
      'Jo Feld',
    ],
    [
      '<div class="wp-caption"><img src="/i/bridge-at-dawn.jpg"><p class="wp-caption-text">The bridge at dawn</p></div>',
      'The bridge at dawn',
      null,
    ],
    ['<figure><img src="/i/other-picture.jpg"><figcaption>Another picture</figcaption></figure>', null, null],
    [
      '<figure class="lead-image"><img src="/i/other-picture.jpg"><figcaption>© Jane Doe</figcaption></figure>',
      null,
      'Jane Doe',
    ],
  ])('%s', (figure, caption, credit) => {
    expect(contentOf({ head, body: title + figure + prose })).toMatchObject({
      leadImageCaption: caption,
      leadImageCredit: credit,
    })
  })
})

describe('access', () => {
  const tier = (value: string): string => `<meta property="article:content_tier" content="${value}">`
  const part = { '@type': 'WebPageElement', isAccessibleForFree: 'False', cssSelector: '.body' }

  test.each<[string, { head?: string; body?: string }, string | null]>([
    ['a content tier', { head: tier('metered') }, 'metered'],
    [
      'a tier before schema.org',
      { head: tier('metered') + jsonLd({ isAccessibleForFree: false }) },
      'metered',
    ],
    ['schema.org, a boolean', { head: jsonLd({ isAccessibleForFree: true }) }, 'free'],
    ['schema.org, a word', { head: jsonLd({ isAccessibleForFree: 'False' }) }, 'locked'],
    ['schema.org, an address', { head: jsonLd({ isAccessibleForFree: 'http://schema.org/True' }) }, 'free'],
    ['a part that is not free', { head: jsonLd({ isAccessibleForFree: true, hasPart: [part] }) }, 'locked'],
    [
      'a wall on the page',
      { body: `${title}${prose}<div class="paywall">Subscribe to go on reading.</div>` },
      'locked',
    ],
    [
      'a counting wall',
      {
        body: `${title}${prose}<div class="meter-message">You have 2 free articles left this month. Subscribe now.</div>`,
      },
      'metered',
    ],
    ['a box to sign in', { body: `${title}${prose}<div class="paywall-header">Log in</div>` }, null],
    [
      'a wall that nobody sees',
      { body: `${title}${prose}<div class="paywall" hidden>Subscribe to go on reading.</div>` },
      null,
    ],
    ['an article in an element of that name', { body: `<div class="paywall">${title}${prose}</div>` }, null],
    ['nothing', {}, null],
  ])('%s', (_name, page, access) => {
    expect(contentOf(page).access).toBe(access)
  })
})

test('none of them makes another version, and all are blank where nothing is said', () => {
  expect(contentOf({})).toMatchObject({
    otherTitles: [],
    tags: [],
    corrections: [],
    access: null,
    liveState: null,
    leadImageCaption: null,
    leadImageCredit: null,
  })
})
