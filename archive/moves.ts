import type { ArticleId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { Move } from '../model/move.ts'
import type { Database, Queries } from './database.ts'
import type { Merge, MoveArchive, MoveCandidate } from './move-archive.ts'
import { storable } from './text.ts'

/** `MoveArchive`; `keyOf` gives the key under which a URL's article is kept. */
export function moves(db: Database, keyOf: (url: string) => string): MoveArchive {
  return {
    mergeArticles: (merge, now) => db.transaction((queries) => mergeArticles(queries, merge, now)),
    splitArticle: (id, now) => db.transaction((queries) => splitArticle(queries, id, now)),
    moves: (articleId) => db.run<MoveRow>(selectMoves, [articleId]),
    noteAddress: async (articleId, url) => {
      const key = url === null ? null : storable(keyOf(url))
      return (await db.run(noteAddress, [articleId, key])).length > 0
    },
    moveCandidates: (articleId, now) =>
      db.run<CandidateRow>(selectCandidates, [articleId, new Date(now.getTime() - limits.moveMsMax)]),
  }
}

type MoveRow = { [K in keyof Move]: Move[K] }
type CandidateRow = { [K in keyof MoveCandidate]: MoveCandidate[K] }

const moveColumns = `article_id as "articleId", other_id as "otherId", from_url as "fromUrl", to_url as "toUrl",
  evidence, made_by as "by", moved_at as "movedAt", undone_at as "undoneAt"`

const selectMoves = {
  name: 'moves-of',
  text: `select ${moveColumns} from moves where article_id = $1 or other_id = $1 order by id`,
}

const noteAddress = {
  name: 'moves-note-address',
  text: `update articles set leads_to_key = nullif($2, key)
    where id = $1 and leads_to_key is distinct from nullif($2, key) returning id`,
}

/** As the partial index `articles_left` has it. */
const hasLeft = (o: string): string =>
  `(${o}.leads_to_key is not null or ${o}.status = 'gone' or ${o}.last_outcome = 'gone')`

/**
 * Older articles of its source that left their place, and, when it has left its own, the newest that came after it: both
 * are few, however many articles a source has. The length of a story hardly changes when it moves.
 */
const selectCandidates = {
  name: 'moves-candidates',
  text: `with self as (select * from articles where id = $1),
    pair (old_id, young_id) as (
      (select o.id, self.id from self
        join articles o on o.source_id = self.source_id and o.id < self.id and ${hasLeft('o')})
      union all
      (select self.id, y.id from self
        cross join lateral (select id from articles
          where source_id = self.source_id and id > self.id order by id desc limit ${limits.moveYoungMax}) y
        where ${hasLeft('self')}))
    select o.id as old, o.head_version as "oldVersion", y.id as young, y.head_version as "youngVersion",
      coalesce(o.leads_to_key = y.key, false) as redirects
    from pair
    join articles o on o.id = pair.old_id
    join articles y on y.id = pair.young_id
    join versions v on v.article_id = o.id and v.number = o.head_version
    join versions w on w.article_id = y.id and w.number = y.head_version
    where o.merged_into is null and y.merged_into is null and y.status in ('active', 'retired')
      and (o.leads_to_key = y.key or ((o.status = 'gone' or o.last_outcome = 'gone')
        and o.last_captured_at >= $2 and y.created_at >= $2))
      and w.words between v.words * 0.7 and v.words * 1.4
      and not exists (select from moves m where m.article_id in (o.id, y.id) and m.other_id in (o.id, y.id))
    order by redirects desc, o.last_captured_at desc, w.created_at desc
    limit ${limits.moveCandidatesMax}`,
}

const lockBoth = {
  name: 'moves-lock',
  text: 'select id, url, merged_into from articles where id in ($1, $2) order by id for update',
}

/** Whoever is capturing it comes too late. */
const absorb = {
  name: 'moves-absorb',
  text: `update articles set
      status = case when id = $1 then 'merged' else status end, merged_into = $2,
      next_due_at = case when id = $1 then null else next_due_at end,
      fence = case when id = $1 then fence + 1 else fence end,
      lease_until = case when id = $1 then null else lease_until end
    where id = $1 or merged_into = $1`,
}

const goOn = {
  name: 'moves-go-on',
  text: `update articles set url = $2, status = 'active', next_due_at = $3, leads_to_key = null, etag = null,
      last_modified = null
    where id = $1`,
}

const insertMove = {
  name: 'moves-insert',
  text: `insert into moves (article_id, other_id, from_url, to_url, evidence, made_by, moved_at)
    values ($1, $2, $3, $4, $5, $6, $7) returning ${moveColumns}`,
}

async function mergeArticles(queries: Queries, merge: Merge, now: Date): Promise<Move | null> {
  const { from, into, evidence, by } = merge
  if (from === into) return null
  type Row = { id: ArticleId; url: string; merged_into: ArticleId | null }
  const rows = await queries.run<Row>(lockBoth, [from, into])
  const [other, article] = [from, into].map((id) => rows.find((row) => row.id === id))
  if (other === undefined || article === undefined) return null
  if (other.merged_into !== null || article.merged_into !== null) return null
  await queries.run(absorb, [from, into])
  await queries.run(goOn, [into, other.url, now])
  const values = [into, from, article.url, other.url, storable(evidence), storable(by), now]
  const [move] = await queries.run<MoveRow>(insertMove, values)
  return move ?? null
}

const selectStanding = {
  name: 'moves-standing',
  text: `select id, ${moveColumns} from moves
    where undone_at is null and (article_id = $1 or other_id = $1) order by id desc limit 1 for update`,
}

const undo = {
  name: 'moves-undo',
  text: `update moves set undone_at = $2 where id = $1 returning ${moveColumns}`,
}

const release = {
  name: 'moves-release',
  text: `update articles set status = 'active', merged_into = null, next_due_at = $2 where id = $1`,
}

async function splitArticle(queries: Queries, id: ArticleId, now: Date): Promise<Move | null> {
  const [standing] = await queries.run<MoveRow & { id: number }>(selectStanding, [id])
  if (standing === undefined) return null
  const { articleId, otherId, fromUrl } = standing
  await queries.run(lockBoth, [articleId, otherId])
  await queries.run(goOn, [articleId, fromUrl, now])
  await queries.run(release, [otherId, now])
  const [move] = await queries.run<MoveRow>(undo, [standing.id, now])
  return move ?? null
}
