import { sql } from 'kysely'
import type { Kysely, RawBuilder, SqlBool } from 'kysely'
import type { Change } from '../model/change.ts'
import type { ArticleId } from '../model/ids.ts'
import { phraseText } from '../model/search-text.ts'
import type { Database } from './database.ts'
import { cursorId, noCursor, pageSize, toPage } from './paging.ts'
import type { ChangeHead, ChangeQuery, Page, RecordedChange } from './reading-archive.ts'
import type { Schema } from './schema.ts'
import { withinSearchTime } from './search-time.ts'
import { storable } from './text.ts'

/** `ReadingArchive.recentChanges`. */
export async function recentChanges(db: Database, query: ChangeQuery): Promise<Page<RecordedChange>> {
  const size = pageSize(query.limit)
  const find = (kysely: Kysely<Schema>) =>
    filtered(selectHeads(kysely), query)
      .select('c.change')
      .limit(size + 1)
      .execute()
  const rows = await (query.words === undefined ? find(db.kysely) : withinSearchTime(db, find))
  return toPage(rows, size, toChange, query.order === 'telling' ? rankCursor : undefined)
}

/** `ReadingArchive.changeHeads`. */
export async function changeHeads(db: Database, query: ChangeQuery): Promise<Page<ChangeHead>> {
  const size = pageSize(query.limit)
  const find = (kysely: Kysely<Schema>) =>
    filtered(selectHeads(kysely), query)
      .limit(size + 1)
      .execute()
  const rows = await (query.words === undefined ? find(db.kysely) : withinSearchTime(db, find))
  return toPage(rows, size, toHead, query.order === 'telling' ? rankCursor : undefined)
}

/** Changes as they are read, each with its article's address. */
export function selectChanges(kysely: Kysely<Schema>) {
  return selectHeads(kysely).select('c.change')
}

function selectHeads(kysely: Kysely<Schema>) {
  return kysely
    .selectFrom('changes as c')
    .innerJoin('articles as a', 'a.id', 'c.article_id')
    .select([
      'c.id',
      'c.rank',
      'c.article_id',
      'c.source_id',
      'c.ordinal',
      'c.from_version',
      'c.to_version',
      'c.returned',
      'c.cause',
      'c.changed_after',
      'c.changed_by',
      'c.headline',
      'c.significance',
      'c.kinds',
      'c.summary',
      'c.words_added',
      'c.words_removed',
      'a.url as article_url',
    ])
}

type HeadRow = Awaited<ReturnType<ReturnType<typeof selectHeads>['execute']>>[number]
type ChangeRow = HeadRow & { readonly change: Change }

export function toChange(row: ChangeRow): RecordedChange {
  return { ...toHead(row), change: row.change }
}

function toHead(row: HeadRow): ChangeHead {
  const articleId: ArticleId = row.article_id
  return {
    id: row.id,
    articleId,
    articleUrl: row.article_url,
    headline: row.headline,
    sourceId: row.source_id,
    ordinal: row.ordinal,
    from: row.from_version,
    to: row.to_version,
    returned: row.returned,
    cause: row.cause,
    changedBetween: [row.changed_after, row.changed_by],
    change: {
      summary: row.summary,
      significance: row.significance,
      kinds: row.kinds.map((kind) => ({ kind })),
      wordsAdded: row.words_added,
      wordsRemoved: row.words_removed,
    },
  }
}

type Select = ReturnType<typeof selectHeads>

function filtered(select: Select, query: ChangeQuery): Select {
  return ordered(byMarks(byWords(byFacets(byChange(select, query), query), query), query), query)
}

function byChange(select: Select, query: ChangeQuery): Select {
  const { sourceId, articleId, kinds, significanceMin, cause, since, until, after } = query
  return select
    .$if(sourceId !== undefined, (s) => s.where('c.source_id', '=', sourceId ?? null))
    .$if(articleId !== undefined, (s) => s.where('c.article_id', '=', articleId ?? null))
    .$if(query.withoutNoise === true, (s) => s.where('c.significance', '>', 0))
    .$if(significanceMin !== undefined, (s) => s.where('c.significance', '>=', significanceMin ?? null))
    .$if(kinds !== undefined, (s) => s.where(sql<SqlBool>`c.kinds && ${[...(kinds ?? [])]}::text[]`))
    .$if(cause !== undefined, (s) => s.where('c.cause', '=', cause ?? null))
    .$if(since !== undefined, (s) => s.where('c.changed_by', '>=', since ?? null))
    .$if(until !== undefined, (s) => s.where('c.changed_by', '<', until ?? null))
    .$if(after !== undefined, (s) => s.where('c.id', '>', after ?? null))
}

function facets(condition: RawBuilder<SqlBool>): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (select 1 from change_facets f where f.change_id = c.id and ${condition})`
}

function byFacets(select: Select, { language, section, author }: ChangeQuery): Select {
  return select
    .$if(language !== undefined, (s) =>
      s.where(facets(sql<SqlBool>`f.language = ${storable(language ?? '').toLowerCase()}`)),
    )
    .$if(section !== undefined, (s) => s.where(facets(sql<SqlBool>`f.section = ${storable(section ?? '')}`)))
    .$if(author !== undefined, (s) =>
      s.where(facets(sql<SqlBool>`f.authors @> array[${storable(author ?? '')}]`)),
    )
}

/** A phrase came where the new text has it more often than the old, and went where the old one has. */
function byWords(select: Select, { words }: ChangeQuery): Select {
  if (words === undefined) return select
  const [here, there] = words.in === 'added' ? ['added', 'removed'] : ['removed', 'added']
  const [has, had] = [sql.ref(`w.${here}`), sql.ref(`w.${there}`)]
  const all = sql.join(
    words.phrases.map((phrase) => {
      const text = phraseText(phrase)
      return sql`search_words(${has}) @> ${[...phrase]}::text[]
        and strpos(${has}, ${text}) > 0 and phrase_count(${has}, ${text}) > phrase_count(${had}, ${text})`
    }),
    sql` and `,
  )
  if (words.phrases.length === 0) return select.where(sql<SqlBool>`false`)
  return select.where(sql<SqlBool>`c.id in (select w.change_id from change_words w where ${all})`)
}

function byMarks(select: Select, { seen, label }: ChangeQuery): Select {
  const marked = sql`select 1 from change_marks m where m.change_id = c.id`
  return select
    .$if(seen === true, (s) => s.where(sql<SqlBool>`exists (${marked} and m.seen_at is not null)`))
    .$if(seen === false, (s) => s.where(sql<SqlBool>`not exists (${marked} and m.seen_at is not null)`))
    .$if(label !== undefined, (s) =>
      s.where(sql<SqlBool>`exists (${marked} and m.labels @> array[${storable(label ?? '')}])`),
    )
}

function ordered(select: Select, { order, cursor }: ChangeQuery): Select {
  if (order !== 'telling') {
    const beyond = cursorId(cursor)
    const [direction, side] = order === 'oldest' ? (['asc', '>'] as const) : (['desc', '<'] as const)
    return select.orderBy('c.id', direction).$if(beyond !== null, (s) => s.where('c.id', side, beyond))
  }
  const [, rank, id] = /^(-?\d{1,10}(?:\.\d{1,20})?)~(\d{1,15})$/.exec(cursor ?? '') ?? []
  if (cursor !== undefined && rank === undefined) throw noCursor(cursor)
  return select
    .orderBy('c.rank', 'desc')
    .orderBy('c.id', 'desc')
    .$if(rank !== undefined, (s) =>
      s.where(sql<SqlBool>`(c.rank, c.id) < (${Number(rank)}::double precision, ${Number(id)}::bigint)`),
    )
}

function rankCursor({ rank, id }: HeadRow): string {
  return `${rank}~${id}`
}
