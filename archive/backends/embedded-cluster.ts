import { randomUUID } from 'node:crypto'
import { spawn } from 'node:child_process'
import { chown, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { OperationalError } from '../../model/errors.ts'
import type { Binaries } from './embedded-binaries.ts'
import type { ServerUser } from './embedded-user.ts'
import { startFailure } from './start-failure.ts'

/** The one role of an embedded cluster. */
export const clusterUser = 'stet'

/**
 * Makes sure that there is a cluster: made beside its place and renamed into it, so that a crash on the way leaves
 * nothing that looks like one. Leftovers of such crashes are removed; call it under the directory lock.
 */
export async function ensureCluster(clusterDir: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const parent = dirname(clusterDir)
  const prefix = `${basename(clusterDir)}.new-`
  for (const name of await readdir(parent)) {
    // An initdb that lost its parent may still be writing there, hence the retries.
    if (name.startsWith(prefix))
      await rm(join(parent, name), { recursive: true, force: true, maxRetries: 20 })
  }
  if (await isCluster(clusterDir)) return
  const making = join(parent, `${prefix}${randomUUID()}`)
  await mkdir(making, { mode: 0o700 })
  if (user.owner !== null) await chown(making, user.owner.uid, user.owner.gid)
  await initdb(making, binaries, user)
  // The socket lies in a directory that only its owner may enter.
  await writeFile(join(making, 'pg_hba.conf'), 'local all all trust\n')
  await sync(join(making, 'pg_hba.conf'))
  await sync(making)
  await rename(making, clusterDir)
  await sync(parent)
}

async function isCluster(clusterDir: string): Promise<boolean> {
  const info = await stat(clusterDir).catch(() => null)
  if (info === null) return false
  const version = await stat(join(clusterDir, 'PG_VERSION')).catch(() => null)
  if (version !== null) return true
  if (info.isDirectory() && (await readdir(clusterDir)).length === 0) {
    await rm(clusterDir, { recursive: true })
    return false
  }
  throw new OperationalError('database-start-failed', `${clusterDir} is in the way and is no database.`, {
    hint: 'Choose another data directory, or move that directory away.',
  })
}

function initdb(directory: string, binaries: Binaries, user: ServerUser): Promise<void> {
  const args = [
    `--pgdata=${directory}`,
    `--username=${clusterUser}`,
    '--auth=trust',
    '--data-checksums',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]
  const { file, args: all, ...ids } = user.command(binaries.initdb, args)
  return new Promise((resolve, reject) => {
    const child = spawn(file, all, {
      ...ids,
      cwd: '/',
      env: serverEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString('utf8')).slice(-8_192)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', (cause) => {
      reject(startFailure('initdb could not be run', '', cause))
    })
    child.on('close', (code) => {
      if (code === 0) resolve()
      else reject(startFailure('initdb failed', output))
    })
  })
}

/** Nothing of ours: PG* variables would change what the server does. */
export const serverEnvironment = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
