import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { runProgram } from '../../cli/program.ts'

export interface CommandResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command line in this process, as `stet` would, with output and environment of its own. */
export async function stet(
  args: readonly string[],
  options: { env?: Record<string, string>; stdin?: string } = {},
): Promise<CommandResult> {
  let stdout = ''
  let stderr = ''
  const exitCode = await runProgram(args, {
    stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
    stdout: {
      write: (text) => (stdout += typeof text === 'string' ? text : Buffer.from(text).toString('latin1')),
    },
    stderr: { write: (text) => (stderr += String(text)) },
    // What has a second look is tested where it is; the other tests need not wait for one.
    env: { LOG_LEVEL: 'silent', SECOND_LOOK_MS: '0', ...options.env },
    stopping: new AbortController().signal,
  })
  return { exitCode, stdout, stderr }
}

/** Starts `node cli/main.ts` as a process of its own, for what only a process can show: signals and crashes. */
export function spawnStet(args: readonly string[], env: Record<string, string> = {}): StetProcess {
  const main = resolve(import.meta.dirname, '../../cli/main.ts')
  const child = spawn(process.execPath, [main, ...args], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      TZ: 'UTC',
      SECOND_LOOK_MS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()))
  const ended = new Promise<CommandResult & { signal: NodeJS.Signals | null }>((resolveEnd) => {
    child.once('close', (code, signal) => resolveEnd({ exitCode: code ?? -1, signal, ...out }))
  })
  return {
    child,
    ended,
    output: () => out,
    async [Symbol.asyncDispose]() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      await ended
    },
  }
}

export interface StetProcess extends AsyncDisposable {
  readonly child: ChildProcess
  readonly ended: Promise<CommandResult & { signal: NodeJS.Signals | null }>
  output(): { readonly stdout: string; readonly stderr: string }
}

/** A directory of its own, gone at the end. */
export async function temporaryDirectory(): Promise<{ path: string } & AsyncDisposable> {
  const path = await mkdtemp(join(tmpdir(), 'stet-test-'))
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) }
}
