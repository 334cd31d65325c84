import type { Failure } from '../model/errors.ts'
import type { SubscriptionId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { MessageFormat, SubscriptionKind } from '../model/subscription.ts'
import type { Database, Row as AnyRow, Statement } from './database.ts'
import type {
  Delivery,
  DueSubscription,
  SubscriptionArchive,
  SubscriptionClaim,
} from './subscription-archive.ts'
import { storable } from './text.ts'

/** The part of `SubscriptionArchive` by which workers tell subscriptions of changes. */
export function deliveries(
  db: Database,
): Pick<
  SubscriptionArchive,
  'dueSubscriptions' | 'claimSubscription' | 'recordDelivery' | 'lettersAgain' | 'releaseSubscription'
> {
  return {
    dueSubscriptions: (now, limit) => db.run<DueRow>(selectDue, [now, limit]),
    claimSubscription: async (id, now) => {
      const [row] = await db.run<ClaimRow>(takeClaim, [now, id])
      return row === undefined ? null : toClaim(row)
    },
    recordDelivery: (claim, delivery, now) => record(db, claim, delivery, now),
    lettersAgain: async ({ id }, limit) =>
      (await db.run<{ changeId: number }>(selectAgain, [id, limit])).map(({ changeId }) => changeId),
    releaseSubscription: async ({ id, fence }) => {
      await db.run(release, [id, fence])
    },
  }
}

type DueRow = { [K in keyof DueSubscription]: DueSubscription[K] }

/** $1 is now. What lies further ahead than anything that is written now was written by a clock that ran ahead. */
const isFree = `(s.lease_until is null or s.lease_until <= $1
  or s.lease_until > $1::timestamptz + interval '${limits.notifyLeaseMs + limits.clockSkewMsMax} ms')`
const isDue = `s.status = 'active' and (s.due_at <= $1 or (s.kind = 'webhook'
  and s.due_at > $1::timestamptz + interval '${limits.notifyRetryMsMax + limits.clockSkewMsMax} ms'))`
const hasWork = `(s.kind = 'email' or s.position < coalesce((select max(id) from changes), 0)
  or exists (select from dead_letters d where d.subscription_id = s.id and d.again))`

const selectDue = {
  name: 'subscriptions-due',
  text: `select s.id, concat_ws('-', s.position, s.attempts, s.fence) as slot from subscriptions s
    where ${isDue} and ${isFree} and ${hasWork} order by s.due_at limit $2`,
}

const takeClaim = {
  name: 'subscriptions-claim',
  text: `update subscriptions s set fence = fence + 1, lease_until = $1::timestamptz + interval '${limits.notifyLeaseMs} ms'
    where s.id = $2 and ${isDue} and ${isFree}
    returning s.id, s.fence, s.uid, s.name, s.kind, s.target, s.filter, s.format, s.template, s.position, s.attempts,
      s.authorization_header as "authorization", s.cron, s.timezone, s.dead_in_a_row as "deadInARow", s.secret,
      case when s.old_secret_until > $1 then s.old_secret end as "oldSecret"`,
}

const release = {
  name: 'subscriptions-release',
  text: `update subscriptions set lease_until = null where id = $1 and fence = $2`,
}

const selectAgain = {
  name: 'subscriptions-letters-again',
  text: `select change_id as "changeId" from dead_letters where subscription_id = $1 and again order by change_id limit $2`,
}

/** $1 the subscription, $2 the claim's number, $3 now. */
const held = `lease_until = $3::timestamptz + interval '${limits.notifyLeaseMs} ms' where id = $1 and fence = $2 and lease_until is not null returning id`
const arrived = `attempts = 0, dead_in_a_row = 0, failure_code = null, failure_message = null, failed_at = null`
const failing = `failure_code = $4, failure_message = $5, failed_at = $3`

const passed = {
  name: 'subscriptions-passed',
  text: `update subscriptions set position = greatest(position, $4), due_at = coalesce($5, due_at), ${held}`,
}

const delivered = {
  name: 'subscriptions-delivered',
  text: `update subscriptions set position = greatest(position, $4), delivered = delivered + $5, delivered_at = $3,
    due_at = coalesce($6, due_at), ${arrived}, ${held}`,
}

const failed = {
  name: 'subscriptions-failed',
  text: `update subscriptions set attempts = attempts + 1, due_at = $6, ${failing}, ${held}`,
}

const died = {
  name: 'subscriptions-died',
  text: `with held as (
      update subscriptions set attempts = 0, dead_in_a_row = dead_in_a_row + 1, position = greatest(position, $6), due_at = $3,
        status = case when $7::text is null then status else 'paused' end, paused_because = $7, ${failing}, ${held}
    ), letter as (
      insert into dead_letters (subscription_id, change_id, died_at, failure_code, failure_message)
      select id, $6, $3, $4, $5 from held
      on conflict (subscription_id, change_id) do update
        set died_at = excluded.died_at, failure_code = excluded.failure_code, failure_message = excluded.failure_message)
    select id from held`,
}

const paused = {
  name: 'subscriptions-paused',
  text: `update subscriptions set status = 'paused', paused_because = $6, ${failing}, ${held}`,
}

const arrivedAgain = {
  name: 'subscriptions-arrived-again',
  text: `with held as (
      update subscriptions set delivered = delivered + 1, delivered_at = $3, ${held}),
    gone as (delete from dead_letters d using held h where d.subscription_id = h.id and d.change_id = $4)
    select id from held`,
}

const diedAgain = {
  name: 'subscriptions-died-again',
  text: `with held as (update subscriptions set ${failing}, ${held}),
    letter as (update dead_letters d set again = false, died_at = $3, failure_code = $4, failure_message = $5
      from held h where d.subscription_id = h.id and d.change_id = $6)
    select id from held`,
}

async function record(
  db: Database,
  claim: SubscriptionClaim,
  delivery: Delivery,
  now: Date,
): Promise<boolean> {
  const [statement, values] = recordOf(delivery)
  const rows = await db.run(statement, [claim.id, claim.fence, now, ...values])
  return rows.length > 0
}

function recordOf(delivery: Delivery): [Statement, unknown[]] {
  switch (delivery.type) {
    case 'passed':
      return [passed, [delivery.position, delivery.dueAt ?? null]]
    case 'delivered':
      return [delivered, [delivery.position, delivery.count, delivery.dueAt ?? null]]
    case 'failed':
      return [failed, [...said(delivery.failure), delivery.dueAt]]
    case 'dead':
      return [died, [...said(delivery.failure), delivery.changeId, storable(delivery.pause)]]
    case 'paused':
      return [paused, [...said(delivery.failure), storable(delivery.because)]]
    case 'again':
      return delivery.failure === null
        ? [arrivedAgain, [delivery.changeId]]
        : [diedAgain, [...said(delivery.failure), delivery.changeId]]
  }
}

function said({ code, message }: Failure): [string, string] {
  return [code, storable(message)]
}

interface ClaimRow extends AnyRow {
  readonly id: SubscriptionId
  readonly fence: number
  readonly uid: string
  readonly name: string
  readonly kind: SubscriptionKind
  readonly target: string
  readonly filter: string
  readonly format: MessageFormat
  readonly template: string | null
  readonly authorization: string | null
  readonly cron: string | null
  readonly timezone: string | null
  readonly position: number
  readonly attempts: number
  readonly deadInARow: number
  readonly secret: Buffer
  readonly oldSecret: Buffer | null
}

function toClaim({ cron, timezone, secret, oldSecret, ...rest }: ClaimRow): SubscriptionClaim {
  return {
    ...rest,
    schedule: cron === null || timezone === null ? null : { cron, timezone },
    secrets: oldSecret === null ? [secret] : [secret, oldSecret],
  }
}
