import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { CleanInput } from '../pipeline/clean/clean.ts'
import type { Io } from './io.ts'

export type FileKind = 'html' | 'text'

/**
 * Reads a file (`-` is standard input) as the cleaner wants it; gzip is told by its first bytes. The kind is
 * `as`, else told by the name, else by the first bytes. Throws `file-unreadable`, `body-too-large` or
 * `media-type-unsupported`, each about the file without its name.
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
    throw new OperationalError('body-too-large', `it is larger than ${limits.fetchBodySizeBytesMax} bytes`)
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
  if (start.startsWith('<') || /<(?:html|body|head|p|div)\b/i.test(start)) return 'html'
  if (isBinary(start) && !isUtf16(body))
    throw new OperationalError('media-type-unsupported', 'this is neither HTML nor text')
  return 'text'
}

/** Control characters that no text has; what has a signature, such as a PDF, is the cleaner's to name. */
function isBinary(start: string): boolean {
  if (/^(?:%PDF|\x89PNG|\xff\xd8\xff|GIF8|RIFF|PK)/.test(start)) return false
  return Array.from(start, (each) => each.charCodeAt(0)).some(
    (code) => code < 0x09 || (code > 0x0d && code < 0x20 && code !== 0x1b),
  )
}

/** Whose Latin letters are half zeros. */
function isUtf16(body: Uint8Array): boolean {
  return (body[0] === 0xff && body[1] === 0xfe) || (body[0] === 0xfe && body[1] === 0xff)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a directory',
  EACCES: 'reading it is not permitted',
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    throw new OperationalError('file-unreadable', reasons[code ?? ''] ?? message, {
      cause,
      ...(code === 'EISDIR' ? { hint: `Give the files in it, such as ${join(file, '*.html')}` } : {}),
    })
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
    throw new OperationalError('file-unreadable', `it cannot be decompressed: ${(cause as Error).message}`, {
      cause,
    })
  }
}

/** The same failure, with the name of the file before it; anything else as it is. */
export function ofFile(file: string, error: unknown): unknown {
  if (!(error instanceof OperationalError)) return error
  const { code, message, hint } = error
  const name = file === '-' ? 'standard input' : file
  return new OperationalError(code, `${name}: ${message}`, {
    cause: error,
    ...(hint === null ? {} : { hint }),
  })
}
