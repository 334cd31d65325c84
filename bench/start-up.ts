import { execFileSync, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../tests/support/free-port.ts'
import { embeddedPid } from './newsroom.ts'
import { usageOfTree } from './process-usage.ts'

const main = resolve(import.meta.dirname, '../cli/main.ts')

export interface StartUpFigures {
  readonly firstMs: number
  readonly againMs: number
  readonly helpMs: number
  readonly idleBytes: number
}

/** How long until `stet serve` is ready, the first time and later, and what it needs when idle. */
export async function startUp(dataDir: string): Promise<StartUpFigures> {
  const first = await serveOnce(dataDir)
  const again = await serveOnce(dataDir)
  const before = performance.now()
  execFileSync(process.execPath, [main, '--help'])
  return {
    firstMs: first.readyMs,
    againMs: again.readyMs,
    helpMs: performance.now() - before,
    idleBytes: again.idleBytes,
  }
}

async function serveOnce(dataDir: string): Promise<{ readyMs: number; idleBytes: number }> {
  const listen = `127.0.0.1:${await freePort()}`
  const before = performance.now()
  const env = { ...process.env, LISTEN: listen, LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [main, 'serve', '--data', dataDir], { env, stdio: 'ignore' })
  const ended = new Promise((resolveEnd) => child.once('exit', resolveEnd))
  try {
    while (!(await isReady(listen))) await sleep(5)
    const readyMs = performance.now() - before
    await sleep(2_000)
    const idleBytes = usageOfTree(child.pid ?? 0).rssBytes + usageOfTree(embeddedPid(dataDir)).rssBytes
    return { readyMs, idleBytes }
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

async function isReady(listen: string): Promise<boolean> {
  try {
    return (await fetch(`http://${listen}/readyz`)).ok
  } catch {
    return false
  }
}
