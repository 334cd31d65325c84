import { expect, test } from 'vitest'
import { fillSearchIndex } from '../../../archive/search-index.ts'
import { temporaryArchive } from '../../support/archive.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'

const tables = {
  version_words: 'article_id, number',
  change_words: 'change_id',
  change_facets: 'change_id',
  changes: 'id',
}

test('an archive from before there was search gets the index that it would have had', async () => {
  await using house = await temporaryArchive()
  await playSampleNewsroom(house.archive)
  const read = () =>
    Promise.all(
      Object.entries(tables).map(
        async ([table, key]) => (await house.pool.query(`select * from ${table} order by ${key}`)).rows,
      ),
    )
  const before = await read()
  expect(before.every((rows) => rows.length > 3)).toBe(true)
  await house.pool.query(`truncate version_words, change_words, change_facets`)
  await house.pool.query('alter table changes disable trigger changes_immutable')
  await house.pool.query('update changes set words_added = 0, words_removed = 0')
  await house.pool.query('alter table changes enable trigger changes_immutable')
  const client = await house.pool.connect()
  try {
    await fillSearchIndex(client)
  } finally {
    client.release()
  }
  expect(await read()).toEqual(before)
  await expect(house.pool.query('update changes set words_added = 0')).rejects.toThrow('immutable')
})
