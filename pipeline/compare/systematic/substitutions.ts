import type { Change, WordRun } from '../../../model/change.ts'
import { isWordToken, tokenize } from '../tokens.ts'

/** What was put in place of what, in whole words, with the word before and after where it touches. */
export interface Substitution {
  /** Either may be empty, never both. */
  readonly from: string
  readonly to: string
  readonly previous: string
  readonly next: string
  /** A few words around it, as they were and as they are. */
  readonly before: string
  readonly after: string
}

/** More words than this on a side are a rewrite, which no two articles share. */
const wordsMax = 12
/** Substitutions read of one change; a rewritten article has hundreds, none of which says anything. */
const perChangeMax = 200
const contextLength = 40

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
  return minimal(from, to, left, right)
}

function equalText(run: WordRun | undefined): string {
  return run?.op === 'equal' ? run.text : ''
}

/** Leaves out what both sides begin and end with; the words left out are the context then. */
function minimal(from: string, to: string, left: string, right: string): Substitution | null {
  const old = tokensOf(from)
  const young = tokensOf(to)
  if (Math.max(old.length, young.length) > 3 * wordsMax) return null
  const shorter = Math.min(old.length, young.length)
  let head = 0
  while (head < shorter && old[head]?.text === young[head]?.text) head += 1
  let tail = 0
  while (tail < shorter - head && old.at(-1 - tail)?.text === young.at(-1 - tail)?.text) tail += 1
  const [oldText, youngText] = [sliceOf(from, old, head, tail), sliceOf(to, young, head, tail)]
  if (oldText === youngText) return null
  if (Math.max(old.length, young.length) - head - tail > wordsMax) return null
  const leftTokens = tokensOf(left.slice(-contextLength))
  const previous = head > 0 ? old[head - 1]?.text : leftTokens.at(-1)?.text
  const next = tail > 0 ? old.at(-tail)?.text : tokensOf(right.slice(0, contextLength))[0]?.text
  const around = (text: string) =>
    `${left.slice(-contextLength)}${text}${right.slice(0, contextLength)}`.trim()
  return {
    from: oldText,
    to: youngText,
    previous: wordOrNone(previous),
    next: wordOrNone(next),
    before: around(from),
    after: around(to),
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

function sliceOf(text: string, tokens: readonly Token[], head: number, tail: number): string {
  const first = tokens[head]
  const last = tokens[tokens.length - 1 - tail]
  return first === undefined || last === undefined || first.start > last.start
    ? ''
    : text.slice(first.start, last.end)
}

/** A mark between two words keeps them apart: it is no context. */
function wordOrNone(token: string | undefined): string {
  return token !== undefined && isWordToken(token) ? token : ''
}
