import { describe, expect, test } from 'vitest'
import { openArchive } from '../../../archive/open.ts'
import { captureOnce } from '../../support/capture-once.ts'
import { findings } from '../../support/findings.ts'
import { addArticle, minutes } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

const terminateOthers = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

export function troubleContract(open: OpenArchive): void {
  describe('trouble', () => {
    test('an archive of a newer program is not touched', async () => {
      await using opened = await open()
      await opened.pool.query(`insert into schema_versions (number, name) values (9999, 'future')`)
      const options = { pool: opened.pool, keyOf: (url: string) => url }
      await expect(openArchive(options)).rejects.toMatchObject({ code: 'archive-newer', retryable: false })
    })

    test('many programs may open an archive at once', async () => {
      await using opened = await open()
      await opened.pool.query('drop schema public cascade')
      await opened.pool.query('create schema public')
      const options = { pool: opened.pool, keyOf: (url: string) => url }
      const archives = await Promise.all(Array.from({ length: 5 }, () => openArchive(options)))
      expect(await Promise.all(archives.map((archive) => archive.listSources()))).toEqual([
        [],
        [],
        [],
        [],
        [],
      ])
    })

    test('connections that are cut at any moment lose nothing that was acknowledged', async () => {
      await using opened = await open()
      const { archive, pool } = opened
      const id = await addArticle(archive)
      const acknowledged: string[] = []
      const codes = new Set<unknown>()
      for (let minute = 20; acknowledged.length < 30; minute += 20) {
        const slot = `manual-${minute}`
        const cut = minute % 60 === 0 ? pool.query(terminateOthers).catch(() => {}) : null
        try {
          await captureOnce(archive, id, slot, minutes(minute), `state ${minute}`)
          acknowledged.push(`state ${minute}`)
        } catch (error) {
          codes.add(error instanceof Error && 'code' in error ? error.code : error)
        }
        await cut
      }
      expect([...codes].filter((code) => code !== 'archive-unavailable')).toEqual([])
      const kept = await Promise.all(
        (await archive.versions(id)).map(
          async ({ number }) => (await archive.version(id, number))?.content.blocks[0]?.text,
        ),
      )
      expect(kept).toEqual(expect.arrayContaining(acknowledged))
      expect(await findings(archive)).toEqual([])
    })
  })
}
