import type { Archive } from '../../archive/archive.ts'
import { defaultCadence } from '../../model/cadence.ts'
import { noFailpoint } from '../../model/failpoint.ts'
import { fetcher } from '../../pipeline/fetch/fetcher.ts'
import { parseAddressRules } from '../../pipeline/fetch/address-rules.ts'
import { robotsRules } from '../../pipeline/fetch/robots.ts'
import { nextTick } from '../../scheduler/tick.ts'
import type { CaptureDeps, CaptureReport } from '../../workers/capture.ts'
import { derivePool } from '../../workers/derive-pool.ts'
import type { DiscoverDeps, ReadingReport } from '../../workers/discover.ts'

export interface TestPipeline extends AsyncDisposable {
  readonly deps: CaptureDeps & DiscoverDeps
  readonly captures: readonly CaptureReport[]
  readonly readings: readonly ReadingReport[]
}

/** What a worker works with, on an archive and for loopback servers; without delays unless told. */
export function testPipeline(
  archive: Archive,
  origin: string,
  options: {
    delayMs?: number
    alsoAllow?: readonly string[]
    now?: () => Date
    secondLookMs?: number
    reserved?: 'keep' | 'refuse'
    hubCallback?: (token: string) => string
  } = {},
): TestPipeline {
  const stack = new AsyncDisposableStack()
  const userAgent = 'Stet-test/1'
  const hosts = [origin, ...(options.alsoAllow ?? [])].map((each) => new URL(each).host)
  const now = options.now ?? (() => new Date())
  const pages = stack.use(
    fetcher({ userAgent, allow: parseAddressRules(hosts.join(',')), deadlineMs: 10_000, now }),
  )
  const captures: CaptureReport[] = []
  const readings: ReadingReport[] = []
  return {
    captures,
    readings,
    deps: {
      archive,
      fetcher: pages,
      robots: robotsRules({ fetcher: pages, userAgent, now }),
      derivePool: stack.use(derivePool({ threads: 1 })),
      manners: { delayMs: options.delayMs ?? 0, connections: 2 },
      cadence: { ...defaultCadence, secondLookMs: options.secondLookMs ?? 0 },
      failpoint: noFailpoint,
      reserved: options.reserved ?? 'keep',
      now,
      nextTick,
      onCapture: (report) => captures.push(report),
      onMove() {},
      hubCallback: options.hubCallback ?? null,
      onReading: (report) => readings.push(report),
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  }
}
