import { styleText } from 'node:util'

import type { Blame, BlameRun, Presence } from '../model/blame.ts'
import type { Content } from '../model/content.ts'
import { count, table, time } from './format.ts'
import { stripControls, wrapPieces } from './terminal-text.ts'

export interface RenderBlameOptions {
  /** When each sighting began. */
  readonly times: readonly Date[]
  /** One colour a version; the number stands beside the words either way. */
  readonly color: boolean
  /** Columns to break words at; without it each stretch of words is one line, as programs like it. */
  readonly width: number | undefined
}

/**
 * A version for a terminal: before each stretch of words the version that brought it and when that was first seen; an
 * empty line between blocks; at the end how many words each version has. Ends without a line feed.
 */
export function renderBlame(blame: Blame, content: Content, options: RenderBlameOptions): string {
  const texts = [
    [content.headline ?? '', blame.headline],
    [content.dek ?? '', blame.dek],
    ...content.blocks.map(({ text }, index) => [text, blame.blocks[index] ?? []] as const),
  ] as const
  const digits = String(Math.max(...blame.sightings)).length
  const words = new Map<number, number>()
  const blocks = texts.flatMap(([text, runs]) => {
    if (runs.length === 0) return []
    const lines = runs.flatMap((run) => {
      const stretch = stripControls(text.slice(run.start, run.end))
      words.set(run.origin, (words.get(run.origin) ?? 0) + countWords(stretch))
      return runLines(run, stretch, blame, digits, options)
    })
    return [lines.join('\n')]
  })
  const coarse = blame.coarse ? ['Some words may be older than told: a limit was hit.'] : []
  return [...blocks, legend(words, blame, options), ...coarse].join('\n\n')
}

function runLines(
  run: BlameRun,
  stretch: string,
  blame: Blame,
  digits: number,
  { times, color, width }: RenderBlameOptions,
): string[] {
  const presence = blame.presences[run.presence]
  const came = times[(presence?.intervals[0]?.from ?? 1) - 1]
  const gutter = `${String(run.origin).padStart(digits)}  ${came === undefined ? '' : time(came)}  `
  const text = `${stretch.trimEnd()}${notes(presence, times)}`
  const plain = { style: 'plain', text } as const
  const lines =
    width === undefined
      ? [text]
      : wrapPieces([plain], { width: width - gutter.length, color: false, indent: '' })
  return lines.map((line, index) => {
    const start = index === 0 ? gutter : ' '.repeat(gutter.length)
    return color ? painted(`${start}${line}`, run.origin) : `${start}${line}`
  })
}

/** What became of words that did not simply stay. */
function notes(presence: Presence | undefined, times: readonly Date[]): string {
  if (presence === undefined) return ''
  const at = (sighting: number) => {
    const date = times[sighting - 1]
    return date === undefined ? `sighting ${sighting}` : time(date)
  }
  const parts = presence.intervals.flatMap(({ until }, index) => {
    const next = presence.intervals[index + 1]
    if (until === null) return []
    return [next === undefined ? `gone ${at(until)}` : `gone ${at(until)}, back ${at(next.from)}`]
  })
  const shown = parts.length > notesMax ? [...parts.slice(0, 1), '…', ...parts.slice(-1)] : parts
  return shown.length === 0 ? '' : ` [${shown.join('; ')}]`
}

const notesMax = 3

function legend(
  words: ReadonlyMap<number, number>,
  blame: Blame,
  { times, color }: RenderBlameOptions,
): string {
  const rows = [...words]
    .toSorted(([a], [b]) => a - b)
    .map(([origin, amount]) => {
      const seen = times[blame.sightings.indexOf(origin)]
      return [
        origin,
        `version ${origin}`,
        seen === undefined ? '' : time(seen),
        count(amount, 'word'),
      ] as const
    })
  const lines = table(rows.map(([, ...cells]) => cells)).split('\n')
  if (!color) return lines.join('\n')
  return lines.map((line, index) => painted(line, rows[index]?.[0] ?? 1)).join('\n')
}

/** The first version, most of every article, in the terminal's own colour; the others by turns. */
function painted(line: string, version: number): string {
  const format = version === 1 ? undefined : colors[(version - 2) % colors.length]
  return format === undefined ? line : styleText(format, line, { validateStream: false })
}

const colors = ['green', 'yellow', 'cyan', 'magenta', 'blue', 'red'] as const

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.,]*/gu)?.length ?? 0
}
