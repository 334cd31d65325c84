import { describe, expect, test } from 'vitest'
import type { CleaningRules } from '../../../model/rules.ts'
import { clean, cleanerId } from '../../../pipeline/clean/clean.ts'
import { parsePage } from '../../../pipeline/clean/page/parse-page.ts'
import { parseRules } from '../../../pipeline/clean/rules/parse-rules.ts'
import { tryRules } from '../../../pipeline/clean/rules/try-rules.ts'
import { withoutNodes } from '../../../pipeline/clean/rules/without-nodes.ts'
import { paragraph } from '../../support/site.ts'

const html = `<!doctype html><html lang="en"><head><title>Harbour closed</title></head><body>
<nav><a href="/">Home</a></nav>
<article><h1>Harbour closed</h1>
<p class="cross">The night before</p><p>${paragraph(0)}</p>
<div class="promo"><p>Our harbour newsletter tells you every morning which boats went out and which stayed.</p></div>
<p>Read more: ${paragraph(3)}</p><p>${paragraph(1)}</p></article>
<section id="more"><p>${paragraph(4)}</p></section>
</body></html>`

const none: CleaningRules = { select: [], remove: [], rename: [] }

function blocks(rules: Partial<CleaningRules>, body = html): (readonly [string, string])[] {
  const input = { body: Buffer.from(body), mediaType: 'text/html', charset: 'utf-8', url: null }
  return clean({ ...input, rules: { ...none, ...rules } }).content.blocks.map(({ kind, text }) => [
    kind,
    text,
  ])
}

describe('rules', () => {
  test('select the body, all of it and nothing else', () => {
    expect(blocks({ select: ['#more'] })).toEqual([['paragraph', paragraph(4)]])
    expect(blocks({ select: ['article', '#more'] }).map(([, text]) => text)).toEqual([
      'The night before',
      paragraph(0),
      'Our harbour newsletter tells you every morning which boats went out and which stayed.',
      `Read more: ${paragraph(3)}`,
      paragraph(1),
      paragraph(4),
    ])
  })

  test('remove elements by selectors and blocks by patterns', () => {
    const texts = blocks({ select: ['article'], remove: ['.promo', '/^Read more:/'] }).map(([, text]) => text)
    expect(texts).toEqual(['The night before', paragraph(0), paragraph(1)])
  })

  test('remove names and dates with the elements that hold them', () => {
    const signed = html.replace('</h1>', '</h1><p class="byline">By <a rel="author">Ada Holm</a></p>')
    const input = { body: Buffer.from(signed), mediaType: 'text/html', charset: 'utf-8', url: null }
    expect(clean(input).content.byline).toEqual(['Ada Holm'])
    const without = clean({ ...input, rules: { ...none, remove: ['.byline'] } })
    expect(without.content.byline).toEqual([])
  })

  test('rename elements and blocks', () => {
    const rename = [
      { rule: '.cross', to: 'h3' },
      { rule: '/lifeboat/', to: 'blockquote' },
    ] as const
    const found = blocks({ select: ['article'], rename })
    expect(found[0]).toEqual(['heading', 'The night before'])
    expect(found.at(-1)).toEqual(['quote', paragraph(1)])
  })

  test('never let through a script printed as text', () => {
    const printed =
      "!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod}}(window,document,'script');"
    const texts = blocks({ select: ['article'] }, html.replace('</article>', `<p>${printed}</p></article>`))
    expect(texts.map(([, text]) => text)).not.toContain(printed)
  })

  test('refuse a page on which nothing is selected', () => {
    expect(() => blocks({ select: ['.no-such'] })).toThrow(
      expect.objectContaining({ code: 'rules-matched-nothing' }),
    )
  })

  test('apply to text by their patterns alone', () => {
    const body = `Harbour closed\n${paragraph(0)}\nAdvertisement by the harbour office, paid for.\n${paragraph(1)}`
    const input = { body: Buffer.from(body), mediaType: 'text/plain', charset: 'utf-8', url: null }
    const rules = { ...none, select: ['article'], remove: ['/paid for/'] }
    expect(clean({ ...input, rules }).content.blocks.map(({ text }) => text)).toEqual([
      paragraph(0),
      paragraph(1),
    ])
  })

  test('give the cleaner an id of its own that depends on nothing but them', () => {
    const rules = parseRules('{"remove": [".promo"]}')
    expect(cleanerId(rules)).toBe(cleanerId(parseRules('{ "remove" : [ ".promo" ], "select": [] }')))
    expect(cleanerId(rules)).not.toBe(cleanerId(parseRules('{"remove": [".promos"]}')))
    expect(cleanerId(rules).startsWith(`${cleanerId(null)}+`)).toBe(true)
  })
})

describe('parseRules', () => {
  test.each([
    ['', 'no JSON'],
    ['{}', 'no rule'],
    ['{"select": "main"}', 'array'],
    ['{"choose": ["main"]}', 'choose'],
    ['{"remove": ["p:no-such-pseudo"]}', 'p:no-such-pseudo'],
    ['{"remove": ["a[href"]}', 'a[href'],
    ['{"remove": ["/(?=look)/"]}', '/(?=look)/'],
    ['{"select": ["/pattern/"]}', 'not patterns'],
    ['{"rename": {".cross": "marquee"}}', 'rename'],
  ])('refuses %s', (text, reason) => {
    expect(() => parseRules(text)).toThrow(
      expect.objectContaining({ code: 'rules-invalid', message: expect.stringContaining(reason) }),
    )
  })
})

describe('tryRules', () => {
  const input = { body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url: null }

  test('says what each rule matches, and the article with and without them', () => {
    const rules = parseRules(
      '{"select": ["article"], "remove": [".promo", "/^Read more/", ".absent"], "rename": {".cross": "h2"}}',
    )
    const trial = tryRules(input, rules)
    expect(trial.matches.map(({ part, rule, count }) => [part, rule, count])).toEqual([
      ['select', 'article', 1],
      ['remove', '.promo', 1],
      ['remove', '/^Read more/', 1],
      ['remove', '.absent', 0],
      ['rename', '.cross', 1],
    ])
    expect(trial.matches[4]?.samples).toEqual(['The night before'])
    expect(trial.with).toEqual(clean({ ...input, rules }).content)
    expect(trial.without).toEqual(clean(input).content)
  })

  test('shows a refusal as what would happen', () => {
    expect(tryRules(input, parseRules('{"select": [".absent"]}')).with).toMatchObject({
      code: 'rules-matched-nothing',
    })
  })
})

describe('withoutNodes', () => {
  const page = parsePage(html, { selfClosing: false })

  test('changes nothing when nothing goes', () => {
    const { page: copy, from } = withoutNodes(page, [])
    expect(copy).toEqual(page)
    expect(from).toEqual(page.tag.map((_tag, node) => node))
  })

  test('gives the page that would have been parsed without the element', () => {
    const node = page.words.findIndex((words) => words.includes('promo'))
    const rest = withoutNodes(page, [node, node + 1]).page
    const parsed = parsePage(html.replace(/<div class="promo">.*<\/div>/, '<i></i>'), { selfClosing: false })
    const gap = parsed.tag.indexOf('i')
    expect(rest.tag).toEqual(parsed.tag.toSpliced(gap, 1))
    expect(rest.text).toEqual(parsed.text.toSpliced(gap, 1))
    expect(rest.end.at(0)).toBe(rest.tag.length)
    expect(rest.parent.every((parent, at) => parent < at)).toBe(true)
  })
})
