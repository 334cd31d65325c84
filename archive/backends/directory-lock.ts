import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { OperationalError } from '../../model/errors.ts'
import { isRunning, ownIdentity } from './process-identity.ts'
import type { ProcessIdentity } from './process-identity.ts'

interface Holder extends ProcessIdentity {
  readonly token: string
}

const pollMs = 50

/**
 * Runs `work` while no other process does, between all users of the file. A lock whose process has ended is taken
 * over. Throws `archive-locked` when a living process keeps it for longer than `waitMs`.
 */
export async function withDirectoryLock<T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> {
  const holder: Holder = { ...(await ownIdentity()), token: randomUUID() }
  await acquire(path, holder, waitMs)
  try {
    return await work()
  } finally {
    const present = await read(path)
    if (present?.token === holder.token) await rm(path, { force: true })
  }
}

async function acquire(path: string, holder: Holder, waitMs: number): Promise<void> {
  const own = `${path}.${holder.token}`
  // Linked into place when complete, so that nobody ever reads a lock without its holder.
  await writeFile(own, JSON.stringify(holder), { mode: 0o600, flag: 'wx' })
  try {
    const giveUpAt = performance.now() + waitMs
    while (!(await tryLink(own, path))) {
      const present = await read(path)
      if (present !== null && !(await isRunning(present))) {
        await clearStale(path, present, holder.token)
      } else if (performance.now() > giveUpAt) {
        throw new OperationalError(
          'archive-locked',
          `Process ${present?.pid ?? 'unknown'} is starting or stopping the database and does not finish.`,
          { retryable: true, hint: `If that process is none of ours, remove ${path}.` },
        )
      } else {
        await sleep(pollMs)
      }
    }
  } finally {
    await rm(own, { force: true })
  }
}

async function tryLink(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** Moves the lock away first: if another has taken it over in between, it gets its lock back. */
async function clearStale(path: string, stale: Holder, token: string): Promise<void> {
  const aside = `${path}.stale-${token}`
  try {
    await rename(path, aside)
  } catch {
    return
  }
  const moved = await read(aside)
  if (moved !== null && moved.token !== stale.token) await link(aside, path).catch(() => {})
  await rm(aside, { force: true })
}

/** Null when there is no lock. What is no lock of ours counts as one of a process that has ended. */
async function read(path: string): Promise<Holder | null> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch {
    return null
  }
  try {
    const value: unknown = JSON.parse(text)
    if (isHolder(value)) return value
  } catch {
    // not JSON
  }
  return { pid: 2 ** 31 - 1, startTime: null, token: '' }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false
  if (!('pid' in value && 'startTime' in value && 'token' in value)) return false
  return Number.isInteger(value.pid) && typeof value.token === 'string'
}
