import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'
import { paragraph } from '../../support/site.ts'

const prose = [0, 1, 2, 3].map((number) => `<p>${paragraph(number)}</p>`).join('')
const headline = '<h1>Harbour closed</h1>'

function contentOf(
  body: string,
  { head = '', lang = 'en-GB', url = 'https://harbour.example/story' } = {},
): Content {
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`
  return clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url }).content
}

const claim = (date: string): { head: string } => ({
  head: `<meta property="article:published_time" content="${date}">`,
})

describe('a date is the article’s', () => {
  test.each([
    ['that opens the first paragraph', `${headline}<p>(06.02.2026) ${paragraph(0).repeat(3)}</p>${prose}`],
    [
      'that follows a place in capitals',
      `${headline}<p>PORT OBER, 6 February 2026 – ${paragraph(0)}</p>${prose}`,
    ],
    [
      'that a blog links to all that it published on that day',
      `${headline}<a href="/2026/02/06/">06/02/2026</a>${prose.repeat(2)}<p>9 March 2025</p>`,
    ],
    [
      'that an icon labels',
      `${headline}${prose.repeat(45)}<i title="Published"></i><time datetime="2026-02-06">6 February</time>`,
    ],
    [
      'that has its label after it',
      `${headline}${prose.repeat(45)}<h6>6 Feb 2026 <span>| Originally published</span></h6>`,
    ],
    [
      'that a theme names "updated" and the page does not',
      `${headline}<span class="date updated">6 Feb 2026</span>${prose}`,
    ],
    [
      'beside the icon of a calendar',
      `${headline}<span class="fa fa-calendar">6 February 2026</span>${prose}`,
    ],
    [
      'though its headline has the words of a label in it',
      `<h1>Updated plan: born at sea, closed</h1><time datetime="2026-02-06">6 February</time>${prose}`,
      'Updated plan: born at sea, closed',
    ],
    [
      'after a name of somebody who joined long ago',
      `${headline}<p>Ada joined us in May and lives in Port Ober, 6 February 2026</p>${prose}`,
    ],
    [
      'at the heading that has a kicker before the headline, not at the window for sharing it',
      `<h1><span>Ports</span>: Harbour closed for the winter</h1><p>6 February 2026</p>${prose.repeat(8)}<p>9 March 2025</p><div class="title">Harbour closed for the winter</div>`,
      'Harbour closed for the winter',
    ],
    ['with a short year, after a name', `${headline}<p><a rel="author">Ada Holm</a>, 6.2.26</p>${prose}`],
    [
      'beside the headline, though no heading holds it',
      `<p class="date">9 March 2025</p>${prose.repeat(3)}<div>Harbour closed for the winter</div>
       <p>6 February 2026</p>${prose}`,
      'Harbour closed for the winter',
    ],
    [
      'in a part that is named after a bar beside, but holds the article',
      `<div class="no-sidebar"><div class="sidebar"><h3>Harbour closed for winter</h3><p>6 February 2026</p>${prose}</div></div>
       ${prose.repeat(8)}<p>Published 9 March 2025</p>`,
      'Harbour closed for winter - Harbour News',
    ],
  ])('%s', (_, body, title = 'Harbour closed') => {
    expect(contentOf(body, { head: `<title>${title}</title>` }).publishedAt).toBe('2026-02-06')
  })
})

describe('a date is not the article’s', () => {
  test.each([
    [
      'when a label before its element says changed',
      '<p>Updated: <time datetime="2026-03-09">9 March</time></p>',
    ],
    ['when it says when a person joined', '<p>rower | Joined: 9 March 2016</p>'],
    ['when it says what is due', '<p>Next review due: 9 March 2029</p>'],
    ['when it may be the number of a program', '<p>6.2.26</p>'],
    [
      'when only one of a change stands beside the headline, and it stands far off',
      `<p>Last updated 9 March 2026</p>${prose.repeat(8)}<p>1 January 2026</p>`,
    ],
  ])('%s', (_, shown) => {
    expect(contentOf(`${headline}${shown}${prose}`).publishedAt).toBeNull()
  })

  test('when a paragraph further down begins with it', () => {
    const body = `${headline}${prose.repeat(4)}<p>6 February 2026 – ${paragraph(4).repeat(2)}</p>`
    expect(contentOf(body).publishedAt).toBeNull()
  })
})

describe('a claim in UTC', () => {
  test('takes its day and zone from the time that readers see', () => {
    const body = `${headline}<p>19 October 2025 00:04</p>${prose}`
    expect(contentOf(body, claim('2025-10-18T22:04:00Z')).publishedAt).toBe('2025-10-19T00:04+02:00')
  })

  test.each([
    ['that is no zone away', '19 October 2025 00:17'],
    ['that says it is of a change', 'Updated 19 October 2025 00:04'],
  ])('stands against a later time %s', (_, shown) => {
    const body = `${headline}<p>${shown}</p>${prose}`
    expect(contentOf(body, claim('2025-10-18T22:04:00Z')).publishedAt).toBe('2025-10-18T22:04:00Z')
  })

  test('falls before an earlier time that is no zone away', () => {
    const body = `${headline}<p>19 January 2020 / 12:25 PM</p>${prose}`
    expect(contentOf(body, claim('2020-01-20T09:49:32+00:00')).publishedAt).toBe('2020-01-19T12:25')
  })

  test('is given as another claim has it in the publisher’s zone', () => {
    const head = `${claim('2025-10-18T22:04:00Z').head}<meta name="date" content="Sun, 19 Oct 2025 00:04:00 +0200">`
    expect(contentOf(headline + prose, { head }).publishedAt).toBe('2025-10-19T00:04:00+02:00')
  })
})

test('an address keeps the day on which an article was first put there', () => {
  const url = 'https://harbour.example/2025/2/6/story'
  expect(contentOf(headline + prose, { ...claim('2026-03-09T08:00:00+01:00'), url }).publishedAt).toBe(
    '2025-02-06',
  )
})

test('the country that networks are told says how 02/03/2026 is read', () => {
  const of = (locale: string): string | null =>
    contentOf(`${headline}<p>02/03/2026</p>${prose}`, {
      head: `<meta property="og:locale" content="${locale}">`,
      lang: 'en',
    }).publishedAt
  expect([of('en_GB'), of('en_US'), of('fr_FR')]).toEqual(['2026-03-02', '2026-02-03', '2026-02-03'])
})

test('JSON-LD that a framework put into a meta element is read', () => {
  const data = JSON.stringify({ '@type': 'Article', headline: 'Harbour closed', datePublished: '2026-02-06' })
  const head = `<meta name="script:ld+json" content="${data.replaceAll('"', '&quot;')}">`
  expect(contentOf(headline + prose, { head })).toMatchObject({
    publishedAt: '2026-02-06',
    origins: { publishedAt: 'json-ld' },
  })
})
