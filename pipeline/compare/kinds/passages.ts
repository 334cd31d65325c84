import type { WordRun } from '../../../model/change.ts'
import type { Lexicon } from '../lexicon.ts'
import { newText, oldText } from '../word-runs.ts'
import { hasBothSides, type ReadEdit } from './finding.ts'
import { languageOf, type TextLanguage } from './language.ts'
import { sentenceMarks } from './sentence-marks.ts'
import { isSameSaying } from './typos.ts'
import { type ReadText, readText, type Span } from './words-of.ts'

/** Words that went and came at one place; either may be empty. Offsets are into the passage's texts. */
export interface Place {
  readonly deleted: Span
  readonly inserted: Span
}

/**
 * A sentence of a block that stands on both sides, or several that cannot be told apart, which differ.
 * - `edited`: the sentence stayed and words of it changed: only there is a fact changed rather than told anew;
 * - `came`, `went`: a whole sentence is new, or gone;
 * - `replaced`: other words stand in its place.
 */
export interface Passage {
  readonly edit: ReadEdit
  readonly fate: 'edited' | 'came' | 'went' | 'replaced'
  readonly before: ReadText
  readonly after: ReadText
  readonly places: readonly Place[]
  /** Where it begins in the texts of the edit. */
  readonly beforeAt: number
  readonly afterAt: number
}

/** With less than this share of the shorter side in common a sentence did not stay. */
const keptMin = 0.3

/** Cuts an edit where sentences end on both sides; passages that are equal on both are left out. */
export function passagesOf(edit: ReadEdit, declared: string | null, lexicon: Lexicon): Passage[] {
  const language = languageOf(edit.after === '' ? edit.before : edit.after, declared)
  if (!hasBothSides(edit)) {
    return [passageOf(edit, edit.words, language, lexicon, [0, 0])]
  }
  let beforeAt = 0
  let afterAt = 0
  return cutAtSentences(straighten(edit.words), edit).flatMap((runs) => {
    const at = [beforeAt, afterAt] as const
    beforeAt += oldText(runs).length
    afterAt += newText(runs).length
    return runs.some((run) => run.op !== 'equal') ? [passageOf(edit, runs, language, lexicon, at)] : []
  })
}

function passageOf(
  edit: ReadEdit,
  runs: readonly WordRun[],
  language: TextLanguage,
  lexicon: Lexicon,
  [beforeAt, afterAt]: readonly [number, number],
): Passage {
  const before = readText(oldText(runs), language, lexicon)
  const after = readText(newText(runs), language, lexicon)
  const fate = fateOf(runs, before, after)
  return { edit, fate, before, after, places: placesOf(runs), beforeAt, afterAt }
}

function fateOf(runs: readonly WordRun[], before: ReadText, after: ReadText): Passage['fate'] {
  const [went, came] = [before.text.trim().length, after.text.trim().length]
  if (went === 0) return 'came'
  if (came === 0) return 'went'
  const kept = runs.reduce((sum, run) => (run.op === 'equal' ? sum + run.text.trim().length : sum), 0)
  if (kept / Math.min(went, came) >= keptMin) return 'edited'
  // All words spelled otherwise are the same words.
  return isSameSaying(before.text, after.text, before.language) ? 'edited' : 'replaced'
}

function placesOf(runs: readonly WordRun[]): Place[] {
  const places: Place[] = []
  let from = 0
  let to = 0
  let deleted = ''
  let inserted = ''
  const close = () => {
    if (deleted === '' && inserted === '') return
    places.push({
      deleted: { start: from, end: from + deleted.length, text: deleted },
      inserted: { start: to, end: to + inserted.length, text: inserted },
    })
    from += deleted.length
    to += inserted.length
    deleted = ''
    inserted = ''
  }
  for (const run of runs) {
    if (run.op === 'deleted') deleted += run.text
    else if (run.op === 'inserted') inserted += run.text
    else {
      close()
      from += run.text.length
      to += run.text.length
    }
  }
  close()
  return places
}

const terminatorStart = /^[.!?…。！？]["”»’)」』]*/u

/**
 * `He left[ today. She stayed].` is told as `He left[ today].[ She stayed.]`: a full stop that both sides have is put
 * where the old sentence ends, so that the new one is seen whole.
 */
function straighten(runs: readonly WordRun[]): WordRun[] {
  const straight: WordRun[] = []
  for (let i = 0; i < runs.length; i += 1) {
    const run = runs[i]
    const next = runs[i + 1]
    if (run === undefined) break
    const alone = run.op !== 'equal' && next?.op === 'equal' && (runs[i - 1]?.op ?? 'equal') === 'equal'
    const end = alone ? (terminatorStart.exec(next.text)?.[0] ?? '') : ''
    const at = end === '' ? -1 : run.text.indexOf(`${end}${end.startsWith('。') ? '' : ' '}`)
    if (next === undefined || at < 0) {
      straight.push(run)
      continue
    }
    const rest = run.text.slice(at + end.length) + end
    straight.push({ op: run.op, text: run.text.slice(0, at) })
    straight.push({ op: 'equal', text: end }, { op: run.op, text: rest })
    straight.push({ op: 'equal', text: next.text.slice(end.length) })
    i += 1
  }
  return straight.filter((run) => run.text !== '')
}

/** The runs in groups, each of whole sentences on both sides. Linear in the text. */
function cutAtSentences(runs: readonly WordRun[], { before, after }: ReadEdit): WordRun[][] {
  const old = sentenceMarks(before)
  const young = sentenceMarks(after)
  const groups: WordRun[][] = [[]]
  const put = (op: WordRun['op'], text: string) => {
    if (text !== '') groups.at(-1)?.push({ op, text })
  }
  let from = 0
  let to = 0
  runs.forEach((run, index) => {
    const text = run.text
    if (run.op !== 'equal') {
      // Between what went and what came is no cut: one stands for the other.
      const opens = index === 0 || runs[index - 1]?.op === 'equal'
      if (opens && old[from] === 1 && young[to] === 1) groups.push([])
      put(run.op, text)
      if (run.op === 'deleted') from += text.length
      else to += text.length
      return
    }
    let written = 0
    if (old[from] === 1 && young[to] === 1) groups.push([])
    for (let i = 1; i < text.length; i += 1) {
      const both = old[from + i] === 1 && young[to + i] === 1
      const goesOn = old[from + i + 1] === 1 && young[to + i + 1] === 1
      if (!both || goesOn) continue
      put('equal', text.slice(written, i))
      groups.push([])
      written = i
    }
    put('equal', text.slice(written))
    from += text.length
    to += text.length
  })
  return groups
}
