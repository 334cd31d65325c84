/**
 * The words of a text: split at white space, punctuation at both ends removed, NFC. What an edit removed and
 * added is told in these words, and looked for in these words.
 */
export function words(text: string): string[] {
  return text
    .normalize('NFC')
    .split(/\s+/u)
    .map((word) => word.replaceAll(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, ''))
    .filter((word) => word !== '')
}

/** The words of `a` that `b` has less often, in the order of `a`. */
export function wordsMissing(a: string, b: string): string[] {
  const left = counted(words(b))
  return words(a).filter((word) => {
    const count = left.get(word) ?? 0
    if (count > 0) left.set(word, count - 1)
    return count === 0
  })
}

/** True when every word of `wanted` is in `pool`, as often as it is wanted. */
export function hasWords(pool: readonly string[], wanted: string): boolean {
  const left = counted(pool)
  return words(wanted).every((word) => {
    const count = left.get(word) ?? 0
    left.set(word, count - 1)
    return count > 0
  })
}

function counted(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of list) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
