import { spawnSync } from 'node:child_process'
import { rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { TestContext } from 'vitest'
import { startNewsroom } from '../../demo/newsroom.ts'
import type { Newsroom } from '../../demo/newsroom.ts'
import { freePort } from '../support/free-port.ts'
import { spawnStet, stet, temporaryDirectory } from '../support/stet.ts'
import { until } from '../support/until.ts'

const articles = 60

/** Leases and job locks of what the full disk cut short. */
const recoveryMs = 120_000

describe.concurrent('a disk that fills up in mid work', () => {
  test(
    'ends a run with disk-full; the next one captures every article once',
    testOptions,
    async (context) => {
      await using newsroom = await startNewsroom({ articles, seed: 3 })
      await using disk = await smallDisk(context)
      const env = settings(newsroom)
      const data = ['--data', join(disk.path, 'data')]
      // Settles the queue's own tables, so that it is the captures that meet the end of the disk.
      await stet(['run', ...data], { env })
      await stet(['add', newsroom.feedUrl, ...data], { env })
      await disk.fill()
      const full = await stet(['run', ...data], { env })
      expect(full).toMatchObject({ exitCode: 1 })
      expect(full.stderr).toMatch(/\[disk-full\]\n {2}Free some space\./)
      await disk.makeRoom()
      const again = await stet(['run', '--json', ...data], { env })
      expect(again.exitCode).toBe(0)
      // What the command that ended left claimed comes free with its lease; waiting for that is all there is to say.
      expect(again.stderr).toMatch(/^(?:stet: waiting for .+\n)*$/)
      await expectEachCapturedOnce(data, env)
    },
  )

  test('holds a service up until there is room again', testOptions, async (context) => {
    await using newsroom = await startNewsroom({ articles, seed: 3 })
    await using disk = await smallDisk(context)
    const env = { ...settings(newsroom), LOG_LEVEL: 'error', SCAN_INTERVAL_MS: '200' }
    const data = ['--data', join(disk.path, 'data')]
    const listen = `127.0.0.1:${await freePort()}`
    await using service = spawnStet(['serve', ...data], { ...env, LISTEN: listen })
    await until(async () => (await fetch(`http://${listen}/readyz`).catch(() => null))?.status === 200)
    await disk.fill()
    // Adding may fail on the full disk or come through; either way the disk is full for the captures.
    await until(async () => {
      await stet(['add', newsroom.feedUrl, ...data], { env })
      return /no room left|disk of the data directory is full/.test(service.output().stderr)
    }, 60_000)
    await disk.makeRoom()
    await until(async () => (await stet(['add', newsroom.feedUrl, ...data], { env })).exitCode === 0)
    await until(async () => (await listed(data, env)).every(({ versions }) => versions > 0), recoveryMs)
    service.child.kill('SIGTERM')
    expect(await service.ended).toMatchObject({ exitCode: 0 })
    await expectEachCapturedOnce(data, env)
  })
})

const testOptions = { timeout: 2 * recoveryMs }

function settings(newsroom: Newsroom): Record<string, string> {
  return {
    FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    FETCH_HOST_CONNECTIONS: '4',
    LOG_LEVEL: 'silent',
  }
}

interface SmallDisk extends AsyncDisposable {
  readonly path: string
  /** Leaves room for less than the captures need, and for no new segment of PostgreSQL's log. */
  fill(): Promise<void>
  makeRoom(): Promise<void>
}

const sizeMb = 150
const leftBytes = 600 * 1024

/** A file system of its own; the test is skipped, visibly, where this process may not mount one. */
async function smallDisk(context: TestContext): Promise<SmallDisk> {
  const directory = await temporaryDirectory()
  const { path } = directory
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m,mode=755`, 'tmpfs', path])
  if (mounted.status !== 0) context.skip(`mount is not allowed here: ${mounted.stderr.toString().trim()}`)
  const ballast = join(path, 'ballast')
  return {
    path,
    async fill() {
      const { bavail, bsize } = await statfs(path)
      await writeFile(ballast, Buffer.alloc(bavail * bsize - leftBytes))
    },
    makeRoom: () => rm(ballast),
    async [Symbol.asyncDispose]() {
      // Lazily: a server that is about to end may still have its log open.
      spawnSync('umount', ['--lazy', path])
      await directory[Symbol.asyncDispose]()
    },
  }
}

interface Listed {
  readonly captures: number
  readonly versions: number
}

async function listed(data: readonly string[], env: Record<string, string>): Promise<Listed[]> {
  const { stdout } = await stet(['articles', '--json', ...data], { env })
  const lines = stdout.split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Listed)
}

async function expectEachCapturedOnce(data: readonly string[], env: Record<string, string>): Promise<void> {
  const all = await listed(data, env)
  expect(all).toHaveLength(articles)
  expect(all.filter(({ captures, versions }) => captures !== 1 || versions !== 1)).toEqual([])
  const verified = await stet(['verify', ...data], { env })
  expect(verified).toMatchObject({ exitCode: 0 })
  expect(verified.stdout).toContain('Everything holds')
}
