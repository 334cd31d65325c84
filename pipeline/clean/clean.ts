import { createHash } from 'node:crypto'

import { canonicalContent, type Content } from '../../model/content.ts'
import { OperationalError } from '../../model/errors.ts'
import type { Digest } from '../../model/ids.ts'
import { decodeText, type DecodedText } from '../charset.ts'
import { contentOfHtml } from './html-content.ts'
import { cleanKind } from './media-type.ts'
import { contentOfPlainText } from './plain-text.ts'

/** Names the rules: the same id and the same bytes give the same Content, for ever. */
export const cleanerId: string = 'stet-clean/1'

export interface CleanInput {
  readonly body: Uint8Array
  /** The Content-Type as the server sent it; null when it sent none. */
  readonly mediaType: string | null
  /** The charset parameter of the Content-Type. */
  readonly charset: string | null
  /** The address of the answer; relative links are resolved against it. */
  readonly url: string | null
}

export interface Cleaned {
  readonly content: Content
  /** SHA-256 of `canonicalContent(content)`. */
  readonly contentDigest: Digest
  readonly encoding: Omit<DecodedText, 'text'>
}

/**
 * Bytes to the article in them. Pure. Throws `media-type-unsupported` for what holds no text, and
 * `not-an-article` for pages without enough text or anything like a headline.
 */
export function clean(input: CleanInput): Cleaned {
  const kind = cleanKind(input.mediaType, input.body)
  const { text, ...encoding } = decodeText(input.body, {
    charset: input.charset,
    kind: kind === 'text' ? 'text' : 'html',
  })
  const content =
    kind === 'text' ? contentOfPlainText(text, input.url) : contentOfHtml(text, input.url, kind === 'xhtml')
  refuseIfNoArticle(content)
  const digest = createHash('sha256').update(canonicalContent(content)).digest('hex')
  return { content, contentDigest: digest as Digest, encoding }
}

/** Below this, in characters, a page without a paragraph-like block is a stub. */
const bodyLengthMin = 80

function refuseIfNoArticle(content: Content): void {
  const body = content.blocks.filter((block) => block.kind !== 'caption')
  const length = body.reduce((sum, block) => sum + block.text.length, 0)
  if (content.headline !== null && length >= bodyLengthMin) return
  if (length >= 4 * bodyLengthMin) return
  const title = content.headline === null ? 'no headline' : `the headline "${content.headline.slice(0, 80)}"`
  throw new OperationalError(
    'not-an-article',
    `found ${title} and ${length} characters of text in ${body.length} blocks`,
  )
}
