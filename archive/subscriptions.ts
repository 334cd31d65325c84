import { OperationalError } from '../model/errors.ts'
import type { ErrorCode } from '../model/errors.ts'
import type { SubscriptionId } from '../model/ids.ts'
import type { Subscription } from '../model/subscription.ts'
import type { Database, Row as AnyRow } from './database.ts'
import { pageSize } from './paging.ts'
import type { DeadLetter, NewSubscription, SubscriptionArchive } from './subscription-archive.ts'
import { deliveries } from './subscription-work.ts'
import { storable } from './text.ts'

/** The part of the archive about who is told of changes. */
export function subscriptions(db: Database): SubscriptionArchive {
  return {
    addSubscription: (draft) => add(db, draft),
    listSubscriptions: async () => (await db.run<SubscriptionRow>(selectAll, [])).map(toSubscription),
    findSubscription: (name) => one(db.run<SubscriptionRow>(selectByName, [storable(name)])),
    setSubscriptionStatus: (id, status, now) => one(db.run<SubscriptionRow>(updateStatus, [id, status, now])),
    rotateSubscriptionSecret: async (id, secret, oldUntil) => {
      await db.run(rotateSecret, [id, Buffer.from(secret), oldUntil])
    },
    moveSubscription: async (id, after, now) => {
      await db.run(moveTo, [id, after, now])
    },
    resendDeadLetters: async (id, now) =>
      (await db.run<{ count: number }>(markAgain, [id, now]))[0]?.count ?? 0,
    deadLetters: async (id, limit) =>
      (await db.run<LetterRow>(selectLetters, [id, pageSize(limit)])).map(toLetter),
    ...deliveries(db),
  }
}

interface SubscriptionRow extends AnyRow {
  readonly id: SubscriptionId
  readonly name: string
  readonly kind: Subscription['kind']
  readonly target: string
  readonly filter: string
  readonly format: Subscription['format']
  readonly template: string | null
  readonly cron: string | null
  readonly timezone: string | null
  readonly status: Subscription['status']
  readonly pausedBecause: string | null
  readonly createdAt: Date
  readonly position: number
  readonly dueAt: Date
  readonly attempts: number
  readonly delivered: number
  readonly deliveredAt: Date | null
  readonly failureCode: ErrorCode | null
  readonly failureMessage: string | null
  readonly failedAt: Date | null
  readonly deadLetters: number
}

const columns = `s.id, s.name, s.kind, s.target, s.filter, s.format, s.template, s.cron, s.timezone, s.status,
  s.paused_because as "pausedBecause", s.created_at as "createdAt", s.position, s.due_at as "dueAt", s.attempts,
  s.delivered, s.delivered_at as "deliveredAt", s.failure_code as "failureCode",
  s.failure_message as "failureMessage", s.failed_at as "failedAt",
  (select count(*) from dead_letters d where d.subscription_id = s.id)::integer as "deadLetters"`

const insert = {
  name: 'subscriptions-insert',
  text: `insert into subscriptions as s (name, kind, target, filter, format, template, authorization_header, cron, timezone,
      secret, created_at, due_at, position)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, coalesce($13, (select max(id) from changes), 0))
    on conflict (name) do nothing returning ${columns}`,
}

const selectAll = {
  name: 'subscriptions-all',
  text: `select ${columns} from subscriptions s where s.status <> 'removed' order by s.id desc`,
}

const selectByName = {
  name: 'subscriptions-by-name',
  text: `select ${columns} from subscriptions s where s.name = $1 and s.status <> 'removed'`,
}

/** Going on begins anew: what failed before is tried at once. */
const updateStatus = {
  name: 'subscriptions-status',
  text: `update subscriptions s set status = $2, paused_because = null,
      attempts = case when $2 = 'active' then 0 else attempts end,
      dead_in_a_row = case when $2 = 'active' then 0 else dead_in_a_row end,
      due_at = case when $2 = 'active' and kind = 'webhook' then $3 else due_at end
    where s.id = $1 and s.status <> 'removed' returning ${columns}`,
}

const rotateSecret = {
  name: 'subscriptions-rotate',
  text: `update subscriptions set old_secret = secret, old_secret_until = $3, secret = $2 where id = $1`,
}

/** Whoever works at it loses it by the new number: what comes of that must not move it back. */
const moveTo = {
  name: 'subscriptions-move',
  text: `update subscriptions set position = $2, attempts = 0, dead_in_a_row = 0, fence = fence + 1, lease_until = null,
      due_at = case when kind = 'webhook' then $3 else due_at end
    where id = $1`,
}

const markAgain = {
  name: 'subscriptions-again',
  text: `with marked as (update dead_letters set again = true where subscription_id = $1 returning 1),
    woken as (update subscriptions set due_at = $2 where id = $1 and kind = 'webhook')
    select count(*)::integer as count from marked`,
}

const selectLetters = {
  name: 'subscriptions-letters',
  text: `select change_id as "changeId", died_at as "diedAt", failure_code as code, failure_message as message
    from dead_letters where subscription_id = $1 order by change_id desc limit $2`,
}

async function add(db: Database, draft: NewSubscription): Promise<Subscription> {
  const { schedule } = draft
  const [row] = await db.run<SubscriptionRow>(insert, [
    storable(draft.name),
    draft.kind,
    storable(draft.target),
    storable(draft.filter),
    draft.format,
    storable(draft.template),
    storable(draft.authorization),
    schedule?.cron ?? null,
    schedule?.timezone ?? null,
    Buffer.from(draft.secret),
    draft.createdAt,
    draft.dueAt,
    draft.after ?? null,
  ])
  if (row !== undefined) return toSubscription(row)
  throw new OperationalError('usage', `there is, or was, a subscription "${draft.name}"`, {
    hint: 'Choose another name.',
  })
}

async function one(answer: Promise<readonly SubscriptionRow[]>): Promise<Subscription | null> {
  const [row] = await answer
  return row === undefined ? null : toSubscription(row)
}

function toSubscription(row: SubscriptionRow): Subscription {
  const { cron, timezone, failureCode, failureMessage, failedAt, ...rest } = row
  return {
    ...rest,
    schedule: cron === null || timezone === null ? null : { cron, timezone },
    lastFailure:
      failureCode === null || failedAt === null
        ? null
        : { code: failureCode, message: failureMessage ?? '', at: failedAt },
  }
}

interface LetterRow extends AnyRow {
  readonly changeId: number
  readonly diedAt: Date
  readonly code: ErrorCode
  readonly message: string
}

function toLetter({ changeId, diedAt, code, message }: LetterRow): DeadLetter {
  return { changeId, diedAt, failure: { code, message } }
}
