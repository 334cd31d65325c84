import { setTimeout as sleep } from 'node:timers/promises'

/** One kind of page under load. */
export interface Target {
  readonly name: string
  /** A path for each request, so that no cache answers for all. */
  readonly path: () => string
}

export interface Measured {
  readonly name: string
  readonly requests: number
  readonly failed: number
  readonly bytes: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly maxMs: number
}

/**
 * Asks for pages at a steady rate, by turns, whether or not earlier ones have been answered (an open loop: a server
 * that falls behind is seen to). Times are from when a request was to be sent until its last byte.
 */
export async function load(
  origin: string,
  targets: readonly Target[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
): Promise<readonly Measured[]> {
  const results = targets.map(() => ({ times: [] as number[], failed: 0, bytes: 0 }))
  const started = performance.now()
  const running: Promise<void>[] = []
  for (let count = 0; count < perSecond * seconds; count += 1) {
    const due = started + (count * 1_000) / perSecond
    const wait = due - performance.now()
    if (wait > 1) await sleep(wait)
    const [target, result] = [targets[count % targets.length], results[count % targets.length]]
    if (target === undefined || result === undefined) continue
    running.push(ask(`${origin}${target.path()}`, due, result))
  }
  await Promise.all(running)
  return results.map(({ times, failed, bytes }, index) => {
    const sorted = times.toSorted((a, b) => a - b)
    const at = (share: number) =>
      sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
    return {
      name: targets[index]?.name ?? '',
      requests: times.length,
      failed,
      bytes: bytes / Math.max(1, times.length),
      p50Ms: at(0.5),
      p99Ms: at(0.99),
      maxMs: sorted.at(-1) ?? Number.NaN,
    }
  })
}

async function ask(
  url: string,
  due: number,
  result: { readonly times: number[]; failed: number; bytes: number },
): Promise<void> {
  try {
    const answer = await fetch(url)
    const body = await answer.arrayBuffer()
    if (!answer.ok) result.failed += 1
    result.bytes += body.byteLength
    result.times.push(performance.now() - due)
  } catch {
    result.failed += 1
  }
}
