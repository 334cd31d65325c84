import type { Change, WordRun } from '../../../model/change.ts'
import { isWordToken, tokenize } from '../tokens.ts'

/** What was put in place of what, in whole words. Either side may be empty, never both. */
export interface Replacement {
  readonly from: string
  readonly to: string
}

/** A replacement in its place. */
export interface Substitution extends Replacement {
  /** The same with the word before it, or after it; null where a mark stands there, or nothing. */
  readonly withPrevious: Replacement | null
  readonly withNext: Replacement | null
  /** A few words around it, as they were and as they are. */
  readonly before: string
  readonly after: string
}

/** More words than this on a side are a rewrite, which no two articles share. */
const wordsMax = 12
/** Substitutions read of one change; a rewritten article has hundreds, none of which says anything. */
const perChangeMax = 200
const contextLength = 40
const lengthMax = 400

/** The substitutions of a change, in its order: in its blocks and in fields that are text. */
export function substitutionsOf(change: Change): Substitution[] {
  const texts = [
    ...change.fields.map((field) => field.words ?? []),
    ...change.hunks.flatMap((hunk) => hunk.edits.map((edit) => edit.words)),
  ]
  const found: Substitution[] = []
  for (const words of texts) {
    for (let i = 0; i < words.length && found.length < perChangeMax; i += 1) {
      const substitution = substitutionAt(words, i)
      if (substitution !== null) found.push(substitution)
    }
  }
  return found
}

function substitutionAt(words: readonly WordRun[], index: number): Substitution | null {
  const run = words[index]
  if (run === undefined || run.op === 'equal') return null
  const follows = words[index + 1]
  const isReplaced = run.op === 'deleted' && follows?.op === 'inserted'
  // The inserted half of a replacement was read with its deleted half.
  if (run.op === 'inserted' && words[index - 1]?.op === 'deleted') return null
  const from = run.op === 'deleted' ? run.text : ''
  const to = isReplaced ? follows.text : run.op === 'inserted' ? run.text : ''
  const left = equalText(words[index - 1])
  const right = equalText(words[index + (isReplaced ? 2 : 1)])
  // Dear to cut, and shared by nobody.
  if (Math.max(from.length, to.length) > lengthMax) return null
  return minimal(from, to, left, right)
}

function equalText(run: WordRun | undefined): string {
  return run?.op === 'equal' ? run.text : ''
}

/** Leaves out what both sides begin and end with. */
function minimal(from: string, to: string, left: string, right: string): Substitution | null {
  const around = (text: string) => `${left.slice(-contextLength)}${text}${right.slice(0, contextLength)}`
  const [before, after] = [around(from), around(to)]
  const old = tokensOf(before)
  const young = tokensOf(after)
  const shorter = Math.min(old.length, young.length)
  let head = 0
  while (head < shorter && old[head]?.text === young[head]?.text) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail)?.text === young.at(-1 - tail)?.text) tail += 1
  if (Math.max(old.length, young.length) - head - tail > wordsMax) return null
  const replacement = (start: number, end: number): Replacement => ({
    from: sliceOf(before, old.slice(start, old.length - end)),
    to: sliceOf(after, young.slice(start, young.length - end)),
  })
  const bare = replacement(head, tail)
  // White space alone.
  if (bare.from === bare.to) return null
  return {
    ...bare,
    withPrevious: isWord(old[head - 1]) ? replacement(head - 1, tail) : null,
    withNext: tail > 0 && isWord(old.at(-tail)) ? replacement(head, tail - 1) : null,
    before: before.trim(),
    after: after.trim(),
  }
}

interface Token {
  readonly text: string
  readonly start: number
  readonly end: number
}

function tokensOf(text: string): Token[] {
  const { starts, ends } = tokenize(text)
  return starts
    .map((start, index) => ({ text: text.slice(start, ends[index]), start, end: ends[index] ?? start }))
    .filter((token) => token.text !== '')
}

function sliceOf(text: string, tokens: readonly Token[]): string {
  return text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0)
}

/** A mark between two words keeps them apart: it is no context. */
function isWord(token: Token | undefined): boolean {
  return token !== undefined && isWordToken(token.text)
}
