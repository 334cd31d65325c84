import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDirectory } from '../../../archive/backends/make-directory.ts'

async function place(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'stet-dir-'))
  onTestFinished(() => rm(path, { recursive: true, force: true }))
  return path
}

test('makes all that is missing, once, however many ask at once', async () => {
  const path = join(await place(), 'a', 'b', 'c')
  await Promise.all(Array.from({ length: 8 }, () => makeDirectory(path)))
  await makeDirectory(path)
  expect((await stat(path)).isDirectory()).toBe(true)
})

test('says what is in the way', async () => {
  const file = join(await place(), 'file')
  await writeFile(file, '')
  await expect(makeDirectory(file)).rejects.toMatchObject({ code: 'EEXIST' })
  await expect(makeDirectory(join(file, 'below'))).rejects.toMatchObject({ code: 'ENOTDIR' })
})

test.runIf(process.platform === 'linux')(
  'gives up where nothing can be made, instead of trying for ever',
  async () => {
    await expect(makeDirectory('/proc/stet')).rejects.toMatchObject({ code: 'ENOENT' })
    await expect(makeDirectory('/proc/stet/data')).rejects.toMatchObject({ code: 'ENOENT' })
  },
)
