import { randomBytes } from 'node:crypto'
import type { Archive } from '../archive/archive.ts'
import type { FeedHub, HubSubscription } from '../model/hub-subscription.ts'
import type { SourceId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { Fetcher } from '../pipeline/fetch/fetcher.ts'

export interface HubDeps {
  readonly archive: Pick<Archive, 'findHub' | 'askHub' | 'failHub' | 'forgetHub'>
  readonly fetcher: Fetcher
  /** Where a hub reaches us, by token; null: nowhere, and no hub is asked. */
  readonly hubCallback: ((token: string) => string) | null
  readonly now: () => Date
}

/**
 * Sees to it that the hub of a source tells us of its news (WebSub, section 5.1): asks it, and asks again a day before its
 * promise ends. `announced`: what the source says now; `unchanged`: nothing new. A hub that fails costs nothing but the
 * asking: the source is read at its times all the same.
 */
export async function followHub(
  deps: HubDeps,
  sourceId: SourceId,
  announced: FeedHub | null | 'unchanged',
  signal: AbortSignal,
): Promise<void> {
  if (deps.hubCallback === null) return
  const known = await deps.archive.findHub(sourceId)
  if (announced === null && known !== null) await deps.archive.forgetHub(sourceId)
  const hub = announced === 'unchanged' ? hubOf(known) : announced
  if (hub === null || isAsked(known, hub, deps.now())) return
  const token = isSame(known, hub) ? known.token : randomBytes(24).toString('base64url')
  const secret = isSame(known, hub) ? known.secret : randomBytes(32).toString('hex')
  await deps.archive.askHub({ sourceId, hub: hub.url, topic: hub.topic, token, secret }, deps.now())
  const body = new URLSearchParams({
    'hub.mode': 'subscribe',
    'hub.topic': hub.topic,
    'hub.callback': deps.hubCallback(token),
    'hub.secret': secret,
    'hub.lease_seconds': String(limits.hubLeaseSeconds),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const { failure } = await deps.fetcher.post({ url: hub.url, headers, body: body.toString() }, signal)
  if (failure !== null) await deps.archive.failHub(token, failure.message)
}

function hubOf(known: HubSubscription | null): FeedHub | null {
  return known === null ? null : { url: known.hub, topic: known.topic }
}

function isSame(known: HubSubscription | null, hub: FeedHub): known is HubSubscription {
  return known !== null && known.hub === hub.url && known.topic === hub.topic
}

/** It has promised for long enough, or was asked a short while ago. */
function isAsked(known: HubSubscription | null, hub: FeedHub, now: Date): boolean {
  if (!isSame(known, hub)) return false
  const isPromised = (known.confirmedUntil?.getTime() ?? 0) > now.getTime() + limits.hubRenewBeforeMs
  return isPromised || known.askedAt.getTime() > now.getTime() - limits.hubAskAgainMs
}
