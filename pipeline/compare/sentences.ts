import type { Lexicon, Tokens } from './lexicon.ts'

const terminators = new Set(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '॥', '։', '።'])
const spacelessTerminators = new Set(['。', '！', '？', '।', '॥'])
const closers = new Set(['"', "'", '”', '’', '»', ')', ']', '」', '』', '）'])

/**
 * Indexes of the tokens that begin a sentence; the first is 0. A sentence ends after a full stop or its like,
 * with closing quotation marks, where white space follows (or without in scripts that use none), and at a
 * line break. Abbreviations end sentences too: both sides are cut alike, which is all that matching needs.
 */
export function sentenceStarts(tokens: Tokens, lexicon: Lexicon): number[] {
  const count = tokens.ids.length
  const starts: number[] = count === 0 ? [] : [0]
  let ended = false
  for (let i = 0; i < count - 1; i += 1) {
    const token = lexicon.token(tokens.ids[i] ?? -1)
    ended = terminators.has(token) || (ended && closers.has(token))
    const space = tokens.text.slice(tokens.ends[i], tokens.starts[i + 1])
    const closes = ended && (space !== '' || spacelessTerminators.has(token))
    if (closes || space.includes('\n')) {
      starts.push(i + 1)
      ended = false
    }
  }
  return starts
}

/** How good a place the start of token `index` is to begin or end an edit: 4 text edge, 3 sentence, 2 clause, 1 word, 0 inside. */
export function boundaryRank(tokens: Tokens, index: number, lexicon: Lexicon): number {
  if (index <= 0 || index >= tokens.ids.length) return 4
  const space = tokens.text.slice(tokens.ends[index - 1], tokens.starts[index])
  if (space.includes('\n')) return 4
  const token = lexicon.token(tokens.ids[index - 1] ?? -1)
  if (spacelessTerminators.has(token)) return 3
  if (space === '') return token === '、' || token === '，' ? 2 : 0
  const before = closers.has(token) && index > 1 ? lexicon.token(tokens.ids[index - 2] ?? -1) : token
  if (terminators.has(token) || terminators.has(before)) return 3
  return lexicon.isWord(tokens.ids[index - 1] ?? -1) ? 1 : 2
}
