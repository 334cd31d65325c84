import type { Archive } from '../../archive/archive.ts'
import type { ReviewDeps } from '../../review/app.ts'
import { minutes } from './records.ts'

/** What the review is given in tests; `lines` collects what it logs. */
export function reviewDeps(
  archive: Archive,
  given: Partial<ReviewDeps> = {},
): ReviewDeps & { readonly lines: object[] } {
  const lines: object[] = []
  return {
    archive,
    publicUrl: 'https://stet.example',
    hosts: ['stet.example'],
    access: 'open',
    rateMax: null,
    trustedProxies: () => false,
    now: () => minutes(900),
    queueCounts: () => Promise.resolve({ capture: { waiting: 3, active: 1, delayed: 0 } }),
    metrics: () => Promise.resolve('stet_captures_total 1\n'),
    ready: () => Promise.resolve([]),
    log: (line) => lines.push(line),
    ...given,
    lines,
  }
}
