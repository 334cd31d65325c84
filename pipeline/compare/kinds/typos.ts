import type { KindFinding } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Comparison, finding, hasBothSides, type Replacement, type ReadEdit } from './finding.ts'
import { isNegation } from './negations.ts'
import { isNumeric } from './numbers.ts'

/** In shorter words one letter makes another word (is, as; man, men). */
const lettersMin = 4

/** Blocks in which nothing but spelling was mended. */
export function findTypos(comparison: Comparison): KindFinding[] {
  const evidence = comparison.edits
    .filter((edit) => isTypoFix(edit, comparison))
    .flatMap((edit) => edit.replacements)
    .flatMap(({ deleted, inserted }) => [deleted, inserted])
  return finding('typo', 0.7, evidence)
}

/** True when all that changed in a block are single letters of words that are no numbers, names or negations. */
function isTypoFix(edit: ReadEdit, { lexicon, to }: Pick<Comparison, 'lexicon' | 'to'>): boolean {
  if (!hasBothSides(edit)) return false
  const places = edit.replacements
  // German writes every noun with a capital: there a capital is no sign of a name.
  const capitalsAreNames = to.language?.toLowerCase().startsWith('de') !== true
  return places.length > 0 && places.every((place) => isMendedWord(place, lexicon, to, capitalsAreNames))
}

function isMendedWord(
  { deleted, inserted }: Replacement,
  lexicon: Lexicon,
  to: Content,
  capitalsAreNames: boolean,
): boolean {
  const old = wordOf(deleted, lexicon)
  const young = wordOf(inserted, lexicon)
  if (old === null || young === null) return false
  if (isNumeric(old) || isNumeric(young) || isNegation(old, to) || isNegation(young, to)) return false
  if (capitalsAreNames && /^\p{Lu}/u.test(old) && /^\p{Lu}/u.test(young)) return false
  const [a, b] = [Array.from(old), Array.from(young)]
  if (Math.max(a.length, b.length) < lettersMin || a[0]?.toLowerCase() !== b[0]?.toLowerCase()) return false
  return isOneSlip(a, b)
}

/** The only word of a text; null when there are several, or none. */
function wordOf(text: string, lexicon: Lexicon): string | null {
  const words = [...lexicon.tokens(text).ids].filter((id) => lexicon.isWord(id))
  const only = words[0]
  return words.length === 1 && only !== undefined && lexicon.token(only) === text.trim()
    ? lexicon.token(only)
    : null
}

/** One letter too many, missing, wrong, or two neighbours swapped (optimal string alignment distance 1). */
function isOneSlip(a: readonly string[], b: readonly string[]): boolean {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1
  const left = a.slice(head, a.length - tail)
  const right = b.slice(head, b.length - tail)
  if (Math.max(left.length, right.length) <= 1) return true
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0]
}
