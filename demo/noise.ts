import type { Random } from './random.ts'

export interface HeadlineLink {
  readonly url: string
  readonly headline: string
}

/** What changes on a page from one request to the next, though nobody has edited the article. */
export interface Noise {
  readonly nonce: string
  readonly csrf: string
  readonly requestId: string
  readonly pixelId: string
  readonly minutesAgo: number
  readonly views: string
  readonly comments: number
  readonly shares: number
  readonly adSlots: readonly string[]
  readonly related: readonly HeadlineLink[]
  readonly mostRead: readonly HeadlineLink[]
  readonly hasCookieBar: boolean
  /** Where the newsletter box stands, counted in paragraphs; it moves about. */
  readonly boxAfter: number
  readonly servedInMs: number
}

/** Draws the noise of one request. The same stream and the same links give the same noise. */
export function drawNoise(random: Random, links: readonly HeadlineLink[]): Noise {
  const hex = (length: number) => Array.from({ length }, () => random.integer(0, 15).toString(16)).join('')
  const chosen = sample(random, links, 9)
  return {
    nonce: hex(16),
    csrf: hex(32),
    requestId: `${hex(8)}-${hex(4)}-${hex(4)}`,
    pixelId: String(random.integer(100_000_000, 999_999_999)),
    minutesAgo: random.integer(1, 59),
    views: random.integer(101, 9_999).toLocaleString('en-GB'),
    comments: random.integer(2, 480),
    shares: random.integer(2, 2_100),
    adSlots: Array.from({ length: 3 }, () => `div-gpt-ad-${hex(10)}`),
    related: chosen.slice(0, 4),
    mostRead: chosen.slice(4),
    hasCookieBar: random.chance(0.5),
    boxAfter: random.integer(2, 5),
    servedInMs: random.integer(3, 240),
  }
}

/** Some of the items, each once, without shuffling them all: it happens on every request. */
function sample<T>(random: Random, items: readonly T[], count: number): T[] {
  if (items.length <= count * 2) return random.shuffle(items).slice(0, count)
  const chosen = new Set<T>()
  while (chosen.size < count) chosen.add(random.pick(items))
  return [...chosen]
}
