/** What a command may touch of the process, so that tests can hand in their own. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream
  readonly stdout: Output
  readonly stderr: Output
  readonly env: Readonly<Record<string, string | undefined>>
  /** Aborted by the first SIGINT or SIGTERM; a second one ends the process at once. */
  readonly stopping: AbortSignal
}

interface Output {
  write(text: string | Uint8Array): unknown
  readonly isTTY?: boolean
  readonly columns?: number
  readonly rows?: number
}

/** Whether to colour: https://no-color.org, then whether a person is looking. */
export function wantsColor(io: Io): boolean {
  if (io.env['NO_COLOR'] !== undefined && io.env['NO_COLOR'] !== '') return false
  if (io.env['FORCE_COLOR'] !== undefined && io.env['FORCE_COLOR'] !== '0') return true
  return io.stdout.isTTY === true && io.env['TERM'] !== 'dumb'
}

/** Columns to fill; 100 where nobody tells. */
export function widthOf(io: Io): number {
  const columns = io.stdout.columns ?? Number(io.env['COLUMNS'])
  return Number.isInteger(columns) && columns > 0 ? Math.min(columns, 160) : 100
}

/** Columns to break prose at; undefined where a program reads, which wants each block in one line. */
export function proseWidthOf(io: Io): number | undefined {
  return io.stdout.isTTY === true ? widthOf(io) : undefined
}

export function printJson(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** NDJSON: one value a line. */
export function printLine(io: Io, value: unknown): void {
  io.stdout.write(`${JSON.stringify(value)}\n`)
}

export function print(io: Io, text: string): void {
  io.stdout.write(`${text}\n`)
}
