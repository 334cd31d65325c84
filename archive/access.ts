import { OperationalError } from '../model/errors.ts'
import type { AccessArchive, Token, TokenDraft } from './access-archive.ts'
import type { Database } from './database.ts'
import { digestBytes, storable } from './text.ts'

/** The part of the archive about who may do what. */
export function access(db: Database): AccessArchive {
  return {
    addToken: (draft) => addToken(db, draft),
    listTokens: () => db.run<Row>(selectTokens, []),
    revokeToken: async (name, now) => (await db.run<Row>(revokeToken, [storable(name), now]))[0] ?? null,
    findToken: async (secret, now) => (await db.run<Row>(findToken, [digestBytes(secret), now]))[0] ?? null,
    openSession: async ({ digest, tokenId, expiresAt }) => {
      await db.run(insertSession, [digestBytes(digest), tokenId, expiresAt])
    },
    findSession: async (secret, now) =>
      (await db.run<Row>(findSession, [digestBytes(secret), now]))[0] ?? null,
    closeSession: async (secret) => {
      await db.run(deleteSession, [digestBytes(secret)])
    },
  }
}

type Row = { [K in keyof Token]: Token[K] }

const columns = `t.id, t.name, t.scope, t.created_at as "createdAt", t.expires_at as "expiresAt",
  t.last_used_at as "lastUsedAt", t.revoked_at as "revokedAt"`

/** $2 is now. That a token was used is written once a minute: it is for people. */
const live = `t.revoked_at is null and (t.expires_at is null or t.expires_at > $2)`
const used = `update tokens t set last_used_at =
    case when t.last_used_at > $2::timestamptz - interval '1 minute' then t.last_used_at else $2 end`

const insertToken = {
  name: 'access-insert-token',
  text: `insert into tokens as t (name, scope, digest, created_at, expires_at) values ($1, $2, $3, $4, $5)
    on conflict (name) do nothing returning ${columns}`,
}

const selectTokens = { name: 'access-tokens', text: `select ${columns} from tokens t order by id desc` }

const revokeToken = {
  name: 'access-revoke',
  text: `with gone as (
      delete from sessions s using tokens t where t.name = $1 and s.token_id = t.id)
    update tokens t set revoked_at = coalesce(t.revoked_at, $2) where t.name = $1 returning ${columns}`,
}

const findToken = {
  name: 'access-find-token',
  text: `${used} where t.digest = $1 and ${live} returning ${columns}`,
}

const insertSession = {
  name: 'access-insert-session',
  text: `with old as (delete from sessions where expires_at < now())
    insert into sessions (digest, token_id, expires_at) values ($1, $2, $3)`,
}

const findSession = {
  name: 'access-find-session',
  text: `${used} from sessions s
    where s.digest = $1 and s.expires_at > $2 and t.id = s.token_id and ${live} returning ${columns}`,
}

const deleteSession = { name: 'access-delete-session', text: 'delete from sessions where digest = $1' }

async function addToken(db: Database, draft: TokenDraft): Promise<Token> {
  const [row] = await db.run<Row>(insertToken, [
    storable(draft.name),
    draft.scope,
    digestBytes(draft.digest),
    draft.createdAt,
    draft.expiresAt,
  ])
  if (row !== undefined) return row
  throw new OperationalError('usage', `there is, or was, a token "${draft.name}"`, {
    hint: 'A name says who did something, for ever: choose another.',
  })
}
