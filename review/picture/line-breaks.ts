const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Scripts that put no spaces between words; CJK punctuation goes with them. */
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\u30FC\uFF00-\uFFEF]/u

/** What no line begins with: closing marks, and what the Japanese rules (JIS X 4051) keep behind its letter. */
const neverFirst =
  /^[\p{Pe}\p{Pf}\p{Mn}\p{Mc}!?.,:;%‰…‥)\]}'"、。，．・：；？！％〜～ー々ゝゞヽヾぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰ-ㇿฯๆ¢°′″]/u

/** What no line ends with: opening marks, and signs before an amount. */
const neverLast = /[\p{Ps}\p{Pi}([{'"¿¡$£€¥＄￡￥#＃@]$/u

/** Behind these a long word may be broken: hyphens, dashes, and the parts of an address. */
const breaksBehind = /[\p{L}\p{N}][-‐–—/?&=]+$/u

/**
 * Where a line may end, as UTF-16 offsets: behind spaces, between words of scripts that write none (by the dictionaries of
 * ICU), and behind hyphens. The rules of UAX 14 for Latin, Arabic, Hebrew, Korean, Chinese, Japanese and Thai text, but for
 * what only a typesetter would miss. Pure.
 */
export function lineBreaks(text: string): number[] {
  const breaks: number[] = []
  let before = ''
  for (const { segment, index } of words.segment(text)) {
    if (index > 0 && mayBreak(before, segment)) breaks.push(index)
    // Enough to see a number's sign or an address' part in front of it.
    before = (before + segment).slice(-8)
  }
  return breaks
}

function mayBreak(before: string, after: string): boolean {
  if (/^\s/u.test(after)) return false
  if (/[^\S\u00A0\u202F]$/u.test(before)) return true
  if (/[\u00A0\u202F\u2060]$/u.test(before) || /^[\u2060]/u.test(after)) return false
  if (neverFirst.test(after) || neverLast.test(before)) return false
  if (breaksBehind.test(before)) return /^[\p{L}\p{N}]/u.test(after)
  return spaceless.test(lastOf(before)) || spaceless.test(firstOf(after))
}

function firstOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0x20)
}

function lastOf(text: string): string {
  return Array.from(text).at(-1) ?? ''
}
