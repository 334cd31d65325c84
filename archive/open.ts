import type pg from 'pg'
import { noFailpoint } from '../model/failpoint.ts'
import type { Failpoint } from '../model/failpoint.ts'
import { access } from './access.ts'
import type { Archive } from './archive.ts'
import { articles } from './articles.ts'
import { captures, pendingCapture } from './captures.ts'
import { changes } from './changes.ts'
import { claim, release, renew } from './claims.ts'
import { commitCapture } from './commit-capture.ts'
import { counts } from './counts.ts'
import { database } from './database.ts'
import { due } from './due.ts'
import { history } from './history.ts'
import { hostBudget } from './hosts.ts'
import { hubs } from './hubs.ts'
import { marks } from './marks.ts'
import { moves } from './moves.ts'
import { migrate } from './migrate.ts'
import { readings } from './readings.ts'
import { rederiveHead } from './rederive-head.ts'
import { search } from './search.ts'
import { sourceList } from './sources.ts'
import { statistics } from './statistics.ts'
import { subscriptions } from './subscriptions.ts'
import { storeCapture } from './store-capture.ts'
import { verify } from './verify.ts'

export interface ArchiveOptions {
  /** Made by archive/pool.ts. It stays the caller's: disposing of the archive does not end it. */
  readonly pool: pg.Pool
  /** The key under which the article of a URL is deduplicated. */
  readonly keyOf: (url: string) => string
  readonly failpoint?: Failpoint
}

/**
 * Opens the archive in the pool's database and brings its schema up to date. Throws `archive-newer` for a newer
 * program's archive and `archive-unavailable` when the database does not answer.
 */
export async function openArchive({
  pool,
  keyOf,
  failpoint = noFailpoint,
}: ArchiveOptions): Promise<Archive> {
  await migrate(pool)
  const db = database(pool)
  return {
    ...sourceList(db),
    ...readings(db),
    ...due(db),
    claim: async (articleId, slot, now) => {
      const result = await claim(db, articleId, slot, now)
      if (result.outcome === 'claimed') failpoint('capture.claimed')
      return result
    },
    renew: (held, now) => renew(db, held, now),
    release: (held, trouble) => release(db, held, trouble),
    storeCapture: (held, record, next) => storeCapture(db, failpoint, held, record, next),
    commitCapture: (held, captureId, derived, next) =>
      commitCapture(db, failpoint, held, captureId, derived, next),
    rederiveHead: (held, derived) => rederiveHead(db, held, derived),
    pendingCapture: (articleId) => pendingCapture(db, articleId),
    ...articles(db, keyOf),
    ...moves(db, keyOf),
    ...captures(db),
    ...history(db),
    ...changes(db),
    ...search(db),
    ...statistics(db),
    ...marks(db),
    ...access(db),
    ...subscriptions(db),
    counts: () => counts(db),
    ...hostBudget(db),
    ...hubs(db),
    ping: async () => {
      await db.run({ name: 'ping', text: 'select 1' }, [])
    },
    verify: (options = {}) => verify(db, options),
    // The pool is the caller's, and nothing else is held.
    [Symbol.asyncDispose]: () => Promise.resolve(),
  }
}
