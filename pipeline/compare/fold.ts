/**
 * The form of a text in which only typography is left out: canonical composition (NFC), white space, invisible
 * characters, quotation marks, apostrophes, dashes and dots. Texts that fold alike differ in formatting only.
 * Compatibility forms stay apart: m² is not m2.
 */
export function foldTypography(text: string): string {
  if (plainText.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g, '')
    .replace(/«[\u00A0\u202F]|[\u00A0\u202F]»|[\u201C\u201D\u201E\u201F\u00AB\u00BB\u2033]/g, '"')
    .replace(/[\u2018\u2019\u201A\u201B\u2039\u203A\u0060\u00B4\u2032]/g, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\u2026/g, '...')
    .replace(/\s+/g, ' ')
    .trim()
}

/** ASCII letters, digits and marks with single spaces between: nothing to fold. */
const plainText = /^[!-_a-~]+(?: [!-_a-~]+)*$/
