import { sql } from 'kysely'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { Database } from './database.ts'
import type { Annotation, AnnotationDraft, ChangeMarks, MarksArchive } from './marks-archive.ts'
import { storable } from './text.ts'

/** The part of the archive about what people say of changes. */
export function marks(db: Database): MarksArchive {
  return {
    changeMarks: (ids) => db.guard(() => changeMarks(db, ids)),
    markSeen: async (ids, seen, by, now) => {
      await db.run(markSeen, [ids, seen ? now : null, seen ? storable(by) : null])
    },
    setLabels: async (id, labels) => {
      const kept = checkedLabels(labels)
      const rows = await db.run(setLabels, [id, kept])
      if (rows.length === 0) throw unknownChange(id)
    },
    labels: () => db.run(countLabels, [limits.pageSizeMax]),
    annotate: (draft) => annotate(db, draft),
    annotations: (id) => db.run<Row>(selectAnnotations, [id, limits.annotationsMax]),
  }
}

type Row = { [K in keyof Annotation]: Annotation[K] }

const markSeen = {
  name: 'marks-seen',
  text: `insert into change_marks as m (change_id, seen_at, seen_by)
    select c.id, $2, $3 from changes c where c.id = any($1::bigint[])
    on conflict (change_id) do update set seen_at = excluded.seen_at, seen_by = excluded.seen_by
    where (m.seen_at is null) <> (excluded.seen_at is null)`,
}

const setLabels = {
  name: 'marks-labels',
  text: `insert into change_marks (change_id, labels) select c.id, $2 from changes c where c.id = $1
    on conflict (change_id) do update set labels = excluded.labels returning change_id`,
}

const countLabels = {
  name: 'marks-label-counts',
  text: `select label, count(*)::integer as changes from change_marks, unnest(labels) label
    group by label order by changes desc, label limit $1`,
}

const insertAnnotation = {
  name: 'marks-annotate',
  text: `insert into annotations (change_id, author, text, created_at)
    select c.id, $2, $3, $4 from changes c where c.id = $1
    returning id, change_id as "changeId", author, text, created_at as "createdAt"`,
}

const selectAnnotations = {
  name: 'marks-annotations',
  text: `select id, change_id as "changeId", author, text, created_at as "createdAt" from annotations
    where change_id = $1 order by id limit $2`,
}

async function changeMarks(db: Database, ids: readonly number[]): Promise<ReadonlyMap<number, ChangeMarks>> {
  const { rows } = await sql<{
    id: number
    seen_at: Date | null
    seen_by: string | null
    labels: string[] | null
    annotations: number
  }>`select c.id, m.seen_at, m.seen_by, m.labels,
      (select count(*)::integer from annotations n where n.change_id = c.id) as annotations
    from unnest(${[...ids]}::bigint[]) c(id) left join change_marks m on m.change_id = c.id`.execute(
    db.kysely,
  )
  return new Map(
    rows
      .filter((row) => row.labels !== null || row.annotations > 0)
      .map((row) => [
        row.id,
        {
          seenAt: row.seen_at,
          seenBy: row.seen_by,
          labels: row.labels ?? [],
          annotations: row.annotations,
        },
      ]),
  )
}

function checkedLabels(labels: readonly string[]): string[] {
  const kept = [...new Set(labels.map((label) => storable(label).trim()).filter((label) => label !== ''))]
  if (kept.length > limits.labelsMax) {
    throw new OperationalError('usage', `A change has at most ${limits.labelsMax} labels.`)
  }
  if (kept.some((label) => label.length > limits.labelLengthMax)) {
    throw new OperationalError('usage', `A label has at most ${limits.labelLengthMax} characters.`)
  }
  return kept
}

async function annotate(db: Database, draft: AnnotationDraft): Promise<Annotation> {
  const text = storable(draft.text).trim()
  if (text === '') throw new OperationalError('usage', 'An annotation needs a text.')
  if (text.length > limits.annotationLengthMax) {
    throw new OperationalError('usage', `An annotation has at most ${limits.annotationLengthMax} characters.`)
  }
  const [row] = await db.run<Row>(insertAnnotation, [
    draft.changeId,
    storable(draft.author),
    text,
    draft.createdAt,
  ])
  if (row === undefined) throw unknownChange(draft.changeId)
  return row
}

function unknownChange(id: number): OperationalError {
  return new OperationalError('change-unknown', `There is no change ${id}.`)
}
