import { MIMEType } from 'whatwg-mimetype'

import { OperationalError } from '../../model/errors.ts'

export type CleanKind = 'html' | 'xhtml' | 'text'

const binaryStarts: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF document'],
  ['\x89PNG', 'a PNG image'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['GIF8', 'a GIF image'],
  ['RIFF', 'a RIFF container (WebP, WAV)'],
  ['PK\x03\x04', 'a ZIP archive'],
  ['\x1f\x8b', 'gzip data'],
  ['\x00\x00\x00', 'a media container'],
]

/** Objects with a name first, and lists of objects or texts: no article begins like this. */
const json = /^\s*(?:\{\s*"[^"\n]{1,80}"\s*:|\[\s*(?:\{\s*"|"[^"\n]{0,80}"\s*,))/

/**
 * How a body is to be read. Throws `media-type-unsupported` for what is no text: by its declared type, or by
 * its first bytes whatever the type says.
 */
export function cleanKind(mediaType: string | null, body: Uint8Array): CleanKind {
  const start = Buffer.from(body.subarray(0, 1_024)).toString('latin1')
  const binary = binaryStarts.find(([signature]) => start.startsWith(signature))
  if (binary !== undefined) throw unsupported(`the body is ${binary[1]}`)
  if (json.test(start)) throw unsupported('the body is JSON')
  const type = mediaType === null ? null : MIMEType.parse(mediaType)
  const looksLikeHtml = /<(?:!doctype|html|head|body|title|meta|div|p|article|h1)\b/i.test(start)
  if (type === null) return looksLikeHtml || start.trimStart().startsWith('<') ? 'html' : 'text'
  switch (type.essence) {
    case 'text/html':
      return 'html'
    case 'application/xhtml+xml':
      return 'xhtml'
    case 'text/plain':
    case 'text/markdown':
      return /^\s*<(?:!doctype html|html)\b/i.test(start) ? 'html' : 'text'
    case 'application/xml':
    case 'text/xml':
    case 'application/octet-stream':
      if (looksLikeHtml) return 'html'
      break
    default:
  }
  throw unsupported(`a body of type ${type.essence} holds no article text`)
}

function unsupported(message: string): OperationalError {
  return new OperationalError('media-type-unsupported', message)
}
