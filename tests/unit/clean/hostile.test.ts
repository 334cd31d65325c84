import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { OperationalError } from '../../../model/errors.ts'
import { clean } from '../../../pipeline/clean/clean.ts'

const prose =
  '<p>The council voted on Tuesday evening to build a second bridge over the river, after nine years.</p>'

/** Content, or the code of the refusal; anything else that is thrown is a bug. */
function outcomeOf(html: string, charset: string | null = 'utf-8'): string {
  try {
    const { content } = clean({ body: Buffer.from(html), mediaType: 'text/html', charset, url: null })
    return `content of ${content.blocks.length} blocks`
  } catch (error) {
    if (error instanceof OperationalError) return error.code
    throw error
  }
}

/** Each is small to send and large to think about. */
const hostile: readonly (readonly [string, () => string])[] = [
  ['100,000 nested divs', () => `${'<div>'.repeat(100_000)}${prose}`],
  ['100,000 nested divs, closed', () => `${'<div>'.repeat(100_000)}${prose}${'</div>'.repeat(100_000)}`],
  ['100,000 nested b, i and u', () => `${'<b><i><u>'.repeat(33_334)}${prose}`],
  ['100,000 nested tables', () => `${'<table><tr><td>'.repeat(33_334)}${prose}`],
  ['100,000 nested svgs', () => `${'<svg>'.repeat(100_000)}${prose}`],
  [
    '100,000 attributes on one tag',
    () => `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>${prose}`,
  ],
  ['a million opening brackets', () => '<'.repeat(1_000_000) + prose],
  ['a million unclosed comments', () => '<!--'.repeat(1_000_000) + prose],
  ['100,000 ampersands', () => `<p>${'&'.repeat(100_000)}</p>${prose}`],
  ['a million entities', () => `<p>${'&amp;'.repeat(1_000_000)}</p>`],
  ['one paragraph of a megabyte', () => `<p>${'word '.repeat(200_000)}</p>`],
  ['one line of a megabyte without a space', () => `<p>${'x'.repeat(1_000_000)}</p>`],
  ['100,000 paragraphs', () => prose.repeat(100_000)],
  ['100,000 links', () => '<a href="/x">link</a> '.repeat(100_000) + prose],
  ['a megabyte of braces', () => `<p>${'{}();'.repeat(200_000)}</p>${prose}`],
  [
    'JSON-LD nested 100,000 deep',
    () => `<script type="application/ld+json">${'['.repeat(100_000)}</script>${prose}`,
  ],
  [
    'JSON-LD of 10 MB',
    () => `<script type="application/ld+json">{"a":"${'x'.repeat(10_000_000)}"}</script>${prose}`,
  ],
  ['a script of a million opening brackets', () => `<script>${'{"a":['.repeat(200_000)}</script>${prose}`],
  [
    'a script of a million quotation marks',
    () => `<script>${'JSON.parse("'.repeat(100_000)}</script>${prose}`,
  ],
  [
    'data nested 100,000 deep',
    () => `<script type="application/json">${'['.repeat(100_000)}"${prose}"${']'.repeat(100_000)}</script>`,
  ],
  ['100,000 rows of nothing', () => '<script>self.__next_f.push([1,"1:[1]\\n"])</script>'.repeat(100_000)],
  [
    'a live blog of 50,000 posts',
    () =>
      '<div class="live-blog">' +
      Array.from(
        { length: 50_000 },
        (_, i) => `<div id=p${i}><time datetime=2026-01-01T00:00Z></time>${prose}</div>`,
      ).join(''),
  ],
  [
    'a live blog of 20,000 pinned copies',
    () =>
      '<div class="live-blog"><div>' +
      Array.from(
        { length: 20_000 },
        (_, i) => `<article id=post-${i}a><time datetime=2026-01-01T00:00Z></time>${prose}</article>`,
      ).join('') +
      '</div>' +
      `<div class=pinned><time datetime=2026-01-01T00:00Z></time>${prose}</div>`.repeat(20_000),
  ],
  [
    'a live blog of posts within posts',
    () =>
      `<div class="live-blog">${'<div class=post id=p77x><time datetime=2026-01-01T00:00Z></time><div class=post id=q77x></div>'.repeat(400)}${prose.repeat(2_000)}`,
  ],
  [
    '100,000 players',
    () => `${prose}<p><iframe src=https://v.example/embed/123456 title=x></iframe></p>`.repeat(50_000),
  ],
  [
    '100,000 captions in one figure',
    () =>
      `<figure class=lead-image><img src=/a.jpg>${'<figcaption>A bridge. <b class=credit>Photo: Jo/AFP</b></figcaption>'.repeat(100_000)}</figure>${prose}`,
  ],
  [
    '100,000 quotations with a name',
    () => `${prose}<blockquote>${'<p>It is so, they say.</p><cite>Jo</cite>'.repeat(100_000)}</blockquote>`,
  ],
  [
    'nested quotations',
    () => `${'<blockquote><cite>Jo</cite><p>It is so, they say, at some length.</p>'.repeat(20_000)}${prose}`,
  ],
  [
    'a megabyte that nearly corrects',
    () => `${prose}<p>${'Correction an earlier version of this article '.repeat(25_000)}</p>`,
  ],
  ['100,000 walls', () => `${'<div class=paywall>Subscribe to read'.repeat(100_000)}${prose}`],
  [
    'a claimed body of half a megabyte over 20,000 paragraphs',
    () =>
      `<script type="application/ld+json">{"@type":"Article","articleBody":"${'a'.repeat(500_000)}"}</script>` +
      `<p>${'a'.repeat(79)}b.</p>`.repeat(20_000),
  ],
  [
    '100,000 headings and authors',
    () => '<h1>One more</h1><a rel=author>Jo Field</a>'.repeat(100_000) + prose,
  ],
  [
    '100,000 bylines and dates',
    () =>
      '<p class=date>Updated on 30 February 2026</p><p>By Jo Field, Jo Field and</p>'.repeat(100_000) + prose,
  ],
  [
    'a byline of a megabyte',
    () =>
      `<h1>One more</h1><meta name=author content="${'By Jo Field and '.repeat(65_000)}"><p class=author>${'By Jo, '.repeat(150_000)}</p>${prose}`,
  ],
  ['100,000 headings that end an article', () => '<p>Comments</p>'.repeat(100_000) + prose],
  [
    '100,000 embedded posts in one',
    () =>
      `<blockquote class="twitter-tweet">${'<p>A <a href="/x">b</a></p>'.repeat(100_000)}</blockquote>${prose}`,
  ],
  ['a million combining marks', () => `<p>e${'\u0301'.repeat(1_000_000)}</p>${prose}`],
]

describe('hostile pages', () => {
  test.each(hostile)('%s end in content or a refusal within 5 s of CPU', (_name, html) => {
    const page = html()
    const before = process.cpuUsage()
    expect(outcomeOf(page)).toMatch(/^(?:content of \d+ blocks|not-an-article)$/)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(5_000)
  })

  test('__proto__ in JSON-LD pollutes nothing', () => {
    const ld =
      '{"@type":"NewsArticle","headline":"A","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'
    outcomeOf(`<script type="application/ld+json">${ld}</script>${prose}`)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('control characters, bidirectional overrides and lone surrogates do not get into the text', () => {
    const body = Buffer.from(
      `<h1>A head\u202Eline\u0007</h1>${prose}<p>Nul \u0000 and bell \u0007 and override \u202E and soft\u00ADhyphen and \u200Bzero.</p>${prose.replace('bridge', 'ferry')}`,
    )
    const { content } = clean({ body, mediaType: 'text/html', charset: 'utf-8', url: null })
    const text = [content.headline, ...content.blocks.map((block) => block.text)].join('\n')
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202A-\u202E\u00AD\u200B]/u)
    expect(text.isWellFormed()).toBe(true)
    expect(text).toContain('softhyphen')
  })
})

describe('any bytes', () => {
  const tags = fc.constantFrom(
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<script>',
    '</script>',
    '<blockquote>',
    '<li>',
    '<a href="',
    '">',
    '<!--',
    '-->',
    '<table><tr><td>',
    '<h1>',
    '<br>',
    '&#',
    '&amp;',
    '<svg><style>',
  )
  const soup = fc.array(fc.oneof(tags, fc.string({ unit: 'binary', maxLength: 40 }), fc.constant(prose)), {
    maxLength: 60,
  })

  test('soup of tags and text never throws anything but a refusal', () => {
    const property = fc.property(soup, (pieces) =>
      /^(?:content|not-an-article)/.test(outcomeOf(pieces.join(''))),
    )
    expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow()
  })

  test('random bytes under any label never throw anything but a refusal', () => {
    const label = fc.constantFrom(
      'utf-8',
      'shift_jis',
      'utf-16le',
      'gb18030',
      'iso-2022-jp',
      'no-such-charset',
      null,
    )
    const property = fc.property(fc.uint8Array({ maxLength: 2_000 }), label, (bytes, charset) => {
      for (const mediaType of ['text/html', 'text/plain']) {
        try {
          clean({ body: bytes, mediaType, charset, url: 'https://example.org/' })
        } catch (error) {
          if (!(error instanceof OperationalError)) throw error
        }
      }
    })
    expect(() => fc.assert(property, { numRuns: 300 })).not.toThrow()
  })
})
