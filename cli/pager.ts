import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { Io } from './io.ts'
import { visibleColumns } from './terminal-text.ts'

/**
 * Runs a command whose output may be longer than the screen, and shows it in a pager when it is and somebody looks at a
 * terminal: `PAGER`, else `less`, if there is one. `PAGER` empty or `cat` means none. Colours and widths stay those of
 * the terminal. What the pager does not take is printed.
 */
export async function paged(io: Io, run: (io: Io) => Promise<number>): Promise<number> {
  const pager = io.stdout.isTTY === true ? await pagerOf(io.env) : null
  if (pager === null) return run(io)
  const parts: string[] = []
  const stdout = {
    write: (text: string | Uint8Array) =>
      parts.push(typeof text === 'string' ? text : Buffer.from(text).toString()),
    isTTY: true,
    ...(io.stdout.columns !== undefined && { columns: io.stdout.columns }),
  }
  try {
    return await run({ ...io, stdout })
  } finally {
    const text = parts.join('')
    const fits = linesOf(text, io.stdout.columns ?? 80) < (io.stdout.rows ?? 24)
    if (fits || !(await show(pager, text, io.env))) io.stdout.write(text)
  }
}

async function pagerOf(env: Io['env']): Promise<string | null> {
  const chosen = env['PAGER']
  if (chosen !== undefined) return chosen.trim() === '' || chosen.trim() === 'cat' ? null : chosen
  return (await isProgram('less', env['PATH'] ?? '')) ? 'less' : null
}

async function isProgram(name: string, path: string): Promise<boolean> {
  const found = await Promise.all(
    path.split(delimiter).map((directory) =>
      access(join(directory, name), constants.X_OK).then(
        () => true,
        () => false,
      ),
    ),
  )
  return found.includes(true)
}

/** Lines that a text takes on a screen of that width. */
function linesOf(text: string, columns: number): number {
  return text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(visibleColumns(line) / Math.max(1, columns))), 0)
}

/** False when the pager could not be started. Whoever leaves it early has seen enough. */
async function show(pager: string, text: string, env: Io['env']): Promise<boolean> {
  const child = spawn('/bin/sh', ['-c', pager], {
    stdio: ['pipe', 'inherit', 'inherit'],
    // F: a text that fits is printed; R: colours; X: the text stays on the screen.
    env: { LESS: 'FRX', LV: '-c', ...env },
  })
  // Ctrl-C is the pager's: it stops a search there, and must not end us under it.
  process.on('SIGINT', ignore)
  child.stdin.on('error', ignore)
  child.stdin.end(text)
  try {
    const [code] = (await once(child, 'close')) as [number | null]
    return code !== 126 && code !== 127
  } catch {
    return false
  } finally {
    process.off('SIGINT', ignore)
  }
}

function ignore(): void {}
