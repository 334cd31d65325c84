import { bodyText } from '../../model/content.ts'
import type { Content } from '../../model/content.ts'

/** Runs of letters and digits; each character of a script without spaces. */
export function wordsOf(content: Content): readonly string[] {
  return (
    bodyText(content)
      .toLowerCase()
      .match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+/gu) ?? []
  )
}

/** The share of `words` that stand in `others` too, each as often as it stands there. 0 to 1. */
export function shareOf(words: readonly string[], others: readonly string[]): number {
  if (words.length === 0) return 0
  const left = new Map<string, number>()
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1)
  let shared = 0
  for (const word of words) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    shared += 1
  }
  return shared / words.length
}

/**
 * The share of a content's characters that another content begins with, block for block: a teaser has nothing that the
 * whole text has not. The block in which it breaks off counts as far as it goes. 0 to 1.
 */
export function shareAtStart(part: Content, whole: Content): number {
  const known = new Set(whole.blocks.map(({ text }) => text))
  let length = 0
  let shared = 0
  for (const { text, kind } of part.blocks) {
    if (kind === 'caption') continue
    length += text.length
    const start = text.replace(/\s*(?:\.{3}|…|\[…\]|\[\.{3}\])\s*$/, '')
    if (known.has(text)) shared += text.length
    else if (start.length > 20 && whole.blocks.some((block) => block.text.startsWith(start))) {
      shared += text.length
    }
  }
  return length === 0 ? 0 : shared / length
}
