import { spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { OperationalError } from '../../model/errors.ts'

/** How to run PostgreSQL, which refuses to run as root. */
export interface ServerUser {
  /** Owner of what the server writes; null: this process's own user. */
  readonly owner: { readonly uid: number; readonly gid: number } | null
  command(file: string, args: readonly string[]): Command
}

interface Command {
  readonly file: string
  readonly args: readonly string[]
  readonly uid?: number
  readonly gid?: number
}

/** `nobody` on every system that PostgreSQL is packaged for here. */
const nobody = 65_534

/**
 * The user that runs the server: this one, or, for root, the owner of the cluster if there is one and else
 * `nobody`. Where that user cannot reach the cluster or the binaries (a checkout under /root), it gets the one
 * capability of passing directories by, through util-linux's setpriv; `no_setuid_fixup` makes access(2), which
 * PostgreSQL asks before it runs itself, heed that capability too.
 */
export async function serverUser(clusterDir: string, reach: readonly string[]): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { owner: null, command: (file, args) => ({ file, args }) }
  const owner = await clusterOwner(clusterDir)
  const reachable = await Promise.all(reach.map((path) => canReach(path, owner)))
  if (reachable.every(Boolean)) {
    return { owner, command: (file, args) => ({ file, args, ...owner }) }
  }
  const privileges = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ]
  await requireSetpriv(privileges)
  return { owner, command: (file, args) => ({ file: 'setpriv', args: [...privileges, file, ...args] }) }
}

async function clusterOwner(clusterDir: string): Promise<{ uid: number; gid: number }> {
  try {
    const { uid, gid } = await stat(clusterDir)
    if (uid !== 0) return { uid, gid }
  } catch {
    // not there yet
  }
  return { uid: nobody, gid: nobody }
}

/** Whether each directory above lets the user through, and a file at the end may be read and run. */
async function canReach(path: string, owner: { uid: number; gid: number }): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    const info = await stat(at)
    const shift = info.uid === owner.uid ? 6 : info.gid === owner.gid ? 3 : 0
    const needed = at === path && info.isFile() ? 0o5 : 0o1
    if (((info.mode >> shift) & needed) !== needed) return false
    if (at === dirname(at)) return true
  }
}

async function requireSetpriv(privileges: readonly string[]): Promise<void> {
  const failure = await new Promise<unknown>((resolve) => {
    const child = spawn('setpriv', [...privileges, 'true'], { stdio: 'ignore' })
    child.on('error', resolve)
    child.on('exit', (code) => {
      resolve(code === 0 ? null : new Error(`setpriv ended with ${code}`))
    })
  })
  if (failure === null) return
  throw new OperationalError(
    'database-start-failed',
    'PostgreSQL refuses to run as root, and an unprivileged user cannot reach its files here.',
    {
      cause: failure,
      hint: 'Run as another user, move the data directory and the program out of directories that only root may enter, or install util-linux (setpriv).',
    },
  )
}
