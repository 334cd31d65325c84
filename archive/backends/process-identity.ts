import { readFile, readlink } from 'node:fs/promises'

/** A process as it can be told from a later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  /** Clock ticks since boot, from /proc; null where there is none. */
  readonly startTime: string | null
}

export async function ownIdentity(): Promise<ProcessIdentity> {
  return { pid: process.pid, startTime: await startTime(process.pid) }
}

/** Whether that very process still runs. */
export async function isRunning(identity: ProcessIdentity): Promise<boolean> {
  if (!pidExists(identity.pid)) return false
  if (identity.startTime === null) return true
  const now = await startTime(identity.pid)
  return now === null || now === identity.startTime
}

/** Whether a process, perhaps somebody else's, has this number. A zombie has ended. */
export function pidExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Field 22 of /proc/<pid>/stat (proc_pid_stat(5)); null for a zombie and where there is no /proc. */
async function startTime(pid: number): Promise<string | null> {
  const fields = await statFields(pid)
  return fields?.[19] ?? null
}

/**
 * Whether the process is a PostgreSQL server in this directory. Null when nobody can say (no /proc, another user's
 * process).
 */
export async function isPostgresIn(pid: number, directory: string): Promise<boolean | null> {
  const fields = await statFields(pid)
  if (fields === null) return process.platform === 'linux' ? false : null
  if (fields[0] === 'Z') return false
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null)
  if (name === null || name.trim() !== 'postgres') return false
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null)
  return cwd === null ? null : cwd === directory
}

/** The fields after the name, which may contain anything: state is the first, start time the twentieth. */
async function statFields(pid: number): Promise<readonly string[] | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  return text === null ? null : text.slice(text.lastIndexOf(')') + 2).split(' ')
}
