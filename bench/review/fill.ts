import type pg from 'pg'
import type { Archive } from '../../archive/archive.ts'
import { changeWords, facetsOf, versionWords } from '../../archive/search-index.ts'
import { canonicalContent } from '../../model/content.ts'
import type { Content } from '../../model/content.ts'
import type { ArticleId } from '../../model/ids.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { play, story } from '../../tests/support/played.ts'
import { present, sha256Hex } from '../../tests/support/records.ts'

/** Different stories; every article of the archive tells one of them. */
const stories = 100
const sources = 50

/**
 * Fills an empty archive with articles of two versions each, straight into the tables: their rows are those that
 * captures would have left. Then one article with as many versions as asked for, through the archive's own door.
 */
export async function fillArchive(
  pool: pg.Pool,
  archive: Archive,
  { articles, versions }: { readonly articles: number; readonly versions: number },
): Promise<{ readonly long: ArticleId }> {
  await fillStories(pool)
  await pool.query('drop index version_words_search, change_words_added, change_words_removed')
  for (const statement of fill) await pool.query(statement, statement.includes('$1') ? [articles] : [])
  await pool.query('create index version_words_search on version_words using gin (search_words(words))')
  await pool.query('create index change_words_added on change_words using gin (search_words(added))')
  await pool.query('create index change_words_removed on change_words using gin (search_words(removed))')
  for (const table of ['sources', 'articles', 'captures', 'versions']) {
    await pool.query(
      `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}))`,
    )
  }
  await pool.query('vacuum analyze')
  const { ids } = await play(archive, { url: 'https://long.example/feed', title: 'The Long Story' }, [
    {
      url: 'https://long.example/story',
      looks: Array.from({ length: versions }, (_, at) => ({ at: at * 20, content: longStory(at) })),
    },
  ])
  return { long: present(ids[0]) }
}

async function fillStories(pool: pg.Pool): Promise<void> {
  await pool.query(`create table bench_stories (n integer primary key, old json, old_digest bytea, old_words text,
    young json, young_digest bytea, young_words text, change json, significance real, kinds text[], summary text,
    added text, removed text, language text, section text, authors text[], words_added integer, words_removed integer)`)
  for (let n = 0; n < stories; n += 1) {
    const [old, young] = [shortStory(n, 0), shortStory(n, 1)]
    const change = compare(old, young)
    const { added, removed } = changeWords(change)
    const { language, section, authors } = facetsOf(young)
    await pool.query(
      `insert into bench_stories values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        n,
        JSON.stringify(old),
        digest(old),
        versionWords(old),
        JSON.stringify(young),
        digest(young),
        versionWords(young),
        JSON.stringify(change),
        change.significance,
        change.kinds.map(({ kind }) => kind),
        change.summary,
        added,
        removed,
        language,
        section,
        authors,
        change.wordsAdded,
        change.wordsRemoved,
      ],
    )
  }
}

function digest(content: Content): Buffer {
  return Buffer.from(sha256Hex(canonicalContent(content)), 'hex')
}

const nouns = 'harbour council ferry budget school bridge storm court union museum clinic market'.split(' ')
const verbs = 'closed opened delayed approved rejected repaired sold promised measured'.split(' ')

/** A story of some 250 words; its second version has another figure, another verb and a paragraph more. */
function shortStory(n: number, version: 0 | 1): Content {
  const pick = (list: readonly string[], at: number) => present(list[at % list.length])
  const sentence = (at: number) =>
    `The ${pick(nouns, n + at)} was ${pick(verbs, n * 3 + at)} on day ${at + 1} after the ${pick(nouns, n * 5 + at)} had been ${pick(verbs, n + at * 7)}, officials said.`
  const paragraphs = Array.from({ length: 8 }, (_, at) => `${sentence(at * 2)} ${sentence(at * 2 + 1)}`)
  return story({
    headline: `The ${pick(nouns, n)} and the ${pick(nouns, n + 3)}, story ${n}`,
    section: pick(['Home', 'World', 'Sport', 'Islands'], n),
    byline: [`Reporter ${n % 17}`],
    blocks: [
      `Some ${12 + n + version} people were ${pick(verbs, n + version)}.`,
      ...paragraphs,
      ...(version === 1 ? [sentence(99)] : []),
    ],
  })
}

/** A live story whose every version adds to one paragraph and corrects another. */
function longStory(at: number): Content {
  const paragraphs = Array.from(
    { length: 30 },
    (_, index) =>
      `Paragraph ${index} tells of the ${present(nouns[index % nouns.length])} with ${index === at % 30 ? at : 7} facts and some more words around them.`,
  )
  return story({
    headline: `The long story, part ${Math.floor(at / 50)}`,
    blocks: [...paragraphs, `Update ${at} came in.`],
  })
}

const at = `timestamptz '2026-01-01' + make_interval(mins => (a.id % 400000)::integer)`

const fill = [
  `insert into sources (id, url, kind, title, cron, timezone, created_at, next_due_at) overriding system value
   select n, 'https://source-' || n || '.example/feed', 'feed', 'Source ' || n, '*/15 * * * *', 'UTC', now(), now() + interval '1 day'
   from generate_series(1, ${sources}) n`,
  `insert into articles (id, source_id, url, key, created_at, headline, versions, captures, last_captured_at,
     last_changed_at, interval_ms, head_version, sightings, next_due_at) overriding system value
   select i, 1 + i % ${sources}, 'https://source-' || i % ${sources} || '.example/' || i, 'https://source-' || i % ${sources} || '.example/' || i,
     now(), t.young ->> 'headline', 2, 2, now(), now(), 900000, 2, 2, now() + interval '10 days'
   from generate_series(1, $1::integer) i join bench_stories t on t.n = i % ${stories}`,
  `insert into captures (id, article_id, capture_key, slot, fence, state, requested_url, hops, started_at, finished_at,
     status, outcome, media_type, version) overriding system value
   select (a.id - 1) * 2 + v, a.id, sha256(convert_to(a.id || '-' || v, 'UTF8')), 'bench-' || v, v, 'done', a.url, '[]',
     ${at} + make_interval(mins => v * 20), ${at} + make_interval(mins => v * 20), 200, 'new', 'text/html', v
   from articles a, generate_series(1, 2) v`,
  `insert into versions (id, article_id, number, content, content_digest, cleaner_id, first_capture_id, parent, headline,
     words, created_at) overriding system value
   select (a.id - 1) * 2 + v, a.id, v, case v when 1 then t.old else t.young end,
     case v when 1 then t.old_digest else t.young_digest end, 'bench', (a.id - 1) * 2 + v, nullif(v - 1, 0), a.headline, 250, ${at}
   from articles a join bench_stories t on t.n = a.id % ${stories}, generate_series(1, 2) v`,
  `insert into version_words (article_id, number, words)
   select a.id, v, case v when 1 then t.old_words else t.young_words end
   from articles a join bench_stories t on t.n = a.id % ${stories}, generate_series(1, 2) v`,
  `insert into sightings (article_id, ordinal, version, first_seen_at, last_seen_at, captures, first_capture_id,
     last_capture_id, changed_after, changed_by)
   select a.id, v, v, ${at} + make_interval(mins => v * 20), ${at} + make_interval(mins => v * 20), 1, (a.id - 1) * 2 + v,
     (a.id - 1) * 2 + v, case v when 2 then ${at} + interval '20 min' end, case v when 2 then ${at} + interval '40 min' end
   from articles a, generate_series(1, 2) v`,
  `insert into changes (id, article_id, source_id, ordinal, from_version, to_version, returned, cause, changed_after,
     changed_by, comparer_id, significance, kinds, summary, headline, change, words_added, words_removed)
   select a.id, a.id, a.source_id, 2, 1, 2, false, 'publisher', ${at} + interval '20 min', ${at} + interval '40 min', 'bench',
     t.significance, t.kinds, t.summary, a.headline, t.change, t.words_added, t.words_removed
   from articles a join bench_stories t on t.n = a.id % ${stories}`,
  `insert into change_words (change_id, added, removed)
   select a.id, t.added, t.removed from articles a join bench_stories t on t.n = a.id % ${stories}`,
  `insert into change_facets (change_id, language, section, authors)
   select a.id, t.language, t.section, t.authors from articles a join bench_stories t on t.n = a.id % ${stories}`,
]
