import type { TextLanguage } from './language.ts'
import { stateNames } from './words/states.ts'

/** True when two texts name the same: U.S., United States; TX, Texas; コンピュータ, コンピューター. */
export function isSameName(old: string, young: string, language: TextLanguage): boolean {
  const [a, b] = [lettersOf(old), lettersOf(young)]
  if (a === b) return true
  if (language === 'ja') return a.replaceAll('ー', '') === b.replaceAll('ー', '')
  return isShortFor(old, young) || isShortFor(young, old)
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}ー ]+/gu, '').trim()
}

/** By its initials (small words left out or not), or as a state's name is shortened. */
function isShortFor(short: string, long: string): boolean {
  const letters = short
    .trim()
    .replace(/^the\s+/iu, '')
    .replace(/[.\s]/gu, '')
  const words =
    long
      .trim()
      .replace(/^the\s+/iu, '')
      .match(/[\p{L}\p{M}]+/gu) ?? []
  if (stateNames.get(letters.toLowerCase())?.includes(words.join(' ').toLowerCase()) === true) return true
  if (words.length === 1 && isClipped(short.trim(), words[0] ?? '')) return true
  if (!/^\p{Lu}{2,8}$/u.test(letters) || words.length < 2) return false
  const initials = words.map((word) => word.slice(0, 1))
  return [initials, initials.filter((initial) => /\p{Lu}/u.test(initial))].some(
    (row) => row.join('').toUpperCase() === letters,
  )
}

/** Sen. for Senator, St. for Street: with a full stop, its letters in their order. */
function isClipped(short: string, long: string): boolean {
  if (!/^\p{Lu}\p{Ll}{1,5}\.$/u.test(short) || !/^\p{Lu}/u.test(long)) return false
  let at = 0
  for (const letter of long) if (letter === short[at]) at += 1
  return at >= short.length - 1 && long.startsWith(short.slice(0, 1))
}
