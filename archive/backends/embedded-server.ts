import { spawn } from 'node:child_process'
import {
  chown,
  mkdir,
  mkdtemp,
  open,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './embedded-binaries.ts'
import { serverEnvironment } from './embedded-cluster.ts'
import type { ServerUser } from './embedded-user.ts'
import { isPostgresIn, pidExists } from './process-identity.ts'
import { startFailure } from './start-failure.ts'

/** A postmaster that runs. */
export interface RunningServer {
  readonly pid: number
  readonly socketDir: string
}

/** What PostgreSQL calls its socket at port 5432. */
export const socketName = '.s.PGSQL.5432'

/** sun_path holds 108 bytes on Linux, 104 elsewhere; the socket's name takes 15 of them, its lock's 20. */
const socketDirLengthMax = 80
const logSizeBytesMax = 10 * 1024 * 1024
const stopMsMax = 60_000
const pollMs = 20

/** Settings for one machine that also does the rest of the work. Durability is left as strict as it comes. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: '5432',
  unix_socket_permissions: '0700',
  max_connections: '60',
  shared_buffers: '64MB',
  io_method: 'sync',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  fsync: 'on',
  synchronous_commit: 'on',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
  logging_collector: 'off',
}

/** The server of this cluster if it runs. What a dead one left behind is removed, else it would bar the way. */
export async function findServer(clusterDir: string): Promise<RunningServer | null> {
  const pidFile = join(clusterDir, 'postmaster.pid')
  const lines = (await readFile(pidFile, 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  const socketDir = lines[4] ?? ''
  if (Number.isInteger(pid) && pid > 1 && pidExists(pid)) {
    const ours = await isPostgresIn(pid, await realpath(clusterDir))
    if (ours !== false) return { pid, socketDir }
  }
  await rm(pidFile, { force: true })
  if (socketDir !== '') await removeSocket(socketDir)
  return null
}

/**
 * Starts a server that outlives this process and its terminal. Resolves when it has a socket directory; it may
 * still be recovering. Throws `database-start-failed` or `disk-full` when it ends at once.
 */
export async function startServer(
  dataDir: string,
  clusterDir: string,
  binaries: Binaries,
  user: ServerUser,
): Promise<RunningServer> {
  const socketDir = await prepareSocketDir(dataDir, user)
  await removeSocket(socketDir)
  const logPath = join(dataDir, 'postgres.log')
  const before = await openLog(logPath)
  const log = await open(logPath, 'a', 0o600)
  try {
    const chosen = { ...settings, unix_socket_directories: socketDir }
    const args = [
      '-D',
      clusterDir,
      ...Object.entries(chosen).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
    ]
    const { file, args: all, ...ids } = user.command(binaries.postgres, args)
    const child = spawn(file, all, {
      ...ids,
      cwd: '/',
      detached: true,
      env: serverEnvironment,
      stdio: ['ignore', log.fd, log.fd],
    })
    const ended = new Promise<unknown>((resolve) => {
      child.once('error', resolve)
      child.once('exit', (code, signal) => {
        resolve(new Error(`it ended with ${signal ?? code}`))
      })
    })
    child.unref()
    const outcome = await socketOrEnd(socketDir, ended)
    if (outcome === null && child.pid !== undefined) return { pid: child.pid, socketDir }
    const words = (await readFile(logPath, 'utf8')).slice(before)
    throw startFailure('postgres ended at once', words, words === '' ? outcome : undefined)
  } finally {
    await log.close()
  }
}

/** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
export async function stopServer(server: RunningServer): Promise<void> {
  try {
    process.kill(server.pid, 'SIGINT')
  } catch {
    return
  }
  await untilEnded(server)
}

/** Resolves when the server has ended; throws `database-start-failed` when it does not within a minute. */
export async function untilEnded(server: RunningServer): Promise<void> {
  const giveUpAt = performance.now() + stopMsMax
  while (pidExists(server.pid)) {
    if (performance.now() > giveUpAt) throw startFailure('the last one does not stop', '')
    await sleep(pollMs)
  }
}

/** Null when the socket is there, else why the process ended before. */
async function socketOrEnd(socketDir: string, ended: Promise<unknown>): Promise<unknown> {
  for (;;) {
    if ((await stat(join(socketDir, socketName)).catch(() => null)) !== null) return null
    const end = await Promise.race([ended, sleep(pollMs)])
    if (end !== undefined) return end
  }
}

async function removeSocket(socketDir: string): Promise<void> {
  await rm(join(socketDir, socketName), { force: true })
  await rm(join(socketDir, `${socketName}.lock`), { force: true })
}

/** <dataDir>/run, or, where that is too long for a socket's address, a directory whose name is kept in a file. */
async function prepareSocketDir(dataDir: string, user: ServerUser): Promise<string> {
  const near = join(dataDir, 'run')
  const socketDir = Buffer.byteLength(near) <= socketDirLengthMax ? near : await farSocketDir(dataDir, user)
  await mkdir(socketDir, { recursive: true, mode: 0o700 })
  if (user.owner !== null) await chown(socketDir, user.owner.uid, user.owner.gid)
  return socketDir
}

async function farSocketDir(dataDir: string, user: ServerUser): Promise<string> {
  const note = join(dataDir, 'socket-directory')
  const noted = await readFile(note, 'utf8').catch(() => '')
  // Others can write to the temporary directory: what is not plainly ours is not used again.
  const info = noted === '' ? null : await stat(noted).catch(() => null)
  const uid = user.owner?.uid ?? process.getuid?.()
  if (info?.isDirectory() === true && info.uid === uid && (info.mode & 0o077) === 0) return noted
  const made = await mkdtemp(join(tmpdir(), 'stet-'))
  await writeFile(note, made)
  return made
}

/** Length of the log so far; a long one is put aside first. */
async function openLog(path: string): Promise<number> {
  const size = (await stat(path).catch(() => null))?.size ?? 0
  if (size <= logSizeBytesMax) return size
  await rename(path, `${path}.1`)
  return 0
}
