import { expect, test } from 'vitest'
import { fillSearchIndex } from '../../../archive/search-index.ts'
import { temporaryArchive } from '../../support/archive.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'

const tables = {
  version_words: 'article_id, number',
  change_words: 'change_id',
  change_facets: 'change_id',
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
  await house.pool.query(`truncate ${Object.keys(tables).join(', ')}`)
  const client = await house.pool.connect()
  await fillSearchIndex(client)
  client.release()
  expect(await read()).toEqual(before)
})
