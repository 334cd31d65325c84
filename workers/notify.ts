import type { Archive, ChangeQuery, RecordedChange, SubscriptionClaim } from '../archive/archive.ts'
import type { Failure } from '../model/errors.ts'
import type { Failpoint } from '../model/failpoint.ts'
import type { SubscriptionId } from '../model/ids.ts'
import type { Fetcher } from '../pipeline/fetch/fetcher.ts'
import type { Mailer } from '../pipeline/notify/mailer.ts'
import type { ToldChange } from '../pipeline/notify/told-change.ts'
import type { JobOutcome } from './job-outcome.ts'
import { mailDigest } from './notify-digest.ts'
import { sendMessages } from './notify-messages.ts'
import type { NotifyJob } from './queues.ts'

export interface NotifyDeps {
  readonly archive: Archive
  readonly fetcher: Pick<Fetcher, 'post'>
  /** Null when the settings name no mail server. */
  readonly mailer: Mailer | null
  /** The query that a subscription's filter stands for. */
  readonly filterQuery: (filter: string) => ChangeFilterQuery
  /** Where readers find things. */
  readonly links: NotifyLinks
  readonly failpoint: Failpoint
  readonly now: () => Date
  readonly nextTick: (cron: string, timezone: string) => Date
  readonly onNotify: (report: NotifyReport) => void
}

type ChangeFilterQuery = Omit<ChangeQuery, 'limit' | 'after' | 'order' | 'cursor'>

export interface NotifyLinks {
  readonly ofChange: (
    change: Pick<RecordedChange, 'articleId' | 'from' | 'to' | 'ordinal'>,
  ) => ToldChange['links']
  /** The changes of a filter, those after one of them. */
  readonly ofList: (filter: string, after: number) => string
}

export interface NotifyReport {
  readonly subscription: string
  readonly kind: SubscriptionClaim['kind']
  /** Changes that were told with success. */
  readonly delivered: number
  readonly failure: Failure | null
}

/**
 * Tells one subscription of the changes that it has not been told of, in the order of their numbers: by a message for
 * each, or by one letter.
 */
export async function notify(deps: NotifyDeps, job: NotifyJob, signal: AbortSignal): Promise<JobOutcome> {
  const claim = await deps.archive.claimSubscription(job.subscriptionId as SubscriptionId, deps.now())
  if (claim === null) return { outcome: 'done' }
  const teller = { deps, claim, signal, sources: new Map<number, ToldChange['source']>() }
  try {
    const { delivered, failure } =
      claim.kind === 'email' ? await mailDigest(teller) : await sendMessages(teller)
    if (delivered > 0 || failure !== null)
      deps.onNotify({ subscription: claim.name, kind: claim.kind, delivered, failure })
  } finally {
    await deps.archive.releaseSubscription(claim)
  }
  return { outcome: 'done' }
}
