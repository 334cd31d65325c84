import type { ChangeKind, KindFinding } from '../../model/change.ts'

/** Kinds whose evidence is the very words that matter. */
const factKinds: ReadonlySet<ChangeKind> = new Set(['number', 'date-time', 'name', 'negation', 'hedge'])

/**
 * The words that made a change one of numbers, dates, names, negations or hedges, out of its evidence (`old → new`,
 * `+ new`, `− old`); the longest first. Pure.
 */
export function factsOf(kinds: readonly KindFinding[]): string[] {
  const facts = kinds
    .filter(({ kind }) => factKinds.has(kind))
    .flatMap(({ evidence }) => evidence.flatMap((passage) => passage.replace(/^[+−] /, '').split(' → ')))
    .map((fact) => fact.trim())
    .filter((fact) => fact !== '' && !fact.endsWith('…'))
  return [...new Set(facts)].toSorted((a, b) => b.length - a.length)
}

/** A text cut into what is one of the facts, as whole words, and what lies between. Pure. */
export function cutFacts(text: string, facts: readonly string[]): { text: string; fact: boolean }[] {
  if (facts.length === 0) return [{ text, fact: false }]
  const trimmed = text.trim()
  if (trimmed !== '' && facts.some((fact) => hasWords(fact, trimmed))) return [{ text, fact: true }]
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}])(${facts.map((fact) => RegExp.escape(fact)).join('|')})(?![\\p{L}\\p{N}])`,
    'gu',
  )
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, fact: index % 2 === 1 }))
    .filter((piece) => piece.text !== '')
}

function hasWords(fact: string, words: string): boolean {
  return ` ${fact} `.includes(` ${words} `)
}
