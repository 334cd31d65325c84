import type { KindFinding } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import { type Comparison, finding } from './finding.ts'
import { takedownPhrases } from './words/takedowns.ts'

/** A statement that a text was taken back is short, and no more than this of the old text stands beside it. */
const lengthMax = 1_200
const keptShareMax = 0.5

/** The article's text gave way to a statement that it was removed, withdrawn or retracted. */
export function findTakedown({ from, to, edits }: Comparison): KindFinding[] {
  const after = textOf(to)
  if (edits.length === 0 || after.length > lengthMax || after === '') return []
  const before = textOf(from)
  const kept = to.blocks.filter(({ text }) => before.includes(text))
  const keptLength = kept.reduce((sum, { text }) => sum + text.length, 0)
  if (before.length > lengthMax * 8 ? keptLength > lengthMax / 2 : keptLength > before.length * keptShareMax)
    return []
  const said = takedownPhrases.flatMap((phrase) => [...after.matchAll(phrase)])
  const stood = takedownPhrases.some((phrase) => before.slice(0, lengthMax * 2).match(phrase) !== null)
  return stood
    ? []
    : finding(
        'takedown-notice',
        0.9,
        said.slice(0, 1).map((match) => sentenceAt(after, match.index)),
      )
}

function textOf({ blocks }: Content): string {
  return blocks.map(({ text }) => text).join('\n')
}

function sentenceAt(text: string, at: number): string {
  const start = Math.max(0, text.slice(0, at).search(/[^.!?。\n]*$/u))
  return text.slice(start, at + 160).trim()
}
