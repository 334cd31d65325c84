import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from './free-port.ts'

export interface TestRedis extends AsyncDisposable {
  readonly url: string
  readonly pid: number
  /** Sends a command, for what only a test would do (FLUSHALL, CONFIG SET). */
  command(name: string, ...args: string[]): Promise<unknown>
}

/** A real redis-server on a free loopback port, gone with its files at the end. */
export async function startRedis(options: { policy?: string } = {}): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'stet-redis-'))
  const port = await freePort()
  const { policy = 'noeviction' } = options
  const args = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--dir',
    dir,
    '--appendonly',
    'yes',
    '--maxmemory-policy',
    policy,
  ]
  const server = spawn('redis-server', args, { stdio: 'ignore' })
  const failed = new Promise<never>((_resolve, reject) => {
    server.once('error', (cause) =>
      reject(new Error('redis-server cannot be started; tests/run.sh installs it', { cause })),
    )
  })
  const url = `redis://127.0.0.1:${port}`
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: null, retryStrategy: () => 50 })
  client.on('error', () => {})
  await Promise.race([
    client.connect().then(
      () => client.ping(),
      () => client.ping(),
    ),
    failed,
    giveUp(),
  ])
  return {
    url,
    pid: server.pid ?? 0,
    command: (name, ...rest) => client.call(name, ...rest),
    async [Symbol.asyncDispose]() {
      client.disconnect()
      const gone = new Promise((resolve) => server.once('exit', resolve))
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGKILL')
        await gone
      }
      await rm(dir, { recursive: true, force: true })
    },
  }
}

async function giveUp(): Promise<never> {
  await sleep(15_000, undefined, { ref: false })
  throw new Error('redis-server did not answer within 15 s')
}
