import type { KindFinding } from '../../../model/change.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'
import type { Reading, ReadPlace } from './readings.ts'
import { explains } from './shifts.ts'
import type { Span } from './words-of.ts'

/** Places where only typography changed, blocks of another kind or level, blocks split or merged. */
export function findFormatting(readings: readonly Reading[], comparison: Comparison): KindFinding[] {
  const places = placesOf(readings, ({ nature }) => nature === 'formatting')
  const marked = comparison.edits.filter(
    (edit) => hasBothSides(edit) && edit.op !== 'moved' && (isReshaped(edit) || isRemarked(edit, comparison)),
  )
  return [
    ...finding(
      'formatting',
      0.95,
      marked.map(({ after }) => after),
    ),
    ...finding('formatting', 0.85, places),
  ]
}

/** Places where nothing but spelling was mended; a name respelled here and there is a name everywhere. */
export function findTypos(readings: readonly Reading[]): KindFinding[] {
  const names = new Set(
    readings.flatMap(({ shifts, places }) => {
      const respelled = shifts.filter(({ kind }) => kind === 'name')
      return places.filter((place) => respelled.some((shift) => explains(shift, place))).map(swapOf)
    }),
  )
  return finding(
    'typo',
    0.7,
    placesOf(readings, (place) => place.nature === 'typo' && !names.has(swapOf(place))),
  )
}

function swapOf({ deleted, inserted }: ReadPlace): string {
  return `${deleted.text.trim()} → ${inserted.text.trim()}`
}

function placesOf(readings: readonly Reading[], isMeant: (place: ReadPlace) => boolean): string[] {
  return readings.flatMap(({ passage, places }) =>
    places
      .filter((place) => isMeant(place))
      .map(
        ({ deleted, inserted }) =>
          `${around(passage.before.text, deleted)} → ${around(passage.after.text, inserted)}`,
      ),
  )
}

/** The words that a place is part of. */
function around(text: string, { start, end }: Span): string {
  const before = /\S{0,20}$/u.exec(text.slice(Math.max(0, start - 20), start))?.[0] ?? ''
  const after = /^\S{0,20}/u.exec(text.slice(end, end + 20))?.[0] ?? ''
  return before + text.slice(start, end) + after
}

function isReshaped(edit: ReadEdit): boolean {
  return (edit.op === 'split' || edit.op === 'merged') && edit.isTypographic
}

/** A block that is of another kind or level now, or has other invisible characters only. */
function isRemarked(edit: ReadEdit, { from, to }: Comparison): boolean {
  const old = from.blocks[edit.from[0] ?? -1]
  const young = to.blocks[edit.to[0] ?? -1]
  return old?.kind !== young?.kind || old?.level !== young?.level
}
