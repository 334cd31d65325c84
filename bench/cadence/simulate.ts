import type { SimulatedArticle } from './process.ts'

/** What a policy knows of an article when it decides: nothing but what its looks have shown. */
interface Known {
  readonly ageMs: number
  /** Looks that found a change. */
  readonly changes: number
  /** Since the last look that found one; null when none has. */
  readonly sinceChangeMs: number | null
  /** The interval that led to this look. */
  readonly intervalMs: number
}

/** How long to wait for the next look; null: never again. `scale` makes it more or less frequent as a whole. */
export type Policy = (known: Known, scale: number) => number | null

export interface Outcome {
  readonly looks: number
  readonly edits: number
  /** Edits whose text was replaced before anybody looked. */
  readonly missed: number
  readonly medianDelayMs: number
  readonly p95DelayMs: number
}

/** Follows every article from its publication to the end of the span. */
export function simulate(
  articles: readonly SimulatedArticle[],
  policy: Policy,
  scale: number,
  spanMs: number,
): Outcome {
  let [looks, edits, missed] = [0, 0, 0]
  const delays: number[] = []
  for (const article of articles) {
    edits += article.edits.length
    let now = article.publishedAt
    let [seen, changes, intervalMs] = [0, 0, 0]
    let changedAt: number | null = null
    for (;;) {
      looks += 1
      let found = 0
      for (let at = article.edits[seen]; at !== undefined && at <= now; at = article.edits[seen]) {
        delays.push(now - at)
        seen += 1
        found += 1
      }
      if (found > 0) {
        missed += found - 1
        changes += 1
        changedAt = now
      }
      const wait: number | null = policy(
        {
          ageMs: now - article.publishedAt,
          changes,
          sinceChangeMs: changedAt === null ? null : now - changedAt,
          intervalMs,
        },
        scale,
      )
      if (wait === null || now + wait > spanMs) break
      intervalMs = wait
      now += wait
    }
    // Nobody looked again: they are missed for good, and as late as can be.
    const never = article.edits.slice(seen)
    missed += never.length
    delays.push(...never.map((at) => spanMs - at))
  }
  delays.sort((a, b) => a - b)
  const at = (share: number) => delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0
  return { looks, edits, missed, medianDelayMs: at(0.5), p95DelayMs: at(0.95) }
}

/** The scale at which a policy looks about so often, found by halving; and what it then comes to. */
export function atBudget(
  articles: readonly SimulatedArticle[],
  policy: Policy,
  looks: number,
  spanMs: number,
): Outcome & { readonly scale: number } {
  let [low, high] = [1 / 256, 256]
  const sample = articles.filter((_, index) => index % 10 === 0)
  const wanted = (looks * sample.length) / articles.length
  for (let step = 0; step < 18; step += 1) {
    const middle = Math.sqrt(low * high)
    if (simulate(sample, policy, middle, spanMs).looks > wanted) low = middle
    else high = middle
  }
  const scale = Math.sqrt(low * high)
  return { ...simulate(articles, policy, scale, spanMs), scale }
}
