import type { Quantity } from './number-marks.ts'
import { isCapitalName } from './names.ts'
import type { Passage } from './passages.ts'
import type { NewShift } from './shifts.ts'
import type { ReadText, Span, Word } from './words-of.ts'

/** In a sentence with more of them a list was put in another order. */
const slotsMax = 8
const confidence = 0.6

/** Numbers that changed places while the rest of the sentence stayed: by 52 votes to 48 → by 48 votes to 52. */
export function findSwapped(
  passage: Passage,
  old: readonly Quantity[],
  young: readonly Quantity[],
): NewShift[] {
  return swapOf('number', passage, old, young, ({ key }) => key) ?? []
}

/**
 * Names that changed places while the rest of the sentence stayed: Arsenal beat Chelsea → Chelsea beat Arsenal. None where
 * they are a list in another order; null where they did not.
 */
export function findSwappedNames(passage: Passage): NewShift[] | null {
  return swapOf('name', passage, capitalsOf(passage.before), capitalsOf(passage.after), ({ text }) => text)
}

function swapOf<T extends Span>(
  kind: 'name' | 'number',
  { before, after }: Passage,
  old: readonly T[],
  young: readonly T[],
  key: (span: T) => string,
): NewShift[] | null {
  if (old.length !== young.length || old.length < 2 || old.length > slotsMax) return null
  const [a, b] = [old.map(key), young.map(key)]
  const moved = a.flatMap((one, at) => (one === b[at] ? [] : [at]))
  const [first, last] = [moved[0], moved.at(-1)]
  if (first === undefined || last === undefined || a.toSorted().join('\n') !== b.toSorted().join('\n'))
    return null
  if (templateOf(before, old) !== templateOf(after, young)) return null
  const [from, to] = [spanOf(before, old, first, last), spanOf(after, young, first, last)]
  if (from === null || to === null || isList(before, old, moved)) return []
  return [{ kind, confidence, went: from, came: to, isFact: true }]
}

/** What is left of a sentence without them. */
function templateOf({ text }: ReadText, spans: readonly Span[]): string {
  let at = 0
  let template = ''
  for (const { start, end } of spans) {
    template += `${text.slice(at, start)}\u0000`
    at = end
  }
  return (template + text.slice(at)).trim()
}

/** Names in a row, with no more than commas and small words between, are in no order that says anything. */
function isList({ text }: ReadText, spans: readonly Span[], moved: readonly number[]): boolean {
  return moved.every((at, index) => {
    const next = moved[index + 1]
    if (next === undefined) return true
    const between = text.slice(spans[at]?.end, spans[next]?.start)
    return /^(?:\s*[,;、&/]\s*)?(?:\s*(?:and|or|und|oder|sowie|et|ou|y|e|o|en|of|и|или)\s*)?$/u.test(between)
  })
}

function spanOf({ text }: ReadText, spans: readonly Span[], first: number, last: number): Span | null {
  const [start, end] = [spans[first]?.start, spans[last]?.end]
  return start === undefined || end === undefined ? null : { start, end, text: text.slice(start, end) }
}

/** What stands before a noun of German that names nobody. */
const germanArticle =
  /^(?:d(?:er|ie|as|en|em|es)|(?:k|m|d|s)?eine?[rnms]?|(?:ihr|unser)e?[rnms]?|jede[rnms]?|diese[rnms]?|[ai]m|vom|zum|zur|ins|beim)$/u

/** Words with a capital that may be names, those beside each other together. */
function capitalsOf(read: ReadText): Span[] {
  const found: Span[] = []
  let before: Word | null = null
  for (const word of read.words) {
    const previous = before
    before = word
    if (!word.isWord || !isCapitalName(word, read.language)) continue
    if (read.language === 'de' && germanArticle.test(previous?.lower ?? '')) continue
    const last = found.at(-1)
    const isNext = last !== undefined && read.text.slice(last.end, word.start) === ' '
    const start = isNext ? last.start : word.start
    if (isNext) found.pop()
    found.push({ start, end: word.end, text: read.text.slice(start, word.end) })
  }
  return found
}
