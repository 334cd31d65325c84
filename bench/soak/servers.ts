import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { binaryDirectory, run } from '../../tests/support/postgres.ts'
import { freePort } from '../../tests/support/free-port.ts'

/** A server that can be ended in any way and started again on the same port and files. */
export interface RestartableServer extends AsyncDisposable {
  readonly url: string
  end(signal: NodeJS.Signals): Promise<void>
  start(): Promise<void>
}

const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

/** Redis with an append-only file, as docker-compose.yml has it. */
export async function restartableRedis(): Promise<RestartableServer> {
  const directory = mkdtempSync(join(tmpdir(), 'stet-soak-redis-'))
  const port = await freePort()
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', directory]
  args.push('--appendonly', 'yes', '--maxmemory-policy', 'noeviction')
  return restartable(directory, `redis://127.0.0.1:${port}`, () =>
    spawn('redis-server', args, { stdio: 'ignore' }),
  )
}

/** PostgreSQL that waits for the disk, as in production. */
export async function restartablePostgres(): Promise<RestartableServer> {
  const bin = await binaryDirectory()
  const directory = mkdtempSync(join(tmpdir(), 'stet-soak-postgres-'))
  if (nobody.uid !== undefined && nobody.gid !== undefined) chownSync(directory, nobody.uid, nobody.gid)
  const cluster = join(directory, 'cluster')
  const init = ['-D', cluster, '-U', 'tester', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']
  await run(join(bin, 'initdb'), init, nobody)
  const port = await freePort()
  const args = ['-D', cluster, '-h', '127.0.0.1', '-p', String(port), '-k', directory]
  const url = `postgres://tester@127.0.0.1:${port}/postgres`
  const server = await restartable(directory, url, () =>
    spawn(join(bin, 'postgres'), args, { ...nobody, cwd: '/', stdio: 'ignore' }),
  )
  return {
    ...server,
    // Backends of a postmaster that was killed leave in their own time, and until then nobody else may start.
    async start() {
      for (;;) {
        await server.start()
        if (await answers(url)) return
      }
    },
  }
}

async function restartable(
  directory: string,
  url: string,
  launch: () => ChildProcess,
): Promise<RestartableServer> {
  let child: ChildProcess | null = null
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = new Promise((resolve) => child?.once('exit', resolve))
    child.kill(signal)
    await gone
  }
  return {
    url,
    end,
    async start() {
      child = launch()
      await sleep(300)
    },
    async [Symbol.asyncDispose]() {
      await end('SIGKILL')
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 200 })
    },
  }
}

async function answers(url: string): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      return true
    } catch {
      await sleep(100)
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}
