import type {
  Archive,
  Claim,
  CommitResult,
  DecideNext,
  DerivedContent,
  PendingCapture,
} from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import type { CaptureId } from '../model/ids.ts'
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

/** A stored capture, what the server said of it, and how to get its bytes. Reading may find them damaged. */
export interface StoredPage extends Omit<PendingCapture, 'slot'> {
  readonly body: () => Promise<Uint8Array>
}

export interface DeriveResult {
  readonly commit: CommitResult
  readonly failure: Failure | null
  readonly times: DeriveTimes
}

/**
 * Cleans a stored capture, compares it with the head where it differs, and commits the result. A page that is no
 * article, that the cleaner had to give up, or whose history is damaged on disk, is committed as failed: the
 * bytes stay, no version is made, and the article goes on. Throws only what may pass by itself.
 */
export async function derive(
  deps: DeriveDeps,
  claim: Claim,
  page: StoredPage,
  decide: DecideNext,
): Promise<DeriveResult> {
  const found = await orFailure(() => cleanAndCompare(deps, claim, page))
  if ('code' in found) {
    const derived = { outcome: 'failed', failure: found } as const
    const commit = await deps.archive.commitCapture(claim, page.captureId, derived, decide)
    return { commit, failure: found, times: { cleanMs: 0, compareMs: 0 } }
  }
  const commit = await deps.archive.commitCapture(claim, page.captureId, found.derived, decide)
  return { commit, failure: null, times: found.times }
}

/**
 * When the head was made by another cleaner or by other rules, its bytes are cleaned again first, so that what our own rules
 * changed is recorded as `reprocessing` and never as the publisher's edit. A head that cannot be derived again
 * stays as it is.
 */
export async function deriveHeadAgain(deps: DeriveDeps, claim: Claim): Promise<Claim> {
  const { head } = claim
  const id = cleanerId(claim.rules)
  if (head === null || head.cleanerId === id) return claim
  const capture = await deps.archive.capture(head.captureId)
  if (capture === null) return claim
  const { mediaType, charset } = capture
  const url = capture.hops.at(-1)?.url ?? capture.requestedUrl
  const body = (): Promise<Uint8Array> => bodyOf(deps, head.captureId)
  const page = { captureId: head.captureId, url, mediaType, charset, body }
  const found = await orFailure(() => cleanAndCompare(deps, claim, page))
  if ('code' in found) return claim
  const result = await deps.archive.rederiveHead(claim, found.derived)
  if (result.version === null) return claim
  const { contentDigest } = found.derived
  return { ...claim, head: { ...head, version: result.version, contentDigest, cleanerId: id } }
}

/** The bytes of a stored capture. Throws `archive-damaged`. */
export async function bodyOf(deps: DeriveDeps, captureId: CaptureId): Promise<Uint8Array> {
  return (await deps.archive.readBody(captureId)) ?? new Uint8Array(0)
}

/** A failure that would come again with every attempt; what may pass by itself is thrown. */
async function orFailure<T>(work: () => Promise<T>): Promise<T | Failure> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OperationalError) || error.retryable) throw error
    return { code: error.code, message: error.message }
  }
}

async function cleanAndCompare(
  deps: DeriveDeps,
  claim: Claim,
  page: StoredPage,
): Promise<{ derived: DerivedContent; times: DeriveTimes }> {
  const { url, mediaType, charset } = page
  const { rules } = claim
  const cleaned = await deps.derivePool.clean({ url, mediaType, charset, body: await page.body(), rules })
  const { content, contentDigest } = cleaned.value
  const compared = await compareWithHead(deps, claim, cleaned.value)
  return {
    derived: {
      outcome: 'content',
      content,
      contentDigest,
      cleanerId: cleanerId(rules),
      change: compared.change,
    },
    times: { cleanMs: cleaned.cpuMs, compareMs: compared.cpuMs },
  }
}

async function compareWithHead(deps: DeriveDeps, claim: Claim, cleaned: Cleaned) {
  const { head } = claim
  if (head === null || head.contentDigest === cleaned.contentDigest) return { change: null, cpuMs: 0 }
  const version = await deps.archive.version(claim.articleId, head.version)
  if (version === null) {
    throw new OperationalError(
      'archive-damaged',
      `version ${head.version} of article ${claim.articleId} is missing`,
    )
  }
  const { value, cpuMs } = await deps.derivePool.compare(version.content, cleaned.content)
  return { change: value, cpuMs }
}
