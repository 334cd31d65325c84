import type { ChangeQuery, RecordedChange, SubscriptionClaim } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import type { Failure } from '../model/errors.ts'
import type { ToldChange } from '../pipeline/notify/told-change.ts'
import type { NotifyDeps } from './notify.ts'

/** One subscription in our hands. */
export interface Teller {
  readonly deps: NotifyDeps
  readonly claim: SubscriptionClaim
  readonly signal: AbortSignal
  /** Those that this turn has met. */
  readonly sources: Map<number, ToldChange['source']>
}

export interface Told {
  readonly delivered: number
  readonly failure: Failure | null
}

/** A failed message is sent again after these: eight attempts within a day. */
export const retryDelaysMs = [5_000, 300_000, 1_800_000, 7_200_000, 14_400_000, 28_800_000, 33_895_000]

export const searchFailure: Failure = {
  code: 'search-too-broad',
  message: 'looking for what it asks for took too long',
}

/** What its filter lets through, in the order of its numbers. A Date when the archive could not say in time: then it is tried again at that time. */
export async function nextChanges(
  teller: Teller,
  after: number,
  limit: number,
): Promise<readonly RecordedChange[] | Date> {
  const { deps, claim } = teller
  try {
    return (await deps.archive.recentChanges({ ...queryAfter(teller, after), limit })).items
  } catch (error) {
    if (!(error instanceof OperationalError) || error.code !== 'search-too-broad') throw error
    const dueAt = new Date(deps.now().getTime() + (retryDelaysMs[1] ?? 0))
    await deps.archive.recordDelivery(claim, { type: 'failed', failure: searchFailure, dueAt }, deps.now())
    return dueAt
  }
}

/** A change with its source and where it is shown. */
export async function toldChange(
  { deps: { archive, links }, sources }: Teller,
  change: RecordedChange,
): Promise<ToldChange> {
  const known = sources.get(change.sourceId)
  if (known !== undefined) return { ...change, source: known, links: links.ofChange(change) }
  const found = await archive.findSource(change.sourceId)
  const source = { id: change.sourceId, title: found?.title ?? null, url: found?.url ?? '' }
  sources.set(change.sourceId, source)
  return { ...change, source, links: links.ofChange(change) }
}

/** A change that we made by reading anew what was stored is no news of the publisher's. */
export function queryAfter({ deps, claim }: Teller, after: number): Omit<ChangeQuery, 'limit'> {
  return { ...deps.filterQuery(claim.filter), cause: 'publisher', after, order: 'oldest' }
}
