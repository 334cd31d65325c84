import { describe, expect, test } from 'vitest'
import { OperationalError } from '../../../model/errors.ts'
import { clean } from '../../../pipeline/clean/clean.ts'

const title = 'The bridge will be built'
const texts = Array.from(
  { length: 5 },
  (_, at) =>
    `Paragraph ${at + 1} says at some length that the bridge will be built, whatever the river thinks.`,
)
const markup = texts.map((text) => `<p>${text}</p>`).join('')

/** A page that shows its headline only, and leaves the rest to its scripts. */
function pageOf(scripts: string, shown = ''): string {
  return `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>${shown}<div id="root"></div>${scripts}</body></html>`
}

function blocksOf(html: string): string[] {
  const { content } = clean({ body: Buffer.from(html), mediaType: 'text/html', charset: 'utf-8', url: null })
  return content.blocks.map(({ kind, text }) => (kind === 'paragraph' ? text : `${kind}: ${text}`))
}

function refusalOf(html: string): string {
  try {
    blocksOf(html)
    return 'none'
  } catch (error) {
    if (error instanceof OperationalError) return error.code
    throw error
  }
}

const json = (value: unknown): string => `<script type="application/json">${JSON.stringify(value)}</script>`

/** Rows of React's server components, pushed one by one. */
const flight = (...rows: readonly string[]): string =>
  rows.map((row) => `<script>self.__next_f.push([1,${JSON.stringify(row)}])</script>`).join('')

describe('an article that only the page’s scripts would draw', () => {
  test.each<[string, string]>([
    ['as markup in JSON', json({ page: { article: { title, bodyHtml: markup } } })],
    [
      'as markup assigned',
      `<script>window.__STATE__ = ${JSON.stringify({ article: { title, html: markup } })};</script>`,
    ],
    [
      'as markup pushed',
      `<script>(window.q=window.q||[]).push(${JSON.stringify({ title, html: markup })})</script>`,
    ],
    [
      'as JSON in a string',
      `<script>var state = JSON.parse(${JSON.stringify(JSON.stringify({ title, html: markup }))})</script>`,
    ],
    [
      'as JSON in a string of single quotation marks',
      `<script>var state = JSON.parse('${JSON.stringify({ title, html: markup }).replaceAll('\\', '\\\\').replaceAll("'", "\\'")}')</script>`,
    ],
    ['as plain paragraphs', json({ title, paragraphs: texts })],
    ['as objects with a text', json({ title, body: texts.map((text) => ({ type: 'paragraph', text })) })],
    [
      'as a tree of rich text',
      json({
        headline: { basic: title },
        content: texts.map((text) => ({
          _type: 'block',
          children: [{ text: text.slice(0, 20) }, { marks: ['strong'], text: text.slice(20) }],
        })),
      }),
    ],
    [
      'as rows of server components',
      flight(
        `5:${JSON.stringify(['$', '$L2', null, { detail: { title, html: '$7' } }])}\n7:T${markup.length.toString(16)},`,
        `${markup}8:null\n`,
      ),
    ],
  ])('is read %s', (_, scripts) => {
    expect(blocksOf(pageOf(scripts))).toEqual(texts)
  })

  test('keeps headings, and no placeholders and share bars', () => {
    const body = `<p>$$ARTICLEAD$$</p>${markup}<h2>What the river thinks</h2><div class="share-bar"><p>Share</p></div><p>${texts[0]} Twice.</p>`
    expect(blocksOf(pageOf(json({ title, body })))).toEqual([
      ...texts,
      'heading: What the river thinks',
      `${texts[0]} Twice.`,
    ])
  })

  test('is not read where the page shows it', () => {
    const shown = texts.map((text) => `<p>${text} As shown.</p>`).join('')
    expect(blocksOf(pageOf(json({ title, body: markup }), `<article>${shown}</article>`))).toEqual(
      texts.map((text) => `${text} As shown.`),
    )
  })

  test.each<[string, string]>([
    ['stands with another title', json({ title: 'Ten ways to cross a river', body: markup })],
    ['asks for consent', json({ consent: { text: markup } })],
    ['is code', `<script>const page = { title: "${title}", body: () => render("${markup}") }</script>`],
    [
      'is addresses',
      json({ title, images: texts.map((_, at) => `https://cdn.example/a/long/path/to/picture-${at}.jpg`) }),
    ],
  ])('is not read from data that %s', (_, scripts) => {
    expect(refusalOf(pageOf(scripts))).toBe('not-an-article')
  })
})
