import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withDirectoryLock } from '../../../archive/backends/directory-lock.ts'

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stet-lock-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

test('one at a time, and nothing is left behind', async () => {
  const path = join(directory, 'lock')
  let inside = 0
  let most = 0
  await Promise.all(
    Array.from({ length: 8 }, () =>
      withDirectoryLock(path, 20_000, async () => {
        inside += 1
        most = Math.max(most, inside)
        await sleep(5)
        inside -= 1
      }),
    ),
  )
  expect(most).toBe(1)
  expect(await readdir(directory)).toEqual([])
})

test('a lock of a living process is respected, and the wait has an end', async () => {
  const path = join(directory, 'lock')
  await withDirectoryLock(path, 1_000, async () => {
    await expect(withDirectoryLock(path, 100, () => Promise.resolve())).rejects.toMatchObject({
      code: 'archive-locked',
      retryable: true,
    })
  })
})

test.for([
  ['a process that has ended', JSON.stringify({ pid: 2 ** 22 + 1, startTime: null, token: 'a' })],
  [
    'a process whose number another has now',
    JSON.stringify({ pid: process.pid, startTime: '1', token: 'b' }),
  ],
  ['nobody: a torn file', '{"pid":'],
])('the lock of %s is taken over', async ([, text]) => {
  const path = join(directory, 'lock')
  await writeFile(path, text ?? '')
  expect(await withDirectoryLock(path, 1_000, () => Promise.resolve('done'))).toBe('done')
  expect(await readdir(directory)).toEqual([])
})

test('work that throws gives the lock back', async () => {
  const path = join(directory, 'lock')
  await expect(withDirectoryLock(path, 100, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await readdir(directory)).toEqual([])
})
