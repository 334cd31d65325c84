import type { Archive, ArticleRef, DueSubscription } from '../archive/archive.ts'
import type { Source } from '../model/source.ts'
import { limits } from '../model/limits.ts'
import { dueSlot } from '../workers/queues.ts'
import type { Queues } from '../workers/queues.ts'

export interface DueScanDeps {
  readonly archive: Pick<Archive, 'dueSources' | 'dueArticles' | 'dueSubscriptions' | 'recall'>
  readonly queues: Queues
  readonly now: () => Date
  /** What is due until when; by default until now. */
  readonly until?: () => { readonly sources: Date; readonly articles: Date }
}

export interface DueScanResult {
  readonly sources: number
  readonly articles: number
  readonly subscriptions: number
}

/**
 * Asks the database what is due and enqueues it: the answer to missed ticks, lost jobs, stepped clocks and
 * processes that were down. At first, and when the clock was set back, what a clock that ran ahead has scheduled is
 * made due. Idempotent; any number of schedulers may run it at once. What one scan enqueued is
 * not asked for again for `limits.dueScanMemoryMs`, and the queue is never made deeper than
 * `limits.queueDepthMax`: the database remembers the rest.
 */
export function dueScan(deps: DueScanDeps): () => Promise<DueScanResult> {
  const asked = new Map<string, number>()
  const wasSetBack = clockWatch()
  const forgetBefore = (time: number): void => {
    for (const [key, at] of asked) if (at < time) asked.delete(key)
  }
  return async () => {
    const now = deps.now()
    const until = deps.until?.() ?? { sources: now, articles: now }
    // Monotonic: a clock that is set back must not make the memory last longer.
    const time = performance.now()
    forgetBefore(time - limits.dueScanMemoryMs)
    if (wasSetBack(now, time))
      await deps.archive.recall(until.articles < until.sources ? until.articles : until.sources)
    const counts = await deps.queues.counts()
    const dueSources = await deps.archive.dueSources(until.sources, roomIn(counts.discover))
    const sources = dueSources.filter((source) => !asked.has(sourceKey(source)))
    await deps.queues.enqueueDiscover(
      sources.map((source) => ({ sourceId: source.id, slot: dueSlot(source.nextDueAt) })),
    )
    for (const source of sources) asked.set(sourceKey(source), time)

    const room = roomIn(counts.capture)
    const dueArticles =
      room === 0 ? [] : await deps.archive.dueArticles(until.articles, now, limits.queueDepthMax)
    const articles = dueArticles.filter((article) => !asked.has(articleKey(article))).slice(0, room)
    await deps.queues.enqueueCapture(
      articles.map(({ id, url, dueAt }) => ({ articleId: id, url, slot: dueSlot(dueAt ?? now) })),
    )
    for (const article of articles) asked.set(articleKey(article), time)

    const dueSubscriptions = await deps.archive.dueSubscriptions(now, roomIn(counts.notify))
    const subscriptions = dueSubscriptions.filter((each) => !asked.has(subscriptionKey(each)))
    await deps.queues.enqueueNotify(subscriptions.map(({ id, slot }) => ({ subscriptionId: id, slot })))
    for (const each of subscriptions) asked.set(subscriptionKey(each), time)
    return {
      sources: sources.length,
      articles: articles.length,
      subscriptions: subscriptions.length,
    }
  }
}

/** Says at first, and whenever the clock has lost more than clocks may differ, that it may have been set back. */
function clockWatch(): (now: Date, time: number) => boolean {
  let before: { readonly now: number; readonly time: number } | null = null
  return (now, time) => {
    const last = before
    before = { now: now.getTime(), time }
    return last === null || now.getTime() - last.now < time - last.time - limits.clockSkewMsMax
  }
}

function roomIn(counts: { waiting: number; delayed: number }): number {
  return Math.max(0, limits.queueDepthMax - counts.waiting - counts.delayed)
}

function sourceKey(source: Source): string {
  return `source ${source.id} ${source.nextDueAt.getTime()}`
}

function articleKey(article: ArticleRef): string {
  return `article ${article.id} ${article.dueAt?.getTime() ?? ''}`
}

function subscriptionKey({ id, slot }: DueSubscription): string {
  return `subscription ${id} ${slot}`
}
