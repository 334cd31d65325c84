import type { HubSubscription } from '../model/hub-subscription.ts'
import type { Database, Row } from './database.ts'
import type { HubArchive } from './hub-archive.ts'
import { storable } from './text.ts'

type HubRow = Row & { [K in keyof HubSubscription]: HubSubscription[K] }

const columns = `source_id as "sourceId", hub, topic, token, secret, asked_at as "askedAt",
  confirmed_until as "confirmedUntil", told_at as "toldAt", failure`

const find = {
  name: 'hub-find',
  text: `select ${columns} from hub_subscriptions where source_id = $1`,
}

const findByToken = {
  name: 'hub-find-by-token',
  text: `select ${columns} from hub_subscriptions where token = $1`,
}

const ask = {
  name: 'hub-ask',
  text: `insert into hub_subscriptions as h (source_id, hub, topic, token, secret, asked_at)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (source_id) do update set hub = $2, topic = $3, token = $4, secret = $5, asked_at = $6, failure = null,
      confirmed_until = case when (h.hub, h.topic, h.token) = ($2, $3, $4) then h.confirmed_until end`,
}

const confirm = {
  name: 'hub-confirm',
  text: 'update hub_subscriptions set confirmed_until = $2, failure = null where token = $1',
}

const fail = {
  name: 'hub-fail',
  text: 'update hub_subscriptions set failure = $2 where token = $1',
}

const told = {
  name: 'hub-told',
  text: `with h as (update hub_subscriptions set told_at = $2 where token = $1 returning source_id)
    update sources s set next_due_at = least(s.next_due_at, $2) from h
    where s.id = h.source_id and s.status = 'active' and (s.last_read_at is null or s.last_read_at < $3)`,
}

const forget = { name: 'hub-forget', text: 'delete from hub_subscriptions where source_id = $1' }

/** The part of the archive that keeps subscriptions with hubs. */
export function hubs(db: Database): HubArchive {
  return {
    findHub: async (sourceId) => (await db.run<HubRow>(find, [sourceId]))[0] ?? null,
    findHubByToken: async (token) => (await db.run<HubRow>(findByToken, [storable(token)]))[0] ?? null,
    askHub: async ({ sourceId, hub, topic, token, secret }, now) => {
      await db.run(ask, [sourceId, storable(hub), storable(topic), token, secret, now])
    },
    confirmHub: async (token, until) => {
      await db.run(confirm, [token, until])
    },
    failHub: async (token, failure) => {
      await db.run(fail, [token, storable(failure)])
    },
    hubTold: async (token, now, readSince) => {
      await db.run(told, [token, now, readSince])
    },
    forgetHub: async (sourceId) => {
      await db.run(forget, [sourceId])
    },
  }
}
