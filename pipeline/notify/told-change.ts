import type { Change } from '../../model/change.ts'
import { sentenceEdits } from '../compare/sentence-edits.ts'

/** A change as somebody is told of it. */
export interface ToldChange {
  /** Its number: later changes have higher ones. */
  readonly id: number
  readonly articleId: number
  readonly articleUrl: string
  readonly headline: string | null
  readonly from: number
  readonly to: number
  readonly returned: boolean
  readonly changedBetween: readonly [Date, Date]
  readonly change: Change
  readonly source: { readonly id: number; readonly title: string | null; readonly url: string }
  readonly links: { readonly change: string; readonly article: string; readonly api: string }
}

/** A sentence before and after; null on the side where it was not. */
export interface ToldEdit {
  readonly op: string
  readonly before: string | null
  readonly after: string | null
}

const editsMax = 10
const editLengthMax = 500

/** What became of the sentences, the first of them, each as plain text of bounded length. Pure. */
export function toldEdits(change: Change): { readonly edits: readonly ToldEdit[]; readonly omitted: number } {
  const all = sentenceEdits(change)
  const edits = all
    .slice(0, editsMax)
    .map(({ op, from, to }) => ({ op, before: side(from), after: side(to) }))
  return { edits, omitted: all.length - edits.length }
}

function side(sentences: readonly string[]): string | null {
  return sentences.length === 0 ? null : cut(plain(sentences.join(' ')), editLengthMax)
}

/** One line without control characters. */
export function plain(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim()
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** At most so many UTF-16 units, cut between what readers take for characters, and shown to be cut. */
export function cut(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text
  let end = 0
  for (const { index, segment } of segmenter.segment(text.slice(0, lengthMax + 64))) {
    if (index + segment.length > lengthMax - 1) break
    end = index + segment.length
  }
  return lengthMax < 1 ? '' : `${text.slice(0, end)}…`
}

/** `26 November 2026, 14:02`, as everywhere in UTC. */
export function utc(at: Date): string {
  return `${day.format(at)}, ${minute.format(at)}`
}

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })

/** When it happened, as exactly as is known. */
export function between([after, by]: ToldChange['changedBetween']): string {
  const [first, last] = [utc(after), utc(by)]
  if (first === last) return `${first} UTC`
  return day.format(after) === day.format(by)
    ? `between ${first} and ${minute.format(by)} UTC`
    : `between ${first} and ${last} UTC`
}
