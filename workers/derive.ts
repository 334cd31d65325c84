import type {
  Archive,
  Claim,
  CommitResult,
  DecideNext,
  Derived,
  DerivedContent,
  NotDerived,
  PendingCapture,
} from '../archive/archive.ts'
import type { Cadence } from '../model/cadence.ts'
import type { Change } from '../model/change.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import type { CaptureId } from '../model/ids.ts'
import type { Quality } from '../model/quality.ts'
import type { Cleaned, CleanInput } from '../pipeline/clean/clean.ts'
import { cleanerId } from '../pipeline/clean/clean.ts'
import type { DerivePool } from './derive-pool.ts'
import { judgePage, refusedBy } from './judge-page.ts'

export interface DeriveDeps {
  readonly archive: Archive
  readonly derivePool: DerivePool
  readonly cadence: Cadence
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
  readonly outcome: 'new' | NotDerived['outcome']
  readonly commit: CommitResult
  readonly failure: Failure | null
  readonly times: DeriveTimes
}

/**
 * Cleans a stored capture, judges whether it is the article as it stands now, compares it with the head where it differs,
 * and commits the result. A page that is no article, that is not believed, that the cleaner had to give up, or whose
 * history is damaged on disk, is committed with the reason: the bytes stay, no version is made, and the article goes
 * on. Throws only what may pass by itself.
 */
export async function derive(
  deps: DeriveDeps,
  claim: Claim,
  page: StoredPage,
  decide: DecideNext,
): Promise<DeriveResult> {
  const found = await orFailure(() => understand(deps, claim, page))
  const { derived, times } =
    'code' in found ? { derived: failedBy(found), times: { cleanMs: 0, compareMs: 0 } } : found
  const commit = await deps.archive.commitCapture(claim, page.captureId, derived, decide)
  if (derived.outcome === 'content') return { outcome: 'new', commit, failure: null, times }
  return { outcome: derived.outcome, commit, failure: derived.failure, times }
}

function failedBy(failure: Failure): NotDerived {
  return { outcome: 'failed', failure, quality: null, doubt: null }
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
  const body = (): Promise<Uint8Array> => bodyOf(deps, head.captureId)
  const derived = await orFailure(async () => {
    const cleaned = await deps.derivePool.clean(await cleanInputOf(claim, { ...capture, body }))
    const { change } = await compareWithHead(deps, claim, cleaned.value)
    return contentOf(claim, cleaned.value, change, null)
  })
  if ('code' in derived) return claim
  const result = await deps.archive.rederiveHead(claim, derived)
  if (result.version === null) return claim
  const { contentDigest } = derived
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

async function understand(
  deps: DeriveDeps,
  claim: Claim,
  page: StoredPage,
): Promise<{ derived: Derived; times: DeriveTimes }> {
  const input = await cleanInputOf(claim, page)
  const { value, cpuMs } = await deps.derivePool.read(input, claim.head?.contentDigest ?? null)
  const { cleaned, traces } = value
  const times = { cleanMs: cpuMs, compareMs: 0 }
  const judgement = traces === null ? null : await judgePage(deps, claim, page, { cleaned, traces })
  const against = judgement === null ? null : refusedBy(judgement, claim, page, cleaned, deps.cadence.doubtMs)
  if (against !== null) return { derived: against, times }
  if ('code' in cleaned)
    return { derived: { ...failedBy(cleaned), quality: judgement?.quality ?? null }, times }
  const compared = await compareWithHead(deps, claim, cleaned)
  const derived = contentOf(claim, cleaned, compared.change, judgement?.quality ?? null)
  return { derived, times: { ...times, compareMs: compared.cpuMs } }
}

async function cleanInputOf(
  { rules }: Claim,
  page: Pick<StoredPage, 'requestedUrl' | 'hops' | 'mediaType' | 'charset' | 'body'>,
): Promise<CleanInput> {
  const { requestedUrl, hops, mediaType, charset } = page
  return { url: hops.at(-1)?.url ?? requestedUrl, mediaType, charset, body: await page.body(), rules }
}

function contentOf(
  { rules }: Claim,
  { content, contentDigest }: Cleaned,
  change: Change | null,
  quality: Quality | null,
): DerivedContent {
  return { outcome: 'content', content, contentDigest, cleanerId: cleanerId(rules), change, quality }
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
