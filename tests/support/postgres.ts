import { spawn } from 'node:child_process'
import { chown, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { ClientConfig } from 'pg'
import { embeddedBinaries } from '../../archive/backends/embedded-binaries.ts'
import { freePort } from './free-port.ts'

export interface TestServer extends AsyncDisposable {
  /** URL of the server's `postgres` database. */
  readonly url: string
}

interface UserIds {
  readonly uid?: number
  readonly gid?: number
}

const nobody: UserIds = { uid: 65_534, gid: 65_534 }

/**
 * A PostgreSQL server on a free loopback port with a cluster of its own: Debian's where there is one, else the
 * embedded binaries. Losing its data is no loss, so it does not wait for the disk.
 */
export async function startTestServer(): Promise<TestServer> {
  const bin = await binaryDirectory()
  const ids: UserIds = process.getuid?.() === 0 ? nobody : {}
  const directory = await mkdtemp(join(tmpdir(), 'stet-server-'))
  if (ids.uid !== undefined && ids.gid !== undefined) await chown(directory, ids.uid, ids.gid)
  const cluster = join(directory, 'cluster')
  await run(
    join(bin, 'initdb'),
    ['-D', cluster, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N'],
    ids,
  )
  const port = await freePort()
  const child = spawn(
    join(bin, 'postgres'),
    ['-D', cluster, '-h', '127.0.0.1', '-p', String(port), '-k', directory, '-c', 'fsync=off'],
    { ...ids, cwd: '/', stdio: 'ignore' },
  )
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
    })
  })
  const url = `postgres://tester@127.0.0.1:${port}/postgres`
  await untilAnswers(url)
  return {
    url,
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGINT')
      await ended
      await rm(directory, { recursive: true, force: true })
    },
  }
}

/** A database of its own on a server; `template` is copied when given. */
export async function createDatabase(
  connection: ClientConfig,
  name: string,
  template?: string,
): Promise<void> {
  const client = new Client(connection)
  await client.connect()
  try {
    const copy = template === undefined ? '' : ` template ${client.escapeIdentifier(template)}`
    await client.query(`create database ${client.escapeIdentifier(name)}${copy}`)
  } finally {
    await client.end()
  }
}

/** Where the programs of the newest PostgreSQL are. */
export async function binaryDirectory(): Promise<string> {
  const root = '/usr/lib/postgresql'
  const versions = await readdir(root).catch(() => [])
  const newest = versions.toSorted((a, b) => Number(b) - Number(a))[0]
  if (newest !== undefined && Number(newest) >= 15) return join(root, newest, 'bin')
  const { postgres } = await embeddedBinaries()
  return join(postgres, '..')
}

/** Runs a program to its end; throws with what it said when that is not 0. */
export async function run(file: string, args: readonly string[], ids: UserIds): Promise<void> {
  const child = spawn(file, args, { ...ids, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] })
  let output = ''
  child.stderr.on('data', (chunk: Buffer) => {
    output += chunk.toString('utf8')
  })
  const code = await new Promise((resolve) => {
    child.once('close', resolve)
  })
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}: ${output}`)
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      return
    } catch (error) {
      if (attempt === 200) throw error
      await sleep(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
