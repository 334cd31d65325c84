/**
 * Text as a block may hold it: NFC, single spaces, no control, zero-width or bidi formatting characters, no
 * soft hyphens, lone surrogates replaced. Line breaks become spaces.
 */
export function tidy(text: string): string {
  return tidyLines(text).replaceAll('\n', ' ')
}

/** Like `tidy`, but line breaks stay, without spaces around them. */
export function tidyLines(text: string): string {
  return visible(text).replace(spaceRun, keepLineFeed).trim()
}

/** Code: tidy characters, but line breaks and indentation stay. */
export function tidyCode(text: string): string {
  const lines = visible(text.replaceAll('\r\n', '\n').replaceAll('\t', '  ')).split('\n')
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

const plainAscii = /^[\x20-\x7e\n]*$/

/** C0 and C1 controls but white space, soft hyphen, invisible and bidi formatting, noncharacters. */
const invisible =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffc\ufffe\uffff]/g

/** Joiners shape letters in some scripts and emoji; anywhere else they are invisible noise. */
const strayJoiner =
  /(?<![\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Tibetan}\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])[\u200c\u200d]/gu

/** Unicode's stream-safe format: no more than 30 marks on one letter (UAX 15), or normalising takes for ever. */
const markFlood = /(\p{M}{30})\p{M}+/gu

/** Removes what no reader sees and brings the rest to NFC; white space is left alone. */
export function visible(text: string): string {
  if (plainAscii.test(text)) return text
  const kept = text.toWellFormed().replace(invisible, '').replace(strayJoiner, '')
  return kept.replace(markFlood, '$1').normalize('NFC')
}

const spaceRun = /[\s\u0085]+/g

/** One space for every run of white space, but one line feed for a run that holds one. */
function keepLineFeed(run: string): string {
  return run.includes('\n') ? '\n' : ' '
}

const wide = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/g

/**
 * How much a text says, in Latin letters: scripts that write a word in one or two characters, or without
 * spaces, count threefold.
 */
export function weigh(text: string): number {
  if (plainAscii.test(text)) return text.length
  let count = 0
  for (const _ of text.matchAll(wide)) count += 1
  return text.length + 2 * count
}

/** Letters and digits only, lower case: what survives the differences between two renderings of a text. */
export function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Text as the content of an element: what would begin a tag or an entity is written as one. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
