import { createHash } from 'node:crypto'

import { canonicalContent, type Content } from '../../model/content.ts'
import { OperationalError } from '../../model/errors.ts'
import type { Digest } from '../../model/ids.ts'
import { canonicalRules, type CleaningRules } from '../../model/rules.ts'
import { decodeText, type DecodedText } from '../charset.ts'
import type { Scorer } from './body/scorer.ts'
import { shippedScorer } from './body/shipped-scorer.ts'
import { feedMarkup } from './feed-markup.ts'
import { contentOfHtml } from './html-content.ts'
import { cleanKind, type CleanKind } from './media-type.ts'
import { weigh } from './page/text.ts'
import { contentOfPlainText } from './plain-text.ts'

/** Names what the cleaner does: the same id and the same bytes give the same Content, for ever. */
const cleaner = 'stet-clean/2'

/** The id of the cleaner with the rules of a source. */
export function cleanerId(rules: CleaningRules | null): string {
  if (rules === null) return cleaner
  const digest = createHash('sha256').update(canonicalRules(rules)).digest('hex')
  return `${cleaner}+rules.${digest.slice(0, 16)}`
}

export interface CleanInput {
  readonly body: Uint8Array
  /** The Content-Type as the server sent it; null when it sent none. */
  readonly mediaType: string | null
  /** The charset parameter of the Content-Type. */
  readonly charset: string | null
  /** The address of the answer; relative links are resolved against it. */
  readonly url: string | null
  /** Of the article's source; null or absent for none. */
  readonly rules?: CleaningRules | null
}

export interface Cleaned {
  readonly content: Content
  /** SHA-256 of `canonicalContent(content)`. */
  readonly contentDigest: Digest
  readonly encoding: Omit<DecodedText, 'text'>
}

/**
 * Bytes to the article in them. Pure. Throws `media-type-unsupported` for what holds no text,
 * `not-an-article` for pages without enough text or anything like a headline, and `rules-matched-nothing`. Whoever has
 * decoded the bytes already gives what that gave.
 */
export function clean(input: CleanInput, read: DecodedPage = decoded(input)): Cleaned {
  return cleanWith(shippedScorer, input, read)
}

/** The same with another scorer: to measure one that has not seen the page's host. */
export function cleanWith(
  scorer: Scorer,
  input: CleanInput,
  { kind, text, encoding }: DecodedPage = decoded(input),
): Cleaned {
  const rules = input.rules ?? null
  const content =
    kind === 'text'
      ? contentOfPlainText(text, input.url, rules)
      : contentOfHtml(text, input.url, { xhtml: kind === 'xhtml', rules, scorer })
  refuseIfNoArticle(content)
  const digest = createHash('sha256').update(canonicalContent(content)).digest('hex')
  return { content, contentDigest: digest as Digest, encoding }
}

/** The text of an answer, and what it is to be read as. */
export interface DecodedPage extends Pick<Cleaned, 'encoding'> {
  readonly kind: CleanKind
  readonly text: string
}

/** Decodes the bytes of an answer. Throws `media-type-unsupported`. */
export function decoded(input: CleanInput): DecodedPage {
  const kind = cleanKind(input.mediaType, input.body)
  const { text, ...encoding } = decodeText(input.body, {
    charset: input.charset,
    kind: kind === 'text' ? 'text' : 'html',
  })
  const markup = kind === 'xhtml' ? text : feedMarkup(text)
  return { kind: markup === text ? kind : 'html', text: markup, encoding }
}

/** In Latin letters: a page with less text is a stub. */
const bodyWeightMin = 80

function refuseIfNoArticle(content: Content): void {
  const body = content.blocks.filter((block) => block.kind !== 'caption')
  const weight = body.reduce((sum, block) => sum + weigh(block.text), 0)
  if (content.headline !== null && weight >= bodyWeightMin) return
  if (weight >= 4 * bodyWeightMin) return
  const title = content.headline === null ? 'no headline' : `the headline "${content.headline.slice(0, 80)}"`
  throw new OperationalError(
    'not-an-article',
    `found ${title} and ${body.reduce((sum, { text }) => sum + text.length, 0)} characters of text in ${body.length} blocks`,
  )
}
