import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'

const prose = Array.from(
  { length: 4 },
  (_, at) =>
    `<p>Paragraph ${at + 1} says at some length that the bridge will be built, whatever the river thinks of it.</p>`,
).join('')

function contentOf(
  head: string,
  body = `<h1>The bridge will be built</h1>${prose}`,
  url = 'https://news.example/a/bridge',
): Content {
  const html = `<!doctype html><html><head>${head}</head><body><article>${body}</article></body></html>`
  return clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url }).content
}

const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`

describe('JSON-LD', () => {
  test('authors and dates are found in a graph, through references', () => {
    const content = contentOf(
      jsonLd({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'Person', '@id': '#ada', name: 'Ada Holm' },
          {
            '@type': 'NewsArticle',
            headline: 'The bridge will be built',
            author: [{ '@id': '#ada' }],
            datePublished: '2026-03-04T05:06:07+0100',
            articleSection: 'City',
          },
        ],
      }),
    )
    expect(content).toMatchObject({
      byline: ['Ada Holm'],
      publishedAt: '2026-03-04T05:06:07+01:00',
      section: 'City',
    })
    expect(content.origins).toMatchObject({ byline: 'json-ld', publishedAt: 'json-ld', headline: 'markup' })
  })

  test('among several articles the one of this page is taken', () => {
    const others = [
      {
        '@type': 'NewsArticle',
        headline: 'Another story',
        url: 'https://news.example/a/other',
        author: { name: 'No One' },
      },
      {
        '@type': 'NewsArticle',
        headline: 'The bridge will be built',
        url: 'https://news.example/a/bridge',
        author: { name: 'Ada Holm' },
      },
    ]
    expect(contentOf(jsonLd(others)).byline).toEqual(['Ada Holm'])
  })

  test('line breaks in strings, trailing commas and comment marks are forgiven', () => {
    const loose = `<script type="application/ld+json">/*<![CDATA[*/{"@type":"Article","headline":"The bridge\nwill be built","author":{"name":"Ada Holm",},}/*]]>*/</script>`
    expect(contentOf(loose).byline).toEqual(['Ada Holm'])
  })

  test('its articleBody stands in for a page that shows nothing', () => {
    const text = 'The whole story is told here, in the data only. '.repeat(12)
    const content = contentOf(
      jsonLd({ '@type': 'NewsArticle', headline: 'Told in data', articleBody: text }),
      '<h1>Told in data</h1>',
    )
    expect(content.blocks.map((block) => block.text).join(' ')).toContain('in the data only')
  })

  test('entities and tags in its strings are decoded', () => {
    expect(
      contentOf(jsonLd({ '@type': 'Article', headline: 'x', author: 'Zo&euml; <b>O&#39;Neil</b>' })).byline,
    ).toEqual(["Zoë O'Neil"])
  })
})

describe('byline', () => {
  test.each([
    ['By Ada Holm and Jo Field', ['Ada Holm', 'Jo Field']],
    ['Von Ada Holm und Jo Feld', ['Ada Holm', 'Jo Feld']],
    ['Par Ada Holm et Jo Champ', ['Ada Holm', 'Jo Champ']],
    ['Por Ada Holm y Jo Campo', ['Ada Holm', 'Jo Campo']],
    ['Автор: Ада Хольм', ['Ада Хольм']],
    ['Ada Holm, Jo Field', ['Ada Holm', 'Jo Field']],
    ['The Harbour Times', ['The Harbour Times']],
    ['https://facebook.com/harbourtimes', []],
  ])('"%s" in the meta element', (value, names) => {
    const head = `<meta property="og:site_name" content="The Harbour Times"><meta name="author" content="${value}">`
    expect(contentOf(head).byline).toEqual(names)
  })

  test('a visible line', () => {
    expect(
      contentOf('', `<h1>The bridge will be built</h1><p class="byline">By Ada Holm</p>${prose}`).byline,
    ).toEqual(['Ada Holm'])
  })
})

describe('dates', () => {
  test.each([
    ['2026-03-04', '2026-03-04'],
    ['2026-03-04T05:06:07.123Z', '2026-03-04T05:06:07Z'],
    ['2026-03-04 05:06', '2026-03-04T05:06'],
    ['20260304T050607Z', '2026-03-04T05:06:07Z'],
    ['Wed, 04 Mar 2026 05:06:07 GMT', '2026-03-04T05:06:07Z'],
    ['March 4, 2026', '2026-03-04'],
    ['4. März 2026', '2026-03-04'],
    ['4 mars 2026', '2026-03-04'],
    ['2026年3月4日', '2026-03-04'],
    ['1772600767', '2026-03-04T05:06:07Z'],
    ['2026-02-30', null],
    ['soon', null],
  ])('%s', (value, date) => {
    const head = `<meta property="article:published_time" content="${value}">`
    expect(contentOf(head).publishedAt).toBe(date)
  })

  test('the address is the last witness', () => {
    const content = contentOf('', undefined, 'https://news.example/2026/03/04/bridge')
    expect(content).toMatchObject({ publishedAt: '2026-03-04', origins: { publishedAt: 'url' } })
  })
})

describe('addresses and names', () => {
  test('canonical address, image and language are normalised', () => {
    const content = contentOf(
      '<link rel="canonical" href="/a/bridge?utm_source=x&amp;id=7"><meta property="og:image" content="/i/b.jpg?w=1200"><meta property="og:locale" content="de_AT">',
    )
    expect(content).toMatchObject({
      canonicalUrl: 'https://news.example/a/bridge?id=7',
      leadImage: 'https://news.example/i/b.jpg',
      language: 'de-AT',
    })
  })

  test('links lose tracking parameters and never run code', () => {
    const body = `<h1>The bridge will be built</h1>${prose}<p>It says so in <a href="/r?utm_source=x&amp;id=7&amp;fbclid=1">the report</a>, on <a href="javascript:alert(1)">this page</a> and in <a href="data:text/html,x">that one</a>, which was signed.</p>`
    const links = contentOf('', body).blocks.flatMap((block) => block.links ?? [])
    expect(links.map((link) => link.url)).toEqual(['https://news.example/r?id=7'])
  })

  test('a headline is what readers see, without the name of the site', () => {
    const title =
      '<title>Bridge will be built - The Harbour Times</title><meta property="og:site_name" content="The Harbour Times">'
    expect(contentOf(title).headline).toBe('The bridge will be built')
    expect(contentOf(title, prose).headline).toBe('Bridge will be built')
  })

  test.each([
    ['the title again, with its kicker', '<h2 class="subtitle">City: The bridge will be built</h2>'],
    ['who wrote it', '<p class="author-description">Ada Holm has written about rivers for twenty years.</p>'],
  ])('%s is no dek', (_, line) => {
    expect(contentOf('', `<h1>The bridge will be built</h1>${line}${prose}`).dek).toBeNull()
  })

  test('a dek is a dek only when it is shown apart from the body', () => {
    const described =
      '<meta property="og:description" content="After nine years the council has voted at last.">'
    const apart = `<header><h1>The bridge will be built</h1><p>After nine years the council has voted at last.</p></header><div>${prose}</div>`
    expect(contentOf(described, apart)).toMatchObject({
      dek: 'After nine years the council has voted at last.',
    })
    expect(contentOf(described).dek).toBeNull()
  })
})
