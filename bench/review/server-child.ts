import { archivePool } from '../../archive/pool.ts'
import { openArchive } from '../../archive/open.ts'
import { startReview } from '../../review/server.ts'
import { reviewDeps } from '../../tests/support/review.ts'

// The review pages in a process of their own, so that what loads them does not slow them. The parent sends
// `usage` and is told how much of a processor was used since the last time.
const connection: unknown = JSON.parse(process.argv[2] ?? '{}')
const pool = archivePool(connection as object)
const archive = await openArchive({ pool, keyOf: (url) => url })
const server = await startReview(
  reviewDeps(archive, { publicUrl: null, hosts: [], rateMax: 3_000, now: () => new Date() }),
  {
    host: '127.0.0.1',
    port: 0,
  },
)
let before = process.cpuUsage()
process.on('message', () => {
  const { user, system } = process.cpuUsage(before)
  before = process.cpuUsage()
  process.send?.({ cpuMs: (user + system) / 1_000, memoryMb: process.memoryUsage().rss / 1e6 })
})
process.on('disconnect', () => {
  void server[Symbol.asyncDispose]().then(() => pool.end())
})
process.send?.({ url: server.url })
