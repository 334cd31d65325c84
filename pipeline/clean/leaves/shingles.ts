/** The shingles of each leaf of a page. */
export type Shingles = readonly (readonly number[])[]

/** 32-bit hashes of all runs of four words, and of four characters where words are not spaced. */
export function shinglesOf(text: string): number[] {
  const words: number[] = []
  let word = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (isWordUnit(unit)) word = (Math.imul(word, 31) + lowered(unit) + 1) | 0
    if (word !== 0 && (!isWordUnit(unit) || unit >= 0x2e80 || at === text.length - 1)) {
      words.push(word)
      word = 0
    }
  }
  const shingles: number[] = []
  for (let at = 0; at + 4 <= words.length; at += 1) {
    let hash = 0
    for (let next = at; next < at + 4; next += 1) hash = (Math.imul(hash, 1_000_003) + (words[next] ?? 0)) | 0
    shingles.push(hash)
  }
  return shingles
}

function isWordUnit(unit: number): boolean {
  if (unit < 0x80) return (unit >= 0x30 && unit <= 0x39) || ((unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a)
  return unit >= 0xc0 && !(unit >= 0x2000 && unit <= 0x206f) && !(unit >= 0x3000 && unit <= 0x3004)
}

function lowered(unit: number): number {
  return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit
}
