import type { RecordedChange, SubscriptionClaim } from '../archive/archive.ts'
import type { Failure } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import { messageBody } from '../pipeline/notify/message.ts'
import { signedHeaders } from '../pipeline/notify/sign.ts'
import { nextChanges, retryDelaysMs, searchFailure, toldChange } from './notify-changes.ts'
import type { Teller, Told } from './notify-changes.ts'

/** A turn ends after this: others wait, and a job must not look as if it hung. */
const turnMs = 20_000

/**
 * Sends a webhook its messages, one after the other. What one came to is recorded before the next is sent, so that a
 * crash repeats at most the last, under the same id.
 */
export async function sendMessages(teller: Teller): Promise<Told> {
  const { deps, claim } = teller
  const again = await sendAgain(teller)
  const started = performance.now()
  let { delivered } = again
  let { position, attempts } = claim
  while (performance.now() - started < turnMs) {
    const last = await deps.archive.lastChange()
    const found = await nextChanges(teller, position, limits.notifyBatchMax)
    if (found instanceof Date) return { delivered, failure: searchFailure }
    for (const change of found) {
      const failure = await send(teller, change)
      if (teller.signal.aborted) return { delivered, failure: null }
      if (failure !== null) {
        await recordFailure(teller, change.id, attempts, failure)
        return { delivered, failure }
      }
      deps.failpoint('notify.sent')
      const told = { type: 'delivered', position: change.id, count: 1 } as const
      if (!(await deps.archive.recordDelivery(claim, told, deps.now()))) return { delivered, failure: null }
      delivered += 1
      position = change.id
      attempts = 0
    }
    if (found.length < limits.notifyBatchMax) {
      await deps.archive.recordDelivery(claim, { type: 'passed', position: last }, deps.now())
      break
    }
  }
  return { delivered, failure: again.failure }
}

/** Dead letters that somebody wants sent once more: each is tried once. */
async function sendAgain(teller: Teller): Promise<Told> {
  const { deps, claim } = teller
  let delivered = 0
  let last: Failure | null = null
  for (const changeId of await deps.archive.lettersAgain(claim, limits.notifyBatchMax)) {
    const [change] = await deps.archive.changesAfter(changeId - 1, 1)
    if (change?.id !== changeId) continue
    const failure = await send(teller, change)
    if (teller.signal.aborted) break
    await deps.archive.recordDelivery(claim, { type: 'again', changeId, failure }, deps.now())
    if (failure === null) delivered += 1
    else last = failure
  }
  return { delivered, failure: last }
}

interface SendFailure extends Failure {
  readonly status: number | null
  readonly retryAfterMs: number | null
}

async function send(teller: Teller, change: RecordedChange): Promise<SendFailure | null> {
  const { deps, claim, signal } = teller
  const told = await toldChange(teller, change)
  const { contentType, body } = messageBody(claim.format, claim.template, told)
  const signed = signedHeaders(claim.secrets, { id: messageId(claim, change.id), at: deps.now(), body })
  const headers = {
    'content-type': contentType,
    ...signed,
    ...(claim.authorization !== null && { authorization: claim.authorization }),
  }
  const { status, failure } = await deps.fetcher.post({ url: claim.target, headers, body }, signal)
  return failure === null ? null : { ...failure, status }
}

/** The same for ever: whoever has had a message knows it by this. */
function messageId({ uid }: SubscriptionClaim, changeId: number): string {
  return `msg_${uid.replaceAll('-', '')}_${changeId}`
}

async function recordFailure(
  { deps, claim }: Teller,
  changeId: number,
  attempts: number,
  { code, message, status, retryAfterMs }: SendFailure,
): Promise<void> {
  const now = deps.now()
  const failure = { code, message }
  const delayMs = retryDelaysMs[attempts]
  if (status === 410) {
    // Standard Webhooks: a receiver that is gone says so, and wants no more.
    const because = 'the receiver said 410: it wants no more messages'
    await deps.archive.recordDelivery(claim, { type: 'paused', failure, because }, now)
  } else if (delayMs === undefined) {
    const inARow = claim.deadInARow + 1
    const pause =
      inARow < limits.notifyDeadInARowMax
        ? null
        : `${inARow} messages in a row did not arrive, the last: ${message}`
    await deps.archive.recordDelivery(claim, { type: 'dead', changeId, failure, pause }, now)
  } else {
    const dueAt = new Date(now.getTime() + Math.max(delayMs, retryAfterMs ?? 0))
    await deps.archive.recordDelivery(claim, { type: 'failed', failure, dueAt }, now)
  }
}
