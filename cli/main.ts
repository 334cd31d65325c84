#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Half of a short command's time is compiling what it imports; the cache lives in the system's temporary directory.
enableCompileCache()
const { runProgram } = await import('./program.ts')

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  // Once: the second signal finds no listener and ends the process, for whoever cannot wait.
  process.once(signal, () => stopping.abort())
}
// `stet articles | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

process.exitCode = await runProgram(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  stopping: stopping.signal,
})
