import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { describe, expect, test } from 'vitest'
import type { TemporaryArchive } from '../../support/archive.ts'
import { findings } from '../../support/findings.ts'
import { addArticle, look, minutes, present, record } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

/** One article: a full blob and two deltas against it, three sightings of three versions. */
async function threeLooks({ archive }: TemporaryArchive) {
  const id = await addArticle(archive)
  const noise = randomBytes(4_000).toString('base64')
  const captures = []
  for (const [minute, text] of [
    [20, 'A'],
    [40, 'B'],
    [60, 'A again'],
  ] as const) {
    const fetched = record(minutes(minute), { text: noise + text })
    captures.push((await look(archive, id, fetched)).stored.captureId)
  }
  return { id, captures }
}

/** Changes rows that the archive itself would never change. */
async function tamper(pool: Pool, text: string, values: readonly unknown[] = []): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query('set local session_replication_role = replica')
    const { rowCount } = await client.query(text, [...values])
    expect(rowCount).toBeGreaterThan(0)
    await client.query('commit')
  } finally {
    client.release()
  }
}

const tamperings: readonly (readonly [what: string, sql: string, numbers: readonly number[]])[] = [
  [
    'a blob of other bytes',
    'update blobs set stored = (select stored from blobs where id = 1) where id = 2',
    [102, 103],
  ],
  ['a blob of another size', 'update blobs set size_bytes = size_bytes + 1 where id = 2', [103, 203]],
  ['a base that is none', 'update blobs set base_id = 2 where id = 3', [104]],
  ['a base that is missing', 'delete from blobs where id = 1', [104, 201]],
  ['a capture that is missing', 'delete from captures where id = 2', [106, 304, 404, 405, 603]],
  [
    'a digest that is another',
    'update captures set payload_digest = sha256(payload_digest) where id = 1',
    [202],
  ],
  ['a slot that is another', `update captures set slot = 'other' where id = 1`, [204]],
  ['an outcome that is another', `update captures set outcome = 'failed' where id = 1`, [208]],
  [
    'a content that is another',
    `update versions set content = '{"headline":"forged","blocks":[]}' where number = 2`,
    [301],
  ],
  ['a version that is missing', 'delete from versions where number = 2', [207, 303, 401, 501, 603]],
  ['a parent that is later', 'update versions set parent = 3 where number = 2', [305]],
  ['a sighting that is missing', 'delete from sightings where ordinal = 2', [402, 405, 502, 603]],
  [
    'a sighting that is earlier',
    `update sightings set first_seen_at = first_seen_at - interval '1 hour' where ordinal = 2`,
    [403],
  ],
  ['a change that is missing', 'delete from changes where ordinal = 2', [503]],
  [
    'a change that was earlier',
    `update changes set changed_by = changed_by - interval '1 hour' where ordinal = 2`,
    [504],
  ],
  ['a change that returned', 'update changes set returned = true where ordinal = 2', [505]],
  ['a head that is another', 'update articles set head_version = 1', [601, 602]],
  ['a count that is another', 'update articles set captures = 9', [603]],
]

export function verifyContract(open: OpenArchive): void {
  describe('verify', () => {
    test('finds nothing in an archive as it was written, and tells how far it is', async () => {
      await using opened = await open()
      await threeLooks(opened)
      expect(await findings(opened.archive)).toEqual([])
      const progress = []
      for await (const event of opened.archive.verify()) if (event.type === 'progress') progress.push(event)
      expect(progress.at(0)).toMatchObject({ checked: 0 })
      expect(progress.at(-1)?.checked).toBe(progress.at(-1)?.total)
    })

    test.for(tamperings)('finds %s', async ([, sql, numbers]) => {
      await using opened = await open()
      const { id } = await threeLooks(opened)
      await tamper(opened.pool, sql)
      const found = await findings(opened.archive)
      expect(new Set(found.map(({ number }) => number))).toEqual(new Set(numbers))
      const others = await addArticle(opened.archive, 'https://other.example/')
      expect(await findings(opened.archive, { articleId: others })).toEqual([])
      expect((await findings(opened.archive, { articleId: id })).length).toBeGreaterThan(0)
    })

    test('finds every flipped bit of a blob, and never gives its bytes', async () => {
      await using opened = await open()
      const { captures } = await threeLooks(opened)
      const { rows } = await opened.pool.query<{ bits: number }>(
        'select octet_length(stored) * 8 as bits from blobs where id = 2',
      )
      const bits = present(rows[0]).bits
      for (let bit = 0; bit < bits; bit += Math.max(1, Math.floor(bits / 40))) {
        const flip = 'update blobs set stored = set_bit(stored, $1, 1 - get_bit(stored, $1)) where id = 2'
        await tamper(opened.pool, flip, [bit])
        const result = await opened.archive.readBody(present(captures[1])).then(
          () => 'read',
          ({ code }: { code: string }) => code,
        )
        const numbers = (await findings(opened.archive)).map(({ number }) => number)
        // Some bits of a zstd frame carry nothing: then the bytes are the right ones, and nothing is damaged.
        expect([
          ['read', []],
          ['archive-damaged', [101]],
          ['archive-damaged', [102]],
        ]).toContainEqual([result, numbers])
        await tamper(opened.pool, flip, [bit])
      }
    })

    test('what is recorded cannot be changed', async () => {
      await using opened = await open()
      await threeLooks(opened)
      for (const sql of [
        `update blobs set size_bytes = 0`,
        `delete from blobs`,
        `update captures set status = 404`,
        `delete from captures`,
        `update versions set cleaner_id = 'x'`,
        `delete from versions`,
        `update changes set summary = 'x'`,
        `delete from changes`,
      ]) {
        await expect(opened.pool.query(sql)).rejects.toThrow('immutable')
      }
    })
  })
}
