import type { Content } from '../../model/content.ts'
import { OperationalError } from '../../model/errors.ts'
import { clean } from '../../pipeline/clean/clean.ts'
import { decodeText } from '../../pipeline/charset.ts'
import { truePages } from '../../training/pages.ts'

/**
 * `node bench/clean/edits.ts FOLDER…`: makes one edit in one paragraph of each page and cleans it before and after. An
 * edit must change the blocks that it touches and no other: where another block comes or goes, the cleaner has changed
 * its mind, and readers would be shown an edit that nobody made.
 */
const folders = process.argv.slice(2)
if (folders.length === 0) throw new Error('Name the folders of pages to edit.')

const wordLength = 12
const paragraphMin = 120

interface Edit {
  readonly name: string
  readonly apply: (html: string, at: number, length: number) => string
}

const sentence = ' The ministry corrected the figure to 4,217 on Tuesday.'
const edits: readonly Edit[] = [
  {
    name: 'a word replaced',
    apply: (html, at, length) => `${html.slice(0, at)}Instead ${html.slice(at + length)}`,
  },
  { name: 'a sentence added', apply: (html, at) => html.slice(0, at) + sentence + html.slice(at) },
  {
    name: 'a paragraph added',
    apply: (html, at) => `${html.slice(0, at)}${(sentence + sentence).trim()}<p>${html.slice(at)}`,
  },
]

const totals = new Map(edits.map(({ name }) => [name, { pages: 0, others: 0 }]))
for (const page of folders.flatMap((folder) => [...truePages(folder)])) {
  const { text: html } = decodeText(page.body, { charset: null, kind: 'html' })
  const before = cleaned(html, page.url)
  if (before === null) continue
  const place = placeOf(html, before)
  if (place === null) continue
  for (const edit of edits) {
    const total = totals.get(edit.name)
    const after = cleaned(edit.apply(html, place.at, place.length), page.url)
    if (total === undefined) continue
    const changed = changedBlocks(before, after)
    // The words stand only in what the page gives to machines.
    if (changed === 0) continue
    total.pages += 1
    if (changed > (edit.name === 'a paragraph added' ? 2 : 1)) {
      total.others += 1
      console.log(`${edit.name}: ${changed} blocks changed on ${page.url}`)
    }
  }
}
for (const [name, { pages, others }] of totals)
  console.log(`${name}: ${pages} pages, another block changed on ${others}`)

function cleaned(html: string, url: string): Content | null {
  try {
    const body = Buffer.from(html)
    return clean({ body, mediaType: 'text/html', charset: 'utf-8', url: url === '' ? null : url }).content
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return null
  }
}

/** A word in the middle of the article whose surroundings stand once in the page's source; null when there is none. */
function placeOf(html: string, { blocks }: Content): { at: number; length: number } | null {
  const paragraphs = blocks.filter(({ kind, text }) => kind === 'paragraph' && text.length >= paragraphMin)
  for (let step = 0; step < paragraphs.length; step += 1) {
    const { text } = paragraphs[(step + (paragraphs.length >> 1)) % paragraphs.length] ?? { text: '' }
    const from = text.indexOf(' ', 20) + 1
    const words = text.slice(from, from + 40)
    const at = html.indexOf(words)
    if (from === 0 || at === -1 || html.includes(words, at + 1)) continue
    return { at, length: Math.min(wordLength, words.indexOf(' ') + 1) }
  }
  return null
}

/** Blocks of either side that have no equal on the other; a replaced block counts once. */
function changedBlocks(before: Content, after: Content | null): number {
  if (after === null) return Number.POSITIVE_INFINITY
  const texts = (content: Content): string[] => content.blocks.map((block) => `${block.kind} ${block.text}`)
  const [old, young] = [texts(before), texts(after)]
  const gone = old.filter((text) => !young.includes(text)).length
  const come = young.filter((text) => !old.includes(text)).length
  return Math.max(gone, come)
}
