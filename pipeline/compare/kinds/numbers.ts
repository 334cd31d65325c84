import type { KindFinding } from '../../../model/change.ts'
import type { Lexicon } from '../lexicon.ts'
import { isNumberToken } from '../tokens.ts'
import { type Comparison, finding, hasBothSides, type Replacement, replacementsOf } from './finding.ts'

/** Words that make a number another one; a letter turns a million into a billion. */
const magnitudes = new Set(
  (
    'hundred thousand million billion trillion hundreds thousands millions billions trillions ' +
    'hundert tausend million millionen milliarde milliarden billion billionen ' +
    'mille million millions milliard milliards mil miles millón millones milhão milhões bilhão bilhões ' +
    'mila milione milioni miliardo miliardi duizend miljoen miljard тысяча тысяч миллион миллионов миллиард миллиардов'
  ).split(' '),
)

/** Numbers that were replaced by others at the same place: evidence is old, new, old, new. */
export function findNumbers(comparison: Comparison): KindFinding[] {
  const { lexicon } = comparison
  const texts = [
    ...comparison.edits.filter(hasBothSides).map((edit) => edit.replacements),
    ...comparison.fields.map((field) => replacementsOf(field.words ?? [])),
  ]
  const pairs = texts.flatMap((places) => changedNumbers(places, lexicon))
  return finding('number', 1, pairs.flat())
}

/** True for a number and for a word that is part of one. */
export function isNumeric(token: string): boolean {
  return isNumberToken(token) || magnitudes.has(token.toLowerCase())
}

/** Old and new numbers at the same place; numbers that only moved within the text are left out. */
function changedNumbers(replacements: readonly Replacement[], lexicon: Lexicon): [string, string][] {
  const places = replacements.map(({ deleted, inserted }) => ({
    went: numbersIn(deleted, lexicon),
    came: numbersIn(inserted, lexicon),
  }))
  const wentAnywhere = countOf(places.flatMap((place) => place.went))
  const cameAnywhere = countOf(places.flatMap((place) => place.came))
  const pairs: [string, string][] = []
  for (const { went, came } of places) {
    const gone = went.filter((number) => !takeOne(cameAnywhere, valueOf(number)))
    const fresh = came.filter((number) => !takeOne(wentAnywhere, valueOf(number)))
    for (let i = 0; i < Math.min(gone.length, fresh.length); i += 1) {
      pairs.push([gone[i] ?? '', fresh[i] ?? ''])
    }
  }
  return pairs
}

/** No magnitude has fewer letters. */
const maybeNumeric = /\p{Nd}|\p{L}{3}/u

function numbersIn(text: string, lexicon: Lexicon): string[] {
  if (!maybeNumeric.test(text)) return []
  return [...lexicon.tokens(text).ids].map((id) => lexicon.token(id)).filter(isNumeric)
}

/** The digits of a number whose separators only group thousands; else the number as written. */
function valueOf(number: string): string {
  return /^\d{1,3}(?:[.,'’\u2009\u202F]\d{3})+$/.test(number)
    ? number.replace(/[^\d]/g, '')
    : number.toLowerCase()
}

function countOf(numbers: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const number of numbers) counts.set(valueOf(number), (counts.get(valueOf(number)) ?? 0) + 1)
  return counts
}

function takeOne(counts: Map<string, number>, value: string): boolean {
  const left = counts.get(value) ?? 0
  if (left > 0) counts.set(value, left - 1)
  return left > 0
}
