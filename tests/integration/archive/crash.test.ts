import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import { temporaryArchive } from '../../support/archive.ts'
import { captureOnce } from '../../support/capture-once.ts'
import { findings } from '../../support/findings.ts'
import { addArticle, minutes, present, record, textOf } from '../../support/records.ts'

const child = join(import.meta.dirname, '../../support/archive-child.ts')

/** Each arrow of the protocol, and what the job finds when it runs again. */
const failpoints = [
  ['capture.claimed', 'claimed'],
  ['capture.before-store', 'claimed'],
  ['capture.in-store', 'claimed'],
  ['capture.stored', 'done'],
  ['commit.in-transaction', 'done'],
  ['commit.committed', 'done'],
] as const

function run(args: readonly string[]): Promise<NodeJS.Signals | number | null> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
    started.once('error', reject)
    started.once('exit', (code, signal) => {
      resolve(signal ?? code)
    })
  })
}

test.for(failpoints)(
  'a process killed at %s leaves nothing half done, and its slot is captured once',
  async ([name, found]) => {
    await using opened = await temporaryArchive()
    const { archive, connection } = opened
    const id = await addArticle(archive)
    await captureOnce(archive, id, 'manual-0', minutes(0), 'A')
    const dueAt = present(present(await archive.findArticle(id)).nextDueAt)
    const slot = dueAt.toISOString()
    const killed = await run(['capture', JSON.stringify(connection), name, String(id), slot, 'B'])
    expect(killed).toBe('SIGKILL')

    const afterLease = new Date(dueAt.getTime() + 2 * limits.claimLeaseMs)
    const outcome = await captureOnce(archive, id, slot, afterLease, 'B')
    expect(outcome).toBe(found)

    const { items } = await archive.captures(id, { limit: 9 })
    expect(items.map(({ outcome: shown, version }) => [shown, version])).toEqual([
      ['new', 1],
      ['new', 2],
    ])
    const body = await archive.readBody(present(items[1]).id)
    expect(textOf(record(afterLease, { body }))).toBe('B')
    expect((await archive.sightings(id)).map(({ version }) => version)).toEqual([1, 2])
    expect(await archive.changes(id)).toHaveLength(1)
    expect(await archive.pendingCapture(id)).toBeNull()
    expect(await archive.claim(id, slot, minutes(60))).toEqual({ outcome: 'done' })
    expect(await findings(archive)).toEqual([])
  },
)
