import { isAscii, isUtf8 } from 'node:buffer'

import sniffDeclaration from 'html-encoding-sniffer'

type EncodingReason = 'bom' | 'header' | 'declaration' | 'valid-utf-8' | 'fallback'

/** Decoded text and how its encoding was chosen. */
export interface DecodedText {
  readonly text: string
  /** A name of the WHATWG Encoding standard in lower case. */
  readonly encoding: string
  readonly reason: EncodingReason
  /** U+FFFD characters that stand for bytes the encoding does not know. */
  readonly replacements: number
}

export interface DecodeOptions {
  /** The `charset` parameter of the Content-Type header. */
  readonly charset: string | null
  readonly kind: 'html' | 'xml' | 'text'
}

/** Browsers look at 1,024 bytes; real pages put their declaration behind long comments and preloads. */
const declarationBytesMax = 8_192

/**
 * Bytes to text. Order: byte order mark, header, declaration, valid UTF-8, windows-1252 (the WHATWG order
 * with two differences). First, a label that the bytes contradict is not believed: UTF-8 behind a single-byte
 * label is UTF-8, and a UTF-8 label over bytes that mostly are not is passed over. Second, a declaration
 * counts within the first 8 KB. Unknown labels and UTF-7 are never believed. Throws nothing.
 */
export function decodeText(body: Uint8Array, options: DecodeOptions): DecodedText {
  const marked = byteOrderMark(body)
  if (marked !== null) return decoded(body, marked, 'bom')
  if (isAscii(body) && !body.includes(0x1b)) return decodedAscii(body, options)
  const validUtf8 = isUtf8(withoutCutTail(body))
  for (const [label, reason] of labels(body, options)) {
    if (validUtf8 && label !== 'utf-8' && label !== 'iso-2022-jp' && contradictedByUtf8(body, label)) {
      return decoded(body, 'utf-8', 'valid-utf-8')
    }
    const attempt = decoded(body, label, reason)
    if (label !== 'utf-8' || plausible(attempt, 1)) return attempt
  }
  if (validUtf8) return decoded(body, 'utf-8', 'valid-utf-8')
  const damaged = decoded(body, 'utf-8', 'valid-utf-8')
  return plausible(damaged, 20) ? damaged : decoded(body, 'windows-1252', 'fallback')
}

function* labels(body: Uint8Array, options: DecodeOptions): Generator<[string, EncodingReason]> {
  const header = options.charset === null ? null : knownEncoding(options.charset)
  if (header !== null) yield [header, 'header']
  const declared = declaredEncoding(body, options.kind)
  if (declared !== null && declared !== header) yield [declared, 'declaration']
}

/** Pure ASCII reads the same in all but UTF-16 and ISO-2022-JP: only the name has to be chosen. */
function decodedAscii(body: Uint8Array, options: DecodeOptions): DecodedText {
  for (const [label, reason] of labels(body, options)) {
    if (label.startsWith('utf-16')) continue
    return decoded(body, label, reason)
  }
  return decoded(body, 'utf-8', 'valid-utf-8')
}

function byteOrderMark(body: Uint8Array): string | null {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8'
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be'
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le'
  return null
}

function declaredEncoding(body: Uint8Array, kind: DecodeOptions['kind']): string | null {
  if (kind === 'text') return null
  const found =
    kind === 'xml'
      ? sniffDeclaration(body, { xml: true, defaultEncoding: '' })
      : sniffDeclaration(body, { maxPrescanBytes: declarationBytesMax, defaultEncoding: '' })
  return found === '' ? null : knownEncoding(found)
}

/** The WHATWG name of a label, or null when it names nothing that may be believed. */
function knownEncoding(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label.trim())
    return encoding === 'x-user-defined' ? null : encoding
  } catch {
    return null
  }
}

const multiByte = new Set(['shift_jis', 'gb18030', 'gbk', 'big5', 'euc-kr', 'euc-jp'])

/** The bytes are valid UTF-8 with multi-byte sequences: does that speak against the label? */
function contradictedByUtf8(body: Uint8Array, label: string): boolean {
  if (label.startsWith('utf-16')) return !body.subarray(0, 1_024).includes(0)
  return !multiByte.has(label) || decoded(body, label, 'header').replacements > 0
}

/** True when readable characters outside ASCII outnumber the replaced ones by `factor`. */
function plausible(attempt: DecodedText, factor: number): boolean {
  if (attempt.replacements === 0) return true
  let readable = 0
  for (let index = 0; index < attempt.text.length; index += 1) {
    const unit = attempt.text.charCodeAt(index)
    if (unit > 0x7f && unit !== 0xfffd) readable += 1
  }
  return readable >= attempt.replacements * factor
}

function decoded(body: Uint8Array, encoding: string, reason: EncodingReason): DecodedText {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(body)
    return { text, encoding, reason, replacements: 0 }
  } catch {
    const text = new TextDecoder(encoding).decode(body)
    return { text, encoding, reason, replacements: countReplaced(text) }
  }
}

function countReplaced(text: string): number {
  let count = 0
  for (let at = text.indexOf('�'); at !== -1; at = text.indexOf('�', at + 1)) count += 1
  return count
}

/** Drops a last character that a cut transfer left incomplete, so that it does not condemn the rest. */
function withoutCutTail(body: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3 && back <= body.length; back += 1) {
    const byte = body[body.length - back] ?? 0
    if (byte < 0x80) return body
    if (byte < 0xc0) continue
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
    return length > back ? body.subarray(0, body.length - back) : body
  }
  return body
}
