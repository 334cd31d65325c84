import { describe, expect, test } from 'vitest'
import { clean } from '../../../pipeline/clean/clean.ts'
import { paragraph } from '../../support/site.ts'

function textsOf(body: string): string[] {
  const html = `<!doctype html><html><head><title>Harbour closed</title></head><body>${body}</body></html>`
  const input = { body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url: null }
  return clean(input).content.blocks.map(({ text }) => text)
}

const texts = [0, 1, 2, 3].map((number) => paragraph(number))
const prose = texts.map((text) => `<p>${text}</p>`).join('')
const refrain = 'The ships are waiting, the cranes are standing still and the town is holding its breath.'

describe('the body', () => {
  test('is taken once from a page that has it twice', () => {
    const page = `<h1>Harbour closed</h1><div class="mobile">${prose}</div><article class="desktop">${prose}</article>`
    expect(textsOf(page)).toEqual(texts)
  })

  test('keeps what its author says twice', () => {
    const page = `<article><h1>Harbour closed</h1><p>${refrain}</p>${prose}<p>${refrain}</p></article>`
    expect(textsOf(page)).toEqual([refrain, ...texts, refrain])
  })

  test('ends with its text, not with a heading of nothing', () => {
    const page = `<article><h1>Harbour closed</h1>${prose}<h2>What happens next</h2></article>`
    expect(textsOf(page)).toEqual(texts)
  })

  test.each([
    'The ferry was built in 1987.',
    'She died in 2019.',
    'Nobody was hurt on Monday.',
    'It reopened on 4 March 2026.',
  ])('keeps the short sentence %s', (sentence) => {
    const page = `<article><h1>Harbour closed</h1><p>${texts[0]}</p><p>${sentence}</p><p>${texts[1]}</p></article>`
    expect(textsOf(page)).toEqual([texts[0], sentence, texts[1]])
  })

  test('keeps headings with nothing but a heading or a short line after them', () => {
    const page = `<article><h1>Harbour closed</h1>${prose}<h2>What we know</h2><h2>What we do not know</h2><p>${refrain}</p></article>`
    expect(textsOf(page)).toEqual([...texts, 'What we know', 'What we do not know', refrain])
  })

  test('keeps headings whose ids are made of their words', () => {
    const heads = ['How to share social media posts', 'What comments and newsletters are for']
    const page = heads.map(
      (head, at) => `<h2 id="${head.toLowerCase().replaceAll(' ', '-')}">${head}</h2><p>${texts[at]}</p>`,
    )
    expect(textsOf(`<article><h1>Harbour closed</h1>${page.join('')}</article>`)).toEqual(
      heads.flatMap((head, at) => [head, texts[at]]),
    )
  })

  test('may be a few lines, in a script that says much with few characters', () => {
    const lines = ['赣州连日暴雨，六名被困村民周三获救。', '消防部门说，水位已开始下降。', '学校周四复课。']
    expect(textsOf(`<h1>赣州暴雨</h1>${lines.map((line) => `<p>${line}</p>`).join('')}`)).toEqual(lines)
  })

  test('begins with its introduction, though nothing calls it one', () => {
    const page = `<table><tr><td><h1>Harbour closed</h1><b>The ships are waiting; nobody knows for how long.</b><p>By Ada Holm</p>${prose}</td></tr></table>`
    expect(textsOf(page)[0]).toBe('The ships are waiting; nobody knows for how long.')
  })

  test('may stand in parts, with boxes between them', () => {
    const parts = texts.map(
      (text) => `<div class="part"><p>${text}</p></div><div class="ad-slot"><p>Advertisement</p></div>`,
    )
    expect(textsOf(`<article><h1>Harbour closed</h1>${parts.join('')}</article>`)).toEqual(texts)
  })

  test.each(['By Ada Holm', 'Written by Ada Holm and Omar Reyes', 'Von Ada Holm'])(
    'does not begin with the line %s',
    (line) => {
      const head = '<meta name="author" content="Ada Holm, Omar Reyes">'
      expect(textsOf(`${head}<h1>Harbour closed</h1><p>${line}</p>${prose}`)).toEqual(texts)
    },
  )

  test('keeps a sentence that names its author', () => {
    const sentence = 'Ada Holm was on the quay when the last ship left the harbour on Tuesday evening.'
    expect(
      textsOf(`<meta name="author" content="Ada Holm"><h1>Harbour closed</h1>${prose}<p>${sentence}</p>`),
    ).toContain(sentence)
  })

  test('is not what leads on to other articles between its paragraphs', () => {
    const teaser = '<p><a href="/2026/11/mayor">Mayor survives budget vote by a single voice</a></p>'
    const page = `<article><h1>Harbour closed</h1>${texts.map((text) => `<p>${text}</p>`).join(teaser)}</article>`
    expect(textsOf(page)).toEqual(texts)
  })

  test('is not the beginnings of other articles', () => {
    const cut = (number: number): string =>
      `<li><a href="/2026/11/${number}">Mayor survives budget vote number ${number}</a> <span>${paragraph(number + 10).slice(0, 150)}...</span></li>`
    const page = `<div class="content"><h1>Harbour closed</h1>${prose}<ul>${[1, 2, 3, 4].map(cut).join('')}</ul></div>`
    expect(textsOf(page)).toEqual(texts)
  })
})
