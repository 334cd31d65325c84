/**
 * Tells which leaves of a page belong to its true body. The truth of public benchmarks is text, not markup, so
 * runs of words that stand in both are matched, the longest first, each word of either side at most once; then
 * short leaves are matched where their words are exactly what the truth has next to a matched neighbour.
 */
export function labelLeaves(leafTexts: readonly string[], truth: string): Float64Array {
  const { page, leafOf, tokensOf } = tokensOfLeaves(leafTexts)
  const target = tokens(truth)
  const matches = longestFirst(commonRuns(page, target))
  const placeOf = new Int32Array(page.length).fill(-1)
  const used = new Uint8Array(target.length)
  for (const { at, place, length } of matches) acceptFreeRun(placeOf, used, at, place, length)
  matchBesideNeighbours(page, target, leafOf, placeOf, used)
  const covered = new Float64Array(leafTexts.length)
  for (const [at, leaf] of leafOf.entries()) {
    if ((placeOf[at] ?? -1) !== -1) covered[leaf] = (covered[leaf] ?? 0) + 1
  }
  return covered.map((count, leaf) => count / Math.max(1, tokensOf[leaf] ?? 0))
}

const cjk = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/gu

/** The words of a text as benchmarks count them; Chinese and Japanese characters are words. */
export function tokens(text: string): string[] {
  return text.replace(cjk, ' $& ').match(/[\p{L}\p{N}_]+/gu) ?? []
}

interface Run {
  readonly at: number
  readonly place: number
  readonly length: number
}

function tokensOfLeaves(leafTexts: readonly string[]) {
  const page: string[] = []
  const leafOf: number[] = []
  const tokensOf = leafTexts.map((text, leaf) => {
    const own = tokens(text)
    for (const token of own) {
      page.push(token)
      leafOf.push(leaf)
    }
    return own.length
  })
  return { page, leafOf, tokensOf }
}

const runMin = 4
/** A run of words that the truth repeats more often than this is matched at its first places only. */
const placesMax = 20

/** All runs of at least four words in both that cannot be made longer. */
function commonRuns(page: readonly string[], target: readonly string[]): Run[] {
  const places = new Map<string, number[]>()
  for (let place = 0; place + runMin <= target.length; place += 1) {
    const key = target.slice(place, place + runMin).join(' ')
    const list = places.get(key) ?? []
    if (list.length < placesMax) list.push(place)
    places.set(key, list)
  }
  const runs: Run[] = []
  for (let at = 0; at + runMin <= page.length; at += 1) {
    for (const place of places.get(page.slice(at, at + runMin).join(' ')) ?? []) {
      if (at > 0 && place > 0 && page[at - 1] === target[place - 1]) continue
      let length = runMin
      while (page[at + length] === target[place + length] && at + length < page.length) length += 1
      runs.push({ at, place, length })
    }
  }
  return runs
}

function longestFirst(runs: readonly Run[]): Run[] {
  return runs.toSorted((a, b) => b.length - a.length || a.at - b.at || a.place - b.place)
}

/** Takes the words of a run that nothing longer has taken, where three or more stand together. */
function acceptFreeRun(
  placeOf: Int32Array,
  used: Uint8Array,
  at: number,
  place: number,
  length: number,
): void {
  let from = 0
  for (let offset = 0; offset <= length; offset += 1) {
    const free = offset < length && placeOf[at + offset] === -1 && used[place + offset] === 0
    if (free) continue
    if (offset - from >= 3) {
      for (let taken = from; taken < offset; taken += 1) {
        placeOf[at + taken] = place + taken
        used[place + taken] = 1
      }
    }
    from = offset + 1
  }
}

function matchBesideNeighbours(
  page: readonly string[],
  target: readonly string[],
  leafOf: readonly number[],
  placeOf: Int32Array,
  used: Uint8Array,
): void {
  for (const direction of [1, -1]) {
    const starts = leafStarts(leafOf)
    if (direction === -1) starts.reverse()
    let next = direction === 1 ? 0 : target.length
    for (const [from, to] of starts) {
      const length = to - from
      const edge = direction === 1 ? to - 1 : from
      if ((placeOf[from] ?? -1) === -1 && (placeOf[to - 1] ?? -1) === -1 && length <= 8) {
        const place = direction === 1 ? next : next - length
        if (place >= 0 && fits(page, target, used, from, place, length)) {
          for (let offset = 0; offset < length; offset += 1) {
            placeOf[from + offset] = place + offset
            used[place + offset] = 1
          }
        }
      }
      const known = placeOf[edge] ?? -1
      if (known !== -1) next = direction === 1 ? known + 1 : known
    }
  }
}

function fits(
  page: readonly string[],
  target: readonly string[],
  used: Uint8Array,
  from: number,
  place: number,
  length: number,
): boolean {
  for (let offset = 0; offset < length; offset += 1) {
    if (used[place + offset] !== 0 || page[from + offset] !== target[place + offset]) return false
  }
  return true
}

function leafStarts(leafOf: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  let from = 0
  for (let at = 1; at <= leafOf.length; at += 1) {
    if (at < leafOf.length && leafOf[at] === leafOf[from]) continue
    if (at > from) found.push([from, at])
    from = at
  }
  return found
}
