import type { Insertable, Selectable } from 'kysely'
import type { SourceId } from '../model/ids.ts'
import { canonicalRules } from '../model/rules.ts'
import { limits } from '../model/limits.ts'
import type { Source, SourceDraft, SourceStatus } from '../model/source.ts'
import type { Database } from './database.ts'
import type { Schema, SourcesTable } from './schema.ts'
import type { SourceArchive, SourceYield } from './source-archive.ts'
import { storable } from './text.ts'

/** The part of `SourceArchive` that keeps the list of sources; readings.ts keeps what was found in them. */
export function sourceList(
  db: Database,
): Pick<
  SourceArchive,
  | 'addSource'
  | 'listSources'
  | 'findSource'
  | 'findSourceByUrl'
  | 'setSourceStatus'
  | 'setSourceRules'
  | 'editSource'
  | 'sourceYield'
  | 'dueSources'
  | 'touchSource'
> {
  const { kysely } = db
  return {
    addSource: (draft, now) => addSource(db, draft, now),
    listSources: () =>
      db.guard(async () => {
        const rows = await kysely.selectFrom('sources').selectAll().orderBy('id').execute()
        return rows.map(toSource)
      }),
    findSource: (id) => findSource(db, 'id', id),
    findSourceByUrl: (url) => findSource(db, 'url', storable(url)),
    setSourceStatus: (id, status, now) => setSourceStatus(db, id, status, now),
    setSourceRules: (id, rules) =>
      db.guard(async () => {
        const row = await kysely
          .updateTable('sources')
          .set({ rules: rules === null ? null : storable(canonicalRules(rules)) })
          .where('id', '=', id)
          .returningAll()
          .executeTakeFirst()
        return row === undefined ? null : toSource(row)
      }),
    editSource: (id, { nextDueAt, ...edit }) =>
      db.guard(async () => {
        const row = await kysely
          .updateTable('sources')
          .set({
            title: storable(edit.title),
            cron: storable(edit.cron),
            timezone: storable(edit.timezone),
            include: storable(edit.include),
            exclude: storable(edit.exclude),
            budget_per_hour: edit.budgetPerHour,
            next_due_at: nextDueAt,
            // "Nothing new" would hide what other patterns let through.
            etag: null,
            last_modified: null,
          })
          .where('id', '=', id)
          .where('status', '<>', 'removed')
          .returningAll()
          .executeTakeFirst()
        return row === undefined ? null : toSource(row)
      }),
    sourceYield: async (id, since) => {
      const [row] = await db.run<SourceYieldRow>(countYield, [id, since])
      return row ?? { found: 0, captured: 0, failing: 0 }
    },
    dueSources: (now, limit) =>
      db.guard(async () => {
        const rows = await kysely
          .selectFrom('sources')
          .selectAll()
          .where('status', '=', 'active')
          .where('next_due_at', '<=', now)
          .orderBy('next_due_at')
          .orderBy('id')
          .limit(limit)
          .execute()
        return rows.map(toSource)
      }),
    touchSource: (id, now) =>
      db.guard(async () => {
        await kysely.updateTable('sources').set({ next_due_at: now }).where('id', '=', id).execute()
      }),
  }
}

type SourceYieldRow = { [K in keyof SourceYield]: SourceYield[K] }

/** Over the newest articles alone, which the index gives in order: a source may have a million. */
const countYield = {
  name: 'source-yield',
  text: `select count(*) filter (where created_at >= $2)::integer as found,
      count(*) filter (where last_outcome is not null)::integer as captured,
      count(*) filter (where last_outcome in ('failed', 'blocked'))::integer as failing
    from (select created_at, last_outcome from articles where source_id = $1
      order by id desc limit ${limits.yieldArticlesMax}) a`,
}

async function addSource(
  db: Database,
  draft: SourceDraft,
  now: Date,
): Promise<{ outcome: 'created' | 'exists'; source: Source }> {
  const values = columns(draft)
  const row = await db.guard(async () => {
    const created = await db.kysely
      .insertInto('sources')
      .values({ ...values, created_at: now, next_due_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .returningAll()
      .executeTakeFirst()
    if (created !== undefined) return created
    return db.kysely
      .updateTable('sources')
      .set({
        ...values,
        status: 'active',
        next_due_at: now,
        failures: 0,
        alerts: null,
        failing_since: null,
        paused_because: null,
        failure_code: null,
        failure_message: null,
        failed_at: null,
        etag: null,
        last_modified: null,
      })
      .where('url', '=', values.url)
      .where('status', '=', 'removed')
      .returningAll()
      .executeTakeFirst()
  })
  if (row !== undefined) return { outcome: 'created', source: toSource(row) }
  const source = await findSource(db, 'url', values.url)
  if (source === null) throw new Error(`A source is in the way of ${values.url} and cannot be found.`)
  return { outcome: 'exists', source }
}

function columns(draft: SourceDraft): Pick<
  Insertable<SourcesTable>,
  'url' | 'kind' | 'title' | 'cron' | 'timezone' | 'include' | 'exclude'
> & {
  url: string
} {
  return {
    url: storable(draft.url),
    kind: draft.kind,
    title: storable(draft.title),
    cron: storable(draft.cron),
    timezone: storable(draft.timezone),
    include: storable(draft.include),
    exclude: storable(draft.exclude),
  }
}

async function findSource<K extends 'id' | 'url'>(
  db: Database,
  column: K,
  value: K extends 'id' ? SourceId : string,
): Promise<Source | null> {
  const row = await db.guard(() =>
    db.kysely
      .selectFrom('sources')
      .selectAll()
      .where(column satisfies keyof Schema['sources'], '=', value)
      .executeTakeFirst(),
  )
  return row === undefined ? null : toSource(row)
}

/**
 * A source that was stopped is due at once when it goes on: what it missed is what its readers want. When one is
 * stopped, the others are read in full once, so that they take over the articles that they list too.
 */
async function setSourceStatus(
  db: Database,
  id: SourceId,
  status: SourceStatus,
  now: Date,
): Promise<Source | null> {
  const row = await db.guard(async () => {
    if (status !== 'active') {
      await db.kysely.updateTable('sources').set({ etag: null, last_modified: null }).execute()
    }
    return db.kysely
      .updateTable('sources')
      .set((eb) => ({
        status,
        // Whoever sets it goes from there: what it was paused for begins anew.
        paused_because: null,
        failing_since: null,
        next_due_at: eb
          .case()
          .when(eb.and([eb('status', '<>', 'active'), eb.val(status === 'active')]))
          .then(now)
          .else(eb.ref('next_due_at'))
          .end(),
      }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst()
  })
  return row === undefined ? null : toSource(row)
}

function toSource(row: Selectable<SourcesTable>): Source {
  const { failure_code: code, failure_message: message, failed_at: at } = row
  return {
    id: row.id,
    url: row.url,
    kind: row.kind,
    title: row.title,
    cron: row.cron,
    timezone: row.timezone,
    include: row.include,
    exclude: row.exclude,
    status: row.status,
    rules: row.rules,
    budgetPerHour: row.budget_per_hour,
    createdAt: row.created_at,
    lastReadAt: row.last_read_at,
    nextDueAt: row.next_due_at,
    validators: { etag: row.etag, lastModified: row.last_modified },
    pausedBecause: row.paused_because,
    alerts: row.alerts ?? [],
    failures: row.failures,
    lastFailure: code === null || at === null ? null : { code, message: message ?? '', at },
    articles: row.articles,
  }
}
