import type pg from 'pg'
import type { Change, Edit, WordRun } from '../model/change.ts'
import { blankContent } from '../model/content.ts'
import type { Content } from '../model/content.ts'
import { searchText } from '../model/search-text.ts'
import { storable } from './text.ts'

/** What search finds in a version: the headline, the standfirst, the names over the text, and every block. */
export function versionWords({ headline, dek, byline, blocks }: Content): string {
  return searchText([headline ?? '', dek ?? '', ...byline, ...blocks.map(({ text }) => text)])
}

/**
 * What search finds in a change: the new text of all that it touched, and the old one. A phrase came with a change
 * where the new text has it more often than the old. Only what lies within one block can be found.
 */
export function changeWords({ fields, hunks }: Change): { added: string; removed: string } {
  const edits = hunks.flatMap((hunk) => hunk.edits).filter(isEdited)
  const texts = fields.filter(({ field }) => searchedFields.has(field))
  return {
    added: searchText([
      ...texts.map(({ to }) => to ?? ''),
      ...edits.flatMap((edit) => sideOf(edit, 'deleted')),
    ]),
    removed: searchText([
      ...texts.map(({ from }) => from ?? ''),
      ...edits.flatMap((edit) => sideOf(edit, 'inserted')),
    ]),
  }
}

const searchedFields: ReadonlySet<string> = new Set(['headline', 'dek', 'byline'])

function isEdited({ words }: Edit): boolean {
  return words.some(({ op }) => op !== 'equal')
}

/** The blocks of one side: all words but those of the other. */
function sideOf({ words }: Edit, others: WordRun['op']): string[] {
  return words
    .filter(({ op }) => op !== others)
    .map(({ text }) => text)
    .join('')
    .split('\n')
}

/** What the newer version of a change says of itself, to filter by. */
export function facetsOf({ language, section, byline }: Content): {
  language: string | null
  section: string | null
  authors: string[]
} {
  return {
    // The primary subtag: readers ask for English, not for that of one country.
    language: storable(language)?.split('-')[0]?.toLowerCase() ?? null,
    section: storable(section),
    authors: byline.map((name) => storable(name)),
  }
}

const batchSize = 200

/** Makes the index of what was recorded before there was one, and the counts of words that stand beside changes. */
export async function fillSearchIndex(client: pg.PoolClient): Promise<void> {
  for (let after = 0; ;) {
    const { rows } = await client.query<{ id: number; article_id: number; number: number; content: Content }>(
      'select id, article_id, number, content from versions where id > $1 order by id limit $2',
      [after, batchSize],
    )
    for (const { article_id, number, content } of rows) {
      await client.query('insert into version_words (article_id, number, words) values ($1, $2, $3)', [
        article_id,
        number,
        versionWords({ ...blankContent, ...content }),
      ])
    }
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
  }
  // Nothing recorded is rewritten: columns that were not there before are filled.
  await client.query('alter table changes disable trigger changes_immutable')
  for (let after = 0; ;) {
    const { rows } = await client.query<{ id: number; change: Change; content: Content }>(
      `select c.id, c.change, v.content from changes c
       join versions v on v.article_id = c.article_id and v.number = c.to_version
       where c.id > $1 order by c.id limit $2`,
      [after, batchSize],
    )
    for (const { id, change, content } of rows) await insertChangeIndex(client, id, change, content)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
  }
  await client.query('alter table changes enable trigger changes_immutable')
}

async function insertChangeIndex(
  client: pg.PoolClient,
  id: number,
  change: Change,
  content: Content,
): Promise<void> {
  const { added, removed } = changeWords(change)
  await client.query('update changes set words_added = $2, words_removed = $3 where id = $1', [
    id,
    change.wordsAdded,
    change.wordsRemoved,
  ])
  const { language, section, authors } = facetsOf({ ...blankContent, ...content })
  await client.query('insert into change_words (change_id, added, removed) values ($1, $2, $3)', [
    id,
    added,
    removed,
  ])
  await client.query(
    'insert into change_facets (change_id, language, section, authors) values ($1, $2, $3, $4)',
    [id, language, section, authors],
  )
}
