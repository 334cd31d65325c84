import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { CleanInput } from '../pipeline/clean/clean.ts'
import type { Io } from './io.ts'

export type FileKind = 'html' | 'text'

/**
 * Reads a file (`-` is standard input) as the cleaner wants it; gzip is told by its first bytes. The kind is
 * `as`, else told by the name, else by the first bytes. Throws `file-unreadable` or `body-too-large`.
 */
export async function readArticleFile(
  io: Io,
  file: string,
  url: string | null,
  as: FileKind | null,
): Promise<CleanInput> {
  const raw = file === '-' ? await readAll(io.stdin) : await read(file)
  const body = raw[0] === 0x1f && raw[1] === 0x8b ? await unzip(file, raw) : raw
  if (body.length > limits.fetchBodySizeBytesMax) {
    throw new OperationalError(
      'body-too-large',
      `${file} is larger than ${limits.fetchBodySizeBytesMax} bytes`,
    )
  }
  const mediaType = kindOf(file, body, as) === 'text' ? 'text/plain' : 'text/html'
  return { body, mediaType, charset: null, url }
}

function kindOf(file: string, body: Uint8Array, as: FileKind | null): FileKind {
  if (as !== null) return as
  const name = file.toLowerCase().replace(/\.gz$/, '')
  if (/\.(?:txt|text|md)$/.test(name)) return 'text'
  if (/\.(?:html?|xhtml)$/.test(name)) return 'html'
  const start = Buffer.from(body.subarray(0, 1_024)).toString('latin1').trimStart()
  return start.startsWith('<') || /<(?:html|body|head|p|div)\b/i.test(start) ? 'html' : 'text'
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const reason = code === 'ENOENT' ? 'there is no such file' : message
    throw new OperationalError('file-unreadable', `cannot read ${file}: ${reason}`, { cause })
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

async function unzip(file: string, raw: Buffer): Promise<Buffer> {
  try {
    return await promisify(gunzip)(raw, { maxOutputLength: limits.fetchBodySizeBytesMax + 1 })
  } catch (cause) {
    throw new OperationalError('file-unreadable', `cannot decompress ${file}: ${(cause as Error).message}`, {
      cause,
    })
  }
}
