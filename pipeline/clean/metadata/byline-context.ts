import type { Line } from './byline.ts'
import { jobWord, teamPattern } from './byline-words.ts'
import { isGivenName } from './given-names.ts'
import type { LinesAround } from './lines.ts'
import { findDate } from './written-dates.ts'

/** How many lines after and before the headline an unannounced name may stand in. */
const afterMax = 8
const beforeMax = 4

/**
 * The names of the first line near the headline that has nothing but a name, or a name with a job and a date: a
 * date, a job or a time of reading stands in the same line or the next, and the name begins as persons' names do or is that of a team.
 */
export function besideNames(lines: LinesAround, read: (line: Line) => readonly string[]): readonly string[] {
  const [after, before] = [lines.after.slice(0, afterMax), lines.before.slice(0, beforeMax)]
  for (const [side, across] of [
    [after, before],
    [before, []],
  ] as const) {
    const marks = side.map(({ pieces }) => pieces.some(marksByline))
    const marked = across.slice(0, 2).some(({ pieces }) => pieces.some(marksByline))
    for (const [at, { pieces }] of side.entries()) {
      if (!marks.slice(Math.max(0, at - 2), at + 3).includes(true) && !(at === 0 && marked)) continue
      const names = read(pieces)
      if (names.length > 0 && names.every(beginsAsNames)) return names
    }
  }
  return []
}

function beginsAsNames(name: string): boolean {
  return teamPattern.test(name) || isGivenName(name.split(/[\s-]/)[0] ?? '')
}

const readingTime =
  /(?<!\p{L})\d{1,3}[\s-]*(?:min\b|mins\b|minutes?|minuten|minuti|minutos?|minut|dakika|мин|хв|分|분)/iu

function marksByline(piece: string): boolean {
  if (piece.length > 80) return false
  if (readingTime.test(piece)) return true
  if (piece.split(' ').length <= 6 && piece.split(/[\s,|]+/).some((word) => jobWord.test(word))) return true
  return /\d/.test(piece) && findDate(piece, 'day-first') !== null
}
