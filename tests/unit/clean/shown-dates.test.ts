import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'
import { paragraph } from '../../support/site.ts'

const prose = [0, 1, 2, 3].map((number) => `<p>${paragraph(number)}</p>`).join('')

function contentOf(
  body: string,
  { head = '', lang = 'en-GB', url = 'https://harbour.example/story' } = {},
): Content {
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`
  return clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url }).content
}

const headline = '<h1>Harbour closed</h1>'

describe('the date that readers see', () => {
  test.each([
    ['before the headline', `<p>6 February 2026</p>${headline}${prose}`],
    [
      'after it, in no element of its own',
      `${headline}<p>Ada Holm | 6 February 2026 | 5 min read</p>${prose}`,
    ],
    ['cut into parts', `${headline}<div class="date"><b>6</b> <i>Feb</i> <u>2026</u></div>${prose}`],
    ['at the end, with its label', `${headline}${prose}${prose}<p>Posted on 6 February 2026</p>`],
    ['beside a label of its own', `${headline}<p><b>Published</b> <i>6 February 2026</i></p>${prose}`],
    [
      'before that of a change, in one line',
      `${headline}<p>6 February 2026, updated 9 March 2026</p>${prose}`,
    ],
    [
      'after that of a change, in one line',
      `${headline}<p>Updated 9 March 2026. Published 6 February 2026</p>${prose}`,
    ],
    [
      'not the date of the day over the name of the place',
      `<div class="todays-date">Monday, 9 March 2026</div>${headline}<p>6 February 2026</p>${prose}`,
    ],
    [
      'not that of a link to another story',
      `${headline}${prose}<p>6 February 2026</p><a href="/x"><time datetime="2026-03-09">9 March</time> More</a>`,
    ],
    [
      'not that of a card in microdata',
      `${headline}<p>6 February 2026</p>${prose}<a href="/x"><meta itemprop="datePublished" content="2026-03-09">More</a>`,
    ],
  ])('%s', (_, body) => {
    expect(contentOf(body).publishedAt).toBe('2026-02-06')
  })

  test.each([
    ['en-US', 'https://harbour.example/story', '2026-02-03'],
    ['en', 'https://harbour.example/story', '2026-02-03'],
    ['en', 'https://harbour.uk/story', '2026-03-02'],
    ['en-GB', 'https://harbour.example/story', '2026-03-02'],
    ['it', 'https://harbour.example/story', '2026-03-02'],
  ])('02/03/2026 in %s at %s', (lang, url, date) => {
    expect(contentOf(`${headline}<p>02/03/2026</p>${prose}`, { lang, url }).publishedAt).toBe(date)
  })

  test('stands in the month that the address is filed under', () => {
    const body = `${headline}<p>17 June 2025</p><p>6 February 2026</p>${prose}`
    expect(contentOf(body, { url: 'https://harbour.example/2026/02/story' }).publishedAt).toBe('2026-02-06')
  })
})

describe('a date claimed to machines', () => {
  const claim = (date: string): { head: string } => ({
    head: `<meta property="article:published_time" content="${date}">`,
  })

  test.each([
    [
      'is what counts, with its time',
      '2026-02-06T10:00:00+01:00',
      '6 February 2026',
      '2026-02-06T10:00:00+01:00',
    ],
    ['may be a day off: zones differ', '2026-02-07T01:00:00Z', '6 February 2026', '2026-02-07T01:00:00Z'],
    ['stands against a later date without a label', '2026-02-06', '9 March 2026', '2026-02-06'],
    [
      'falls before an earlier date beside the headline',
      '2026-03-09T08:00:00Z',
      '6 February 2026',
      '2026-02-06',
    ],
    [
      'falls before one that says it is that of publication',
      '2013-03-09',
      'Published 6 February 2026',
      '2026-02-06',
    ],
    ['is that of the 3rd of February, not another day', '2026-02-03', '02/03/2026', '2026-02-03'],
  ])('%s', (_, date, shown, publishedAt) => {
    expect(contentOf(`${headline}<p>${shown}</p>${prose}`, claim(date)).publishedAt).toBe(publishedAt)
  })

  test('is given in the zone of the publisher where the page has the same instant in it', () => {
    const body = `${headline}<time datetime="2026-02-05T19:05:00-08:00">5 February</time>${prose}`
    expect(contentOf(body, claim('2026-02-06T03:05:00Z')).publishedAt).toBe('2026-02-05T19:05:00-08:00')
    expect(contentOf(body, claim('2026-02-06T03:05:00+01:00')).publishedAt).toBe('2026-02-06T03:05:00+01:00')
  })

  test('is found under names that nobody agreed on', () => {
    const head = '<meta name="w-published-date" content="2026-02-06T06:03:43.274Z">'
    expect(contentOf(headline + prose, { head }).publishedAt).toBe('2026-02-06T06:03:43Z')
  })

  test('is read from a recipe that bears the title of the page, never from one of its reviews', () => {
    const recipe = { '@type': 'Recipe', name: 'Harbour closed', datePublished: '2026-02-06' }
    const review = {
      '@type': 'Review',
      datePublished: '2026-03-09',
      author: { '@type': 'Person', name: 'Rude Reader' },
    }
    const head = `<script type="application/ld+json">${JSON.stringify([review, recipe])}</script>`
    expect(contentOf(headline + prose, { head })).toMatchObject({ publishedAt: '2026-02-06', byline: [] })
  })
})
