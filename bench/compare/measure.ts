import type { Stretch } from './runs.ts'

/** What one comparison shows its reader; less is better in every line. */
export interface Measure {
  /** Words that went and came. */
  editWords: number
  /** Runs of edits. */
  hunks: number
  /** Matches of at most three words, one of them longer than three letters, between larger edits. */
  chaff: number
  /** Matched words that link two blocks that share less than a quarter of their words. */
  cross: number
}

const chaffWordsMax = 3
const contentWordLength = 4
const relatedDiceMin = 0.25

const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/**
 * The words of a text as ICU cuts them, by neither of the engines that are measured; an address of the web, which
 * ICU cuts into all its parts, is one.
 */
export function wordsIn(text: string): string[] {
  const prose = text.includes('://') ? text.replace(address, ' address ') : text
  if (plain.test(prose)) return prose.match(/[a-z0-9]+(?:['.,][a-z0-9]+)*/gi) ?? []
  return [...segmenter.segment(prose)].filter((piece) => piece.isWordLike).map((piece) => piece.segment)
}

const address = /(?<=^|[\s(])https?:\/\/\S+/g

/** ICU is slow; where it has nothing to say, a pattern says the same. */
const plain = /^[\p{ASCII}]*$/u

/** What the stretches of one comparison of two texts show. */
export function measureOf(
  stretches: readonly Stretch[],
  from: readonly string[],
  to: readonly string[],
): Measure {
  const measure: Measure = { editWords: 0, hunks: 0, chaff: 0, cross: 0 }
  const related = relations(from, to)
  for (const stretch of stretches) {
    for (const run of stretch) {
      const words = wordsIn(run.text).length
      if (run.op !== 'equal') measure.editWords += words
      else if (words > 0 && !related(run.from, run.to)) measure.cross += words
    }
    const islands = islandsOf(stretch)
    measure.hunks += islands.filter(({ edit }) => edit > 0).length
    measure.chaff += islands.filter((island, at) =>
      isChaff(island.kept, islands[at - 1]?.edit, island.edit),
    ).length
  }
  return measure
}

/** An edit with the words kept before it; the last one may have none. */
interface Island {
  kept: string
  edit: number
}

function islandsOf(stretch: Stretch): Island[] {
  const islands: Island[] = []
  let [kept, went, came] = ['', '', '']
  const close = () => {
    if (went.trim() === '' && came.trim() === '') return
    // An edit of marks alone is an edit too.
    islands.push({ kept, edit: Math.max(1, wordsIn(went).length, wordsIn(came).length) })
    kept = ''
  }
  for (const { op, text } of stretch) {
    if (op === 'equal') {
      close()
      ;[went, came] = ['', '']
      kept += text
    } else if (op === 'deleted') went += text
    else came += text
  }
  close()
  return islands
}

function isChaff(kept: string, before: number | undefined, after: number): boolean {
  if (before === undefined) return false
  const words = wordsIn(kept)
  const content = words.filter((word) => word.length >= contentWordLength).length
  return (
    words.length > 0 &&
    words.length <= chaffWordsMax &&
    content <= 1 &&
    Math.min(before, after) > words.length
  )
}

/** Whether an old and a new block have to do with each other; each pair is looked at once. */
function relations(from: readonly string[], to: readonly string[]): (i: number, j: number) => boolean {
  const known = new Map<string, boolean>()
  return (i, j) => {
    const key = `${i} ${j}`
    const found = known.get(key) ?? dice(from[i] ?? '', to[j] ?? '') >= relatedDiceMin
    known.set(key, found)
    return found
  }
}

/** Dice's coefficient of the words of two texts. */
function dice(a: string, b: string): number {
  if (a === b) return 1
  const left = new Map<string, number>()
  const [old, young] = [wordsIn(a), wordsIn(b)]
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of young) {
    const count = left.get(word) ?? 0
    if (count > 0) shared += 1
    left.set(word, count - 1)
  }
  return (2 * shared) / Math.max(1, old.length + young.length)
}

/** CPU milliseconds of one call. */
export function timed<T>(work: () => T): { result: T; cpuMs: number } {
  const started = process.threadCpuUsage()
  const result = work()
  const { user, system } = process.threadCpuUsage(started)
  return { result, cpuMs: (user + system) / 1_000 }
}
