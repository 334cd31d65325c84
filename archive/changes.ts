import type { Cause, Change } from '../model/change.ts'
import { limits } from '../model/limits.ts'
import { changeHeads, recentChanges, selectChanges, toChange } from './change-query.ts'
import type { Database } from './database.ts'
import { pageSize } from './paging.ts'
import type { Occasion, ReadingArchive, UntoldChange } from './reading-archive.ts'

/** The part of `ReadingArchive` about changes. */
export function changes(
  db: Database,
): Pick<
  ReadingArchive,
  | 'changes'
  | 'untoldChanges'
  | 'recordedChange'
  | 'occasions'
  | 'neighbours'
  | 'changesAfter'
  | 'lastChange'
  | 'countTelling'
  | 'recentChanges'
  | 'changeHeads'
  | 'blindStretches'
> {
  return {
    changes: (articleId) =>
      db.guard(async () => {
        const rows = await selectChanges(db.kysely)
          .where('c.article_id', '=', articleId)
          .orderBy('c.ordinal')
          .execute()
        return rows.map(toChange)
      }),
    untoldChanges: async (articleId) => (await db.run<UntoldRow>(selectUntold, [articleId])).map(toUntold),
    recordedChange: (articleId, ordinal) =>
      db.guard(async () => {
        const row = await selectChanges(db.kysely)
          .where('c.article_id', '=', articleId)
          .where('c.ordinal', '=', ordinal)
          .executeTakeFirst()
        return row === undefined ? null : toChange(row)
      }),
    occasions: async (articleId, from, to) => {
      const rows = await db.run<OccasionRow>(selectOccasions, [articleId, from, to])
      return rows.map(toOccasion)
    },
    neighbours: async (articleId, ordinal) => {
      const rows = await db.run<OccasionRow>(selectNeighbours, [articleId, ordinal])
      const at = (place: number) => {
        const row = rows.find((each) => each.ordinal === place)
        return row === undefined ? null : toOccasion(row)
      }
      return { before: at(ordinal - 1), after: at(ordinal + 1) }
    },
    changesAfter: (after, limit) =>
      db.guard(async () => {
        const rows = await selectChanges(db.kysely)
          .where('c.id', '>', after)
          .orderBy('c.id')
          .limit(pageSize(limit))
          .execute()
        return rows.map(toChange)
      }),
    lastChange: async () => {
      const [row] = await db.run<{ last: number }>(selectLast, [])
      return row?.last ?? 0
    },
    countTelling: async (after) => {
      const [row] = await db.run<{ count: number }>(countTelling, [after, limits.pageSizeMax])
      return row?.count ?? 0
    },
    changeHeads: (query) => db.guard(() => changeHeads(db, query)),
    blindStretches: async (articleId, limit) => {
      const rows = await db.run<{ after: Date; until: Date }>(blindStretches, [articleId, pageSize(limit)])
      return rows.map(({ after, until }) => [after, until] as const)
    },
    recentChanges: (query) => db.guard(() => recentChanges(db, query)),
  }
}

const selectUntold = {
  name: 'changes-untold',
  text: `select ordinal, from_version, to_version, changed_after, changed_by, returned, cause, change,
      coalesce(verdict, 'waiting') as standing
    from untold_changes where article_id = $1 order by ordinal`,
}

type UntoldRow = OccasionRow & {
  returned: boolean
  cause: Cause
  change: Change
  standing: UntoldChange['standing']
}

function toUntold(row: UntoldRow): UntoldChange {
  const { returned, cause, change, standing } = row
  return { ...toOccasion(row), returned, cause, standing, change }
}

const selectLast = { name: 'changes-last', text: 'select coalesce(max(id), 0) as last from changes' }

const countTelling = {
  name: 'changes-telling',
  text: `select count(*)::integer as count from (
    select from changes where id > $1 and significance > 0 limit $2) telling`,
}

/** Good captures that followed bad ones, each with the good one before those. */
const blindStretches = {
  name: 'captures-blind',
  text: `select after, started_at as until from (
      select id, started_at, version is not null as good, lag(version is not null) over w as good_before,
        max(case when version is not null then started_at end)
          over (order by id rows between unbounded preceding and 1 preceding) as after
      from captures where article_id = $1 and state = 'done' and outcome <> 'late'
      window w as (order by id)) looks
    where good and not good_before and after is not null
    order by id desc limit $2`,
}

type OccasionRow = {
  ordinal: number
  from_version: number
  to_version: number
  changed_after: Date
  changed_by: Date
}

const occasionColumns = 'ordinal, from_version, to_version, changed_after, changed_by'
/** Told or not: a history has them all. */
const selectSteps = (condition: string): string =>
  `select ${occasionColumns} from changes where ${condition}
    union all select ${occasionColumns} from untold_changes where ${condition} order by ordinal`

const selectOccasions = {
  name: 'changes-occasions',
  text: selectSteps('article_id = $1 and from_version = $2 and to_version = $3'),
}

const selectNeighbours = {
  name: 'changes-neighbours',
  text: selectSteps('article_id = $1 and ordinal in ($2::integer - 1, $2::integer + 1)'),
}

function toOccasion(row: OccasionRow): Occasion {
  return {
    ordinal: row.ordinal,
    from: row.from_version,
    to: row.to_version,
    changedBetween: [row.changed_after, row.changed_by],
  }
}
