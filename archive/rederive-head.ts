import { lockArticle } from './commit-capture.ts'
import type { Claim, CommitResult, DerivedContent } from './capture-archive.ts'
import * as statements from './commit-statements.ts'
import type { Database } from './database.ts'
import { recordState } from './record-state.ts'
import { settle } from './settle.ts'
import { digestBytes, storable } from './text.ts'

/**
 * `CaptureArchive.rederiveHead`: the bytes are those of the head's last capture, so the new state was seen when
 * the old one was seen last, and the publisher changed nothing.
 */
export async function rederiveHead(
  db: Database,
  claim: Claim,
  derived: DerivedContent,
): Promise<CommitResult> {
  return db.transaction(async (queries) => {
    const article = await lockArticle(queries, claim.articleId)
    const previous = article.head_version
    if (article.fence !== claim.fence) return { outcome: 'late', version: null, previous: null }
    if (previous === null || article.head_capture_id === null) {
      return { outcome: 'unchanged', version: null, previous: null }
    }
    const digest = digestBytes(derived.contentDigest)
    if (article.head_digest?.equals(digest) === true) {
      await queries.run(statements.renewCleaner, [claim.articleId, storable(derived.cleanerId)])
      return { outcome: 'unchanged', version: previous, previous: null }
    }
    const [known] = await queries.run<{ number: number }>(statements.selectVersionByDigest, [
      claim.articleId,
      digest,
    ])
    const [last] = await queries.run<{ last_seen_at: Date }>(statements.selectSighting, [
      claim.articleId,
      article.sightings,
    ])
    if (last === undefined) throw new Error(`Article ${claim.articleId} has a head that was never seen.`)
    const version = known?.number ?? article.versions + 1
    await recordState(queries, claim.articleId, article, {
      version,
      isNew: known === undefined,
      derived,
      captureId: article.head_capture_id,
      seenAt: last.last_seen_at,
      changedBy: last.last_seen_at,
      cause: 'reprocessing',
    })
    // What the publisher did before still waits, and this with it.
    if (claim.unsettled === 0) await settle(queries, claim.articleId)
    return { outcome: known === undefined ? 'changed' : 'returned', version, previous }
  })
}
