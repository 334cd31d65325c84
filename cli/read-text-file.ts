import { readFile } from 'node:fs/promises'
import { OperationalError } from '../model/errors.ts'
import type { Io } from './io.ts'

/** The text of a file (`-` is standard input), at most so long. Throws `file-unreadable`. */
export async function readTextFile(io: Io, file: string, lengthMax: number): Promise<string> {
  const text = file === '-' ? await readAll(io.stdin) : await read(file)
  return text.slice(0, lengthMax)
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : message
    throw new OperationalError('file-unreadable', `cannot read ${file}: ${reason}`, { cause })
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks).toString('utf8')
}
