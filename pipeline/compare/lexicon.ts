import { countWordTokens, isWordToken, tokenize, type TokenSpans } from './tokens.ts'

/** A text cut into tokens; `ids` are equal exactly where the tokens are. */
export interface Tokens extends TokenSpans {
  readonly text: string
  readonly ids: Int32Array
}

/** Gives every distinct token of one comparison a small integer, and remembers texts already cut. */
export interface Lexicon {
  tokens(text: string): Tokens
  /** True for words and numbers, false for punctuation, symbols and emoji. */
  isWord(id: number): boolean
  /** The token that `id` stands for. */
  token(id: number): string
  /** The id of the same token in lower case. */
  lowerCase(id: number): number
  /** Number of words and numbers in a text, which is not kept. */
  countWords(text: string): number
}

/** An empty lexicon; it lives as long as one comparison. */
export function createLexicon(): Lexicon {
  const idOf = new Map<string, number>()
  const tokenOf: string[] = []
  const wordFlags: boolean[] = []
  const cache = new Map<string, Tokens>()

  function intern(token: string): number {
    const known = idOf.get(token)
    if (known !== undefined) return known
    const id = tokenOf.length
    idOf.set(token, id)
    tokenOf.push(token)
    wordFlags.push(isWordToken(token))
    return id
  }

  function tokens(text: string): Tokens {
    const known = cache.get(text)
    if (known !== undefined) return known
    const spans = tokenize(text)
    const ids = new Int32Array(spans.starts.length)
    for (let i = 0; i < ids.length; i += 1) ids[i] = intern(text.slice(spans.starts[i], spans.ends[i]))
    const made: Tokens = { text, ids, ...spans }
    cache.set(text, made)
    return made
  }

  const isWord = (id: number) => wordFlags[id] === true
  return {
    tokens,
    isWord,
    lowerCase: (id) => intern((tokenOf[id] ?? '').toLowerCase()),
    token: (id) => tokenOf[id] ?? '',
    countWords: (text) => {
      const known = cache.get(text)
      if (known === undefined) return countWordTokens(text)
      let words = 0
      for (const id of known.ids) if (isWord(id)) words += 1
      return words
    },
  }
}
