import type { Content } from '../../../model/content.ts'
import { once } from '../../once.ts'
import type { KnownNames } from './names.ts'
import { foldWord } from './words-of.ts'

/** What the words of both versions tell of a word: a name, a common word, or one of two that are both words. */
export interface KnownWords extends KnownNames {
  /** True when what went still stands in the new text and what came stood in the old one. */
  areBothWords(deleted: string, inserted: string): boolean
}

/** As far as this an article is searched for the words it uses. */
const lengthReadMax = 20_000

const capitals = /(?<=[\p{Ll}\p{N},«“"] )\p{Lu}[\p{L}\p{M}'’]{1,40}(?: \p{Lu}[\p{L}\p{M}'’]{1,40}){0,3}/gu

/** Reads the words of each version, and the names of both, when they are first asked for. */
export function knownWordsOf(from: Content, to: Content): KnownWords {
  const names = once(() => new Set([...namesOf(from), ...namesOf(to)]))
  const before = once(() => wordsOf(from))
  const after = once(() => wordsOf(to))
  return {
    has: (word) => names().has(word),
    isCommon: (word) => before().lower.has(word) || after().lower.has(word),
    areBothWords: (deleted, inserted) => {
      const [old, young] = [foldWord(deleted.trim()), foldWord(inserted.trim())]
      return old !== young && after().all.has(old) && before().all.has(young)
    },
  }
}

/** Words with a capital in the middle of a sentence, and those beside them; in German every noun is one. */
function namesOf({ blocks, language }: Content): Set<string> {
  const found = new Set<string>()
  if (language?.toLowerCase().startsWith('de') === true) return found
  for (const text of textsOf(blocks)) {
    for (const [row] of text.matchAll(capitals)) {
      for (const name of row.split(' ')) found.add(foldWord(name))
    }
  }
  return found
}

interface Words {
  readonly all: ReadonlySet<string>
  /** Those that stand in lower case. */
  readonly lower: ReadonlySet<string>
}

function wordsOf({ blocks }: Content): Words {
  const all = new Set<string>()
  const lower = new Set<string>()
  for (const text of textsOf(blocks)) {
    for (const [word] of text.matchAll(/[\p{L}\p{M}]+/gu)) {
      const folded = foldWord(word)
      all.add(folded)
      if (/^\p{Ll}/u.test(word)) lower.add(folded)
    }
  }
  return { all, lower }
}

function textsOf(blocks: Content['blocks']): string[] {
  let left = lengthReadMax
  return blocks.flatMap(({ text }) => {
    const part = left > 0 ? text.slice(0, left) : ''
    left -= text.length
    return part === '' ? [] : [part]
  })
}
