import { describe, expect, test } from 'vitest'
import type { Content } from '../../../model/content.ts'
import { clean } from '../../../pipeline/clean/clean.ts'
import { paragraph } from '../../support/site.ts'

const prose = [0, 1, 2, 3].map((number) => `<p>${paragraph(number)}</p>`).join('')

function contentOf(body: string, head = ''): Content {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
  const url = 'https://harbour.example/story'
  return clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url }).content
}

const headline = '<h1>Harbour closed</h1>'
const article = (meta: string, after = ''): string => `<article>${headline}${meta}${prose}</article>${after}`

describe('the byline', () => {
  test.each([
    ['By <a rel="author" href="/ada">Ada Holm</a> and Omar Reyes', ['Ada Holm', 'Omar Reyes']],
    [
      '<span>Birgit Baum</span><span>Anna Giulia Fink</span><span>Jan Marchart</span>',
      ['Birgit Baum', 'Anna Giulia Fink', 'Jan Marchart'],
    ],
    ['<b>Ada Holm</b><i>Senior Reporter</i><span>Last Updated</span>', ['Ada Holm']],
    [
      '<b>Ada Holm</b><p>Ada Holm writes about ships and has followed Omar Reyes through many storms and ports of the north.</p>',
      ['Ada Holm'],
    ],
    ['김하늘 기자', ['김하늘']],
  ])('is the persons in %s', (markup, names) => {
    expect(contentOf(article(`<div class="byline">${markup}</div>`)).byline).toEqual(names)
  })

  test('is nobody who comments, and nobody who wrote another article', () => {
    const comments =
      '<section class="comments"><div itemprop="author">Rude Reader</div><b class="author">Kind Reader</b></section>'
    const related = '<aside class="related"><span class="byline">By Omar Reyes</span></aside>'
    expect(contentOf(related + article('', comments)).byline).toEqual([])
  })

  test('is found below the article too, where it says so', () => {
    const content = contentOf(article('', '<div><h3>Written by Ada Holm</h3></div>'))
    expect(content).toMatchObject({ byline: ['Ada Holm'], origins: { byline: 'text' } })
  })

  test('is the site only when it says that it is the author and names nobody', () => {
    const site = '<meta property="og:site_name" content="Harbour News">'
    const ld = (author: unknown): string =>
      `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'Harbour closed', author })}</script>`
    const house = site + ld({ '@type': 'Organization', name: 'Harbour News' })
    expect(contentOf(article(''), house).byline).toEqual(['Harbour News'])
    expect(contentOf(article('<p class="byline">By Ada Holm</p>'), house).byline).toEqual(['Ada Holm'])
    expect(contentOf(article(''), site).byline).toEqual([])
  })
})

describe('the date of publication', () => {
  test('is the one beside the headline, not that of a teaser before it or a comment after it', () => {
    const teaser = '<div class="teaser"><time datetime="2026-01-01">1 January</time></div>'
    const comment =
      '<div class="comments"><time itemprop="datePublished" datetime="2026-03-03">3 March</time></div>'
    const content = contentOf(teaser + article('<time datetime="2026-02-02">2 February</time>', comment))
    expect(content.publishedAt).toBe('2026-02-02')
  })

  test.each([
    ['<p>Updated 4 March 2026</p>', null, '2026-03-04'],
    ['<p>Aktualisiert: 4.3.2026</p>', null, '2026-03-04'],
    ['<p>Published 2 March 2026</p><p>Updated 4 March 2026</p>', '2026-03-02', '2026-03-04'],
    [
      '<time class="updated" datetime="2026-03-04"></time><time datetime="2026-03-02"></time>',
      '2026-03-02',
      '2026-03-04',
    ],
  ])('is never that of a change: %s', (markup, publishedAt, modifiedAt) => {
    expect(contentOf(article(markup))).toMatchObject({ publishedAt, modifiedAt })
  })
})

describe('the headline', () => {
  const title =
    '<title>Harbour closed after storm - Harbour News</title><meta property="og:site_name" content="Harbour News">'

  test('is without the kicker that stands in the same heading', () => {
    const body = `<article><h1><span>Storm in the north</span> <span>Harbour closed after storm</span></h1>${prose}</article>`
    expect(contentOf(body, title).headline).toBe('Harbour closed after storm')
  })

  test('is the heading that the title confirms, though the first one names the place', () => {
    const body = `<header><h1>The harbour weblog</h1></header><article><h2>Harbour closed after storm</h2>${prose}</article>`
    expect(contentOf(body, title)).toMatchObject({
      headline: 'Harbour closed after storm',
      origins: { headline: 'markup' },
    })
  })
})
