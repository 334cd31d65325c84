import type { Archive, Claim, CommitResult, DecideNext, PendingCapture } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import type { Cleaned } from '../pipeline/clean/clean.ts'
import { cleanerId } from '../pipeline/clean/clean.ts'
import type { DerivePool } from './derive-pool.ts'

export interface DeriveDeps {
  readonly archive: Archive
  readonly derivePool: DerivePool
}

/** CPU milliseconds of the steps. */
export interface DeriveTimes {
  readonly cleanMs: number
  readonly compareMs: number
}

/** A stored capture's bytes and what the server said of them. */
export type StoredPage = Omit<PendingCapture, 'slot'>

export interface DeriveResult {
  readonly commit: CommitResult
  readonly failure: Failure | null
  readonly times: DeriveTimes
  /** The head after the commit. */
  readonly head: Claim['head']
}

/**
 * Cleans a stored capture, compares it with the head where it differs, and commits the result. A page that is no
 * article, or that the cleaner had to give up, is committed as failed: the bytes stay, no version is made.
 */
export async function derive(
  deps: DeriveDeps,
  claim: Claim,
  page: StoredPage,
  decide: DecideNext,
): Promise<DeriveResult> {
  const cleaned = await cleanOrFailure(deps, page)
  if ('code' in cleaned) {
    const failure = { code: cleaned.code, message: cleaned.message }
    const commit = await deps.archive.commitCapture(
      claim,
      page.captureId,
      { outcome: 'failed', failure },
      decide,
    )
    return { commit, failure, times: { cleanMs: 0, compareMs: 0 }, head: claim.head }
  }
  const { content, contentDigest } = cleaned.value
  const compared = await compareWithHead(deps, claim, cleaned.value)
  const derived = { outcome: 'content', content, contentDigest, cleanerId, change: compared.change } as const
  const commit = await deps.archive.commitCapture(claim, page.captureId, derived, decide)
  const head =
    commit.version === null
      ? claim.head
      : { version: commit.version, contentDigest, cleanerId, captureId: page.captureId }
  return { commit, failure: null, times: { cleanMs: cleaned.cpuMs, compareMs: compared.cpuMs }, head }
}

/**
 * When the head was made by another cleaner, its bytes are cleaned again first, so that what our own rules
 * changed is recorded as `reprocessing` and never as the publisher's edit.
 */
export async function deriveHeadAgain(deps: DeriveDeps, claim: Claim): Promise<Claim> {
  const { head } = claim
  if (head === null || head.cleanerId === cleanerId) return claim
  const [capture, body] = await Promise.all([
    deps.archive.capture(head.captureId),
    deps.archive.readBody(head.captureId),
  ])
  if (capture === null || body === null) return claim
  const { mediaType, charset } = capture
  const url = capture.hops.at(-1)?.url ?? capture.requestedUrl
  const cleaned = await cleanOrFailure(deps, { captureId: head.captureId, url, mediaType, charset, body })
  if ('code' in cleaned) return claim
  const { content, contentDigest } = cleaned.value
  const { change } = await compareWithHead(deps, claim, cleaned.value)
  const result = await deps.archive.rederiveHead(claim, {
    outcome: 'content',
    content,
    contentDigest,
    cleanerId,
    change,
  })
  if (result.version === null) return claim
  return { ...claim, head: { ...head, version: result.version, contentDigest, cleanerId } }
}

async function cleanOrFailure(deps: DeriveDeps, page: StoredPage) {
  try {
    const { url, mediaType, charset, body } = page
    return await deps.derivePool.clean({ url, mediaType, charset, body })
  } catch (error) {
    if (error instanceof OperationalError) return error
    throw error
  }
}

async function compareWithHead(deps: DeriveDeps, claim: Claim, cleaned: Cleaned) {
  const { head } = claim
  if (head === null || head.contentDigest === cleaned.contentDigest) return { change: null, cpuMs: 0 }
  const version = await deps.archive.version(claim.articleId, head.version)
  if (version === null)
    throw new OperationalError(
      'archive-damaged',
      `version ${head.version} of article ${claim.articleId} is missing`,
    )
  const { value, cpuMs } = await deps.derivePool.compare(version.content, cleaned.content)
  return { change: value, cpuMs }
}
