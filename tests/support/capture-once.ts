import type { Archive, ClaimResult } from '../../archive/archive.ts'
import type { ArticleId } from '../../model/ids.ts'
import { derived, nextFor, present, record } from './records.ts'

/** One capture as a worker takes it: pending ones first, then its own slot unless that was one of them. */
export async function captureOnce(
  archive: Archive,
  articleId: ArticleId,
  slot: string,
  now: Date,
  text: string,
): Promise<ClaimResult['outcome']> {
  const result = await archive.claim(articleId, slot, now)
  if (result.outcome !== 'claimed') return result.outcome
  const { claim } = result
  const next = nextFor(claim, now)
  if (claim.hasPending) {
    const { captureId } = present(await archive.pendingCapture(articleId))
    const body = present(await archive.readBody(captureId))
    await archive.commitCapture(claim, captureId, derived(new TextDecoder().decode(body)), next)
    await archive.release(claim, null)
    return captureOnce(archive, articleId, slot, now, text)
  }
  const stored = await archive.storeCapture(claim, record(now, { text }), next)
  if (stored.outcome === 'stored') await archive.commitCapture(claim, stored.captureId, derived(text), next)
  return 'claimed'
}
