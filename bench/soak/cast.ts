import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'

/** A process of Stet that is started again a second after it died, as a supervisor would. */
export interface Member {
  readonly name: string
  kill(signal: NodeJS.Signals): void
  readonly starts: () => number
  readonly pid: () => number
}

export interface Cast extends AsyncDisposable {
  readonly members: readonly Member[]
  /** Lines that processes wrote to standard error, without those that only say that a server is away. */
  readonly complaints: readonly string[]
}

const main = resolve(import.meta.dirname, '../../cli/main.ts')
const restartMs = 1_000

/** Starts one process for each role, given with a name of its own. */
export function startCast(roles: readonly string[], env: Readonly<Record<string, string>>): Cast {
  const complaints: string[] = []
  const stopping = { now: false }
  const members = roles.map((role, index) => startMember(role, `${role} ${index}`, env, stopping, complaints))
  return {
    members,
    complaints,
    async [Symbol.asyncDispose]() {
      stopping.now = true
      await Promise.all(members.map((member) => member.end()))
    },
  }
}

function startMember(
  role: string,
  name: string,
  env: Readonly<Record<string, string>>,
  stopping: { readonly now: boolean },
  complaints: string[],
): Member & { end(): Promise<void> } {
  let child: ChildProcess
  let starts = 0
  const start = (): void => {
    starts += 1
    child = spawn(process.execPath, [main, role], {
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: process.env['HOME'] ?? '',
        ...env,
        FETCH_USER_AGENT: `Stet (${name})`,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr?.on('data', (chunk: Buffer) => complaints.push(`${name}: ${chunk.toString().trim()}`))
    child.once('exit', () => {
      if (!stopping.now) setTimeout(() => !stopping.now && start(), restartMs)
    })
  }
  start()
  return {
    name,
    starts: () => starts,
    pid: () => child.pid ?? 0,
    kill: (signal) => void child.kill(signal),
    async end() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = new Promise((resolveEnd) => child.once('exit', resolveEnd))
      child.kill('SIGTERM')
      await gone
    },
  }
}
