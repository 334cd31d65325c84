/** Agreement of a text with the true one. */
export interface ShingleScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/gu

/**
 * Multiset precision and recall of 4-word shingles, as scrapinghub/article-extraction-benchmark counts them;
 * Chinese and Japanese characters count as words.
 */
export function shingleScore(truth: string, found: string): ShingleScore {
  const expected = shingles(truth)
  const given = shingles(found)
  let common = 0
  for (const [shingle, count] of given) common += Math.min(count, expected.get(shingle) ?? 0)
  const precision = totalOf(given) === 0 ? 0 : common / totalOf(given)
  const recall = totalOf(expected) === 0 ? 1 : common / totalOf(expected)
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  }
}

function totalOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

function shingles(text: string): Map<string, number> {
  const words = text.replace(cjk, ' $& ').match(/[\p{L}\p{N}_]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - 3); at += 1) {
    const shingle = words.slice(at, at + 4).join(' ')
    if (shingle !== '') counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}
