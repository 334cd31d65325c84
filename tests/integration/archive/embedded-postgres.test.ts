import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { embeddedPostgres } from '../../../archive/backends/embedded-postgres.ts'
import type { EmbeddedConnection } from '../../../archive/backends/embedded-postgres.ts'
import { pidExists } from '../../../archive/backends/process-identity.ts'
import { present } from '../../support/records.ts'
import { until } from '../../support/until.ts'

const child = join(import.meta.dirname, '../../support/archive-child.ts')

let directory: string

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stet-embedded-'))
})

afterEach(async () => {
  await rm(directory, { recursive: true, force: true })
})

async function query(connection: EmbeddedConnection, text: string): Promise<readonly unknown[]> {
  const client = new Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query(text)
    return rows
  } finally {
    await client.end()
  }
}

async function postmaster(dataDir: string): Promise<number> {
  return Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0])
}

/** Another process that has the database open. */
async function opener(dataDir: string): Promise<ChildProcess> {
  const started = spawn(process.execPath, [child, 'embedded', dataDir], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  for await (const chunk of present(started.stdout)) if (String(chunk).includes('open')) break
  return started
}

async function ended(started: ChildProcess): Promise<void> {
  await until(() => started.exitCode !== null || started.signalCode !== null)
}

test('a fresh directory gets a cluster with checksums, UTF-8 and fsync, on a private socket only', async () => {
  const dataDir = join(directory, 'data')
  await using embedded = await embeddedPostgres({ dataDir })
  const [row] = await query(
    embedded.connection,
    `select current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous,
      current_setting('listen_addresses') as addresses, current_setting('server_version_num')::int / 10000 as major`,
  )
  expect(row).toEqual({
    checksums: 'on',
    encoding: 'UTF8',
    fsync: 'on',
    synchronous: 'on',
    addresses: '',
    major: 18,
  })
  expect((await stat(embedded.connection.host)).mode & 0o777).toBe(0o700)
  expect((await stat(join(dataDir, 'postgres'))).mode & 0o777).toBe(0o700)
})

test('the last to leave stops it, and what was written is there again', async () => {
  const first = await embeddedPostgres({ dataDir: directory })
  await query(first.connection, 'create table kept as select 7 as seven')
  const second = await embeddedPostgres({ dataDir: directory })
  const pid = await postmaster(directory)
  await first[Symbol.asyncDispose]()
  expect(await query(second.connection, 'select seven from kept')).toEqual([{ seven: 7 }])
  expect(pidExists(pid)).toBe(true)
  await second[Symbol.asyncDispose]()
  expect(pidExists(pid)).toBe(false)
  await using third = await embeddedPostgres({ dataDir: directory })
  expect(await query(third.connection, 'select seven from kept')).toEqual([{ seven: 7 }])
})

test('many processes may open and leave at once', async () => {
  const openers = await Promise.all(Array.from({ length: 3 }, () => opener(directory)))
  const pid = await postmaster(directory)
  for (const started of openers) present(started.stdin).end()
  await Promise.all(openers.map(ended))
  expect(openers.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0])
  expect(pidExists(pid)).toBe(false)
})

test('one left behind by a kill -9 is found running, and stopped by whoever leaves last', async () => {
  const started = await opener(directory)
  const pid = await postmaster(directory)
  started.kill('SIGKILL')
  await ended(started)
  const embedded = await embeddedPostgres({ dataDir: directory })
  expect(await postmaster(directory)).toBe(pid)
  expect(await query(embedded.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await embedded[Symbol.asyncDispose]()
  expect(pidExists(pid)).toBe(false)
})

test('a server killed under its users is started again, with everything that was committed', async () => {
  await using embedded = await embeddedPostgres({ dataDir: directory })
  await query(embedded.connection, 'create table kept as select 7 as seven')
  const pid = await postmaster(directory)
  process.kill(pid, 'SIGKILL')
  await until(async () => {
    try {
      const rows = await query(embedded.connection, 'select seven from kept')
      return rows.length === 1 && (await postmaster(directory)) !== pid
    } catch {
      return false
    }
  })
  expect(await query(embedded.connection, 'select seven from kept')).toEqual([{ seven: 7 }])
})

test('what a crash leaves behind bars no start', async () => {
  const first = await embeddedPostgres({ dataDir: directory })
  await first[Symbol.asyncDispose]()
  // The pid of a living process that is no PostgreSQL, as after a reboot.
  await writeFile(
    join(directory, 'postgres/postmaster.pid'),
    `${process.pid}\n${directory}/postgres\n1\n5432\n${directory}/run\n\n\n`,
  )
  await writeFile(join(directory, 'run/.s.PGSQL.5432.lock'), `${process.pid}\n`)
  await writeFile(
    join(directory, 'lock'),
    JSON.stringify({ pid: 2 ** 22 + 1, startTime: '1', token: 'gone' }),
  )
  await mkdir(join(directory, 'postgres.new-halfmade/base'), { recursive: true })
  await using again = await embeddedPostgres({ dataDir: directory })
  expect(await query(again.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await readdir(directory)).filter((name) => name.includes('new-') || name === 'lock')).toEqual([])
})

test('a kill in the first initdb leaves nothing that looks like a cluster', async () => {
  const started = spawn(process.execPath, [child, 'embedded', directory], {
    stdio: ['pipe', 'ignore', 'inherit'],
  })
  await until(async () => (await readdir(directory)).some((name) => name.startsWith('postgres.new-')))
  started.kill('SIGKILL')
  await ended(started)
  expect(await readdir(directory)).not.toContain('postgres')
  // The orphaned initdb still writes; its directory is swept by the next start.
  await using embedded = await embeddedPostgres({ dataDir: directory })
  expect(await query(embedded.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a path too long for a socket has it elsewhere, and the same place is found again', async () => {
  const dataDir = join(directory, 'x'.repeat(90))
  const first = await embeddedPostgres({ dataDir })
  const { host } = first.connection
  expect(host.startsWith(dataDir)).toBe(false)
  const second = await embeddedPostgres({ dataDir })
  expect(second.connection.host).toBe(host)
  await first[Symbol.asyncDispose]()
  expect(await query(second.connection, 'select 1 as one')).toEqual([{ one: 1 }])
  await second[Symbol.asyncDispose]()
  await rm(host, { recursive: true })
})

test.skipIf(process.getuid?.() !== 0)('root may keep it where only root may enter', async () => {
  const parent = join(directory, 'private')
  await mkdir(parent, { mode: 0o700 })
  await chmod(parent, 0o700)
  const dataDir = join(parent, 'data')
  await using embedded = await embeddedPostgres({ dataDir })
  const pid = await postmaster(dataDir)
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0')
  expect(await query(embedded.connection, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('a directory that cannot be one is refused with a reason', async () => {
  const file = join(directory, 'file')
  await writeFile(file, '')
  await expect(embeddedPostgres({ dataDir: join(file, 'data') })).rejects.toMatchObject({
    code: 'database-start-failed',
  })
  await mkdir(join(directory, 'postgres'))
  await writeFile(join(directory, 'postgres/notes.txt'), 'mine')
  await expect(embeddedPostgres({ dataDir: directory })).rejects.toMatchObject({
    code: 'database-start-failed',
  })
  expect(await readFile(join(directory, 'postgres/notes.txt'), 'utf8')).toBe('mine')
})

/** A file system of that size at a directory; false where this process may not mount one. */
function mountSmall(at: string, sizeMb: number): boolean {
  return spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeMb}m`, 'tmpfs', at]).status === 0
}

test('a full disk is told as such, and leaves nothing that looks like a cluster', async (context) => {
  if (!mountSmall(directory, 16)) context.skip()
  try {
    await expect(embeddedPostgres({ dataDir: directory })).rejects.toMatchObject({ code: 'disk-full' })
    expect(await readdir(directory)).not.toContain('postgres')
  } finally {
    spawnSync('umount', [directory])
  }
})
