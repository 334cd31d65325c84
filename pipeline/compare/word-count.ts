import type { Hunk, WordRun } from '../../model/change.ts'
import type { Lexicon } from './lexicon.ts'

/** Words and numbers that came and went in the blocks; headline and other fields are not counted. */
export function countChangedWords(
  hunks: readonly Hunk[],
  lexicon: Lexicon,
): { wordsAdded: number; wordsRemoved: number } {
  const runs = hunks.flatMap((hunk) => hunk.edits.flatMap((edit) => edit.words))
  const count = (op: WordRun['op']) =>
    runs.reduce((sum, run) => (run.op === op ? sum + lexicon.countWords(run.text) : sum), 0)
  return { wordsAdded: count('inserted'), wordsRemoved: count('deleted') }
}
