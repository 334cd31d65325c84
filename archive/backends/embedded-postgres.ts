import { realpath, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { withDirectoryLock } from './directory-lock.ts'
import { embeddedBinaries } from './embedded-binaries.ts'
import { clusterUser, ensureCluster } from './embedded-cluster.ts'
import { findServer, socketName, startServer, stopServer, untilEnded } from './embedded-server.ts'
import type { RunningServer } from './embedded-server.ts'
import { serverUser } from './embedded-user.ts'
import { makeDirectory } from './make-directory.ts'
import { announcePresence } from './presence.ts'
import type { Presence } from './presence.ts'
import { directoryFailure, startFailure } from './start-failure.ts'

export interface EmbeddedPostgresOptions {
  readonly dataDir: string
  /** Told in one line what happens to the server. */
  readonly log?: (message: string) => void
  /** Told why it cannot be started again, once for each reason; trying goes on. */
  readonly onTrouble?: (reason: unknown) => void
}

/** What a `pg` client or pool needs to connect. */
export interface EmbeddedConnection {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly ssl: false
}

export interface EmbeddedPostgres extends AsyncDisposable {
  readonly connection: EmbeddedConnection
  /** Once the database was lost: resolves when it answers again; throws why it could not be started just now. */
  answersAgain(): Promise<void>
}

/** The loss of the server may be seen by whoever asks before it is seen here. */
const noticeMs = 1_000
const lockWaitMs = 120_000
const restartDelayMs = 1_000

/**
 * The PostgreSQL of a data directory, for as many processes as want it. Whoever finds it stopped starts it, the
 * last to leave stops it; one that all of them left by dying is found running by the next. If it dies while we are
 * here, it is started again. Throws `database-start-failed`, `disk-full` or `archive-locked`.
 */
export async function embeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir)
  try {
    await makeDirectory(dataDir)
    const house = await realpath(dataDir)
    return await enter(house, options.log ?? (() => {}), options.onTrouble ?? (() => {}))
  } catch (error) {
    throw directoryFailure(dataDir, error)
  }
}

async function enter(
  dataDir: string,
  log: (message: string) => void,
  onTrouble: (reason: unknown) => void,
): Promise<EmbeddedPostgres> {
  const lockPath = join(dataDir, 'lock')
  const open = () => withDirectoryLock(lockPath, lockWaitMs, () => connect(dataDir, log))
  const { presence, connection } = await open()
  const state: State = { presence, leaving: false, opening: Promise.resolve() }

  void heal(state, open, log, onTrouble)
  return {
    connection,
    answersAgain: async () => {
      await Promise.race([state.presence.lost, sleep(noticeMs)])
      await state.opening
    },
    [Symbol.asyncDispose]: async () => {
      if (state.leaving) return
      state.leaving = true
      try {
        await withDirectoryLock(lockPath, lockWaitMs, () => leave(dataDir, state.presence, log))
      } finally {
        await state.presence.end()
      }
    },
  }
}

interface State {
  presence: Presence
  leaving: boolean
  /** The last attempt to connect again. */
  opening: Promise<void>
}

interface Connected {
  readonly presence: Presence
  readonly connection: EmbeddedConnection
}

/** For as long as we are here: connects again, starting the server where need be, whenever the presence is lost. */
async function heal(
  state: State,
  open: () => Promise<Connected>,
  log: (message: string) => void,
  onTrouble: (reason: unknown) => void,
): Promise<void> {
  const openAgain = async (): Promise<void> => {
    const { presence } = await open()
    state.presence = presence
  }
  let lastReason = ''
  for (;;) {
    await state.presence.lost
    if (state.leaving) return
    log('the connection to the embedded database was lost; connecting again')
    state.opening = openAgain()
    try {
      await state.opening
      lastReason = ''
      if (state.leaving) await state.presence.end()
    } catch (error) {
      if (String(error) !== lastReason) onTrouble(error)
      lastReason = String(error)
      await sleep(restartDelayMs, undefined, { ref: false })
    }
  }
}

/** Under the lock: finds or starts the server, and announces us before anybody else may decide to stop it. */
async function connect(dataDir: string, log: (message: string) => void): Promise<Connected> {
  const clusterDir = join(dataDir, 'postgres')
  const giveUpAt = performance.now() + lockWaitMs
  let lastFailure: unknown = null
  for (let attempt = 0; performance.now() < giveUpAt; attempt += 1) {
    const server = (await usableServer(clusterDir, log)) ?? (await start(dataDir, clusterDir, log))
    const connection: EmbeddedConnection = {
      host: server.socketDir,
      port: 5432,
      database: 'postgres',
      user: clusterUser,
      ssl: false,
    }
    const announced = await announcePresence(connection, server, giveUpAt)
    if (announced.outcome === 'present') return { presence: announced.presence, connection }
    lastFailure = announced.failure
    log(`the embedded database ended while we were connecting (attempt ${attempt + 1})`)
    await untilEnded(server)
  }
  throw startFailure('it accepts no connections', '', lastFailure)
}

/** A running server; one whose socket somebody has removed is of no use to anybody and is stopped. */
async function usableServer(
  clusterDir: string,
  log: (message: string) => void,
): Promise<RunningServer | null> {
  const server = await findServer(clusterDir)
  if (server === null) return null
  for (let tries = 0; tries < 50; tries += 1) {
    if ((await stat(join(server.socketDir, socketName)).catch(() => null)) !== null) return server
    if ((await findServer(clusterDir)) === null) return null
    await sleep(100)
  }
  log('the embedded database has lost its socket and is started again')
  await stopServer(server)
  return null
}

const startAttemptsMax = 20
const startAttemptDelayMs = 500

async function start(
  dataDir: string,
  clusterDir: string,
  log: (message: string) => void,
): Promise<RunningServer> {
  const binaries = await embeddedBinaries()
  const user = await serverUser(clusterDir, [dataDir, binaries.postgres, binaries.initdb])
  await ensureCluster(clusterDir, binaries, user)
  for (let attempt = 1; ; attempt += 1) {
    try {
      const server = await startServer(dataDir, clusterDir, binaries, user)
      log(`the embedded database runs as process ${server.pid}`)
      return server
    } catch (error) {
      // After a kill -9 of the postmaster its children need a moment to notice and let go of the memory.
      const leftovers = error instanceof Error && error.message.includes('shared memory block')
      if (!leftovers || attempt === startAttemptsMax) throw error
      await sleep(startAttemptDelayMs)
    }
  }
}

async function leave(dataDir: string, presence: Presence, log: (message: string) => void): Promise<void> {
  const others = await presence.others()
  await presence.end()
  if (others !== 0) return
  const server = await findServer(join(dataDir, 'postgres'))
  if (server === null) return
  await stopServer(server)
  log('the embedded database has stopped')
}
