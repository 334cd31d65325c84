import { knownLanguages, type TextLanguage } from './language.ts'
import { phraseBook } from './phrases.ts'
import type { Passage } from './passages.ts'
import { isChanged, pairUp, placeOf } from './shifts.ts'
import { factWords } from './words/facts.ts'
import type { ReadText, Span } from './words-of.ts'

/** A word that states a fact, with the subjects it speaks of: `line:word`. */
interface FactSpan extends Span {
  readonly claims: readonly string[]
}

const claimsByLanguage = new Map<TextLanguage, ReadonlyMap<string, readonly string[]>>(
  knownLanguages.map((language) => [language, claimsOf(factWords[language] ?? '')]),
)

const book = phraseBook(
  Object.fromEntries(
    Object.entries(factWords).map(([language, list]) => [language, list.split(/[\n|/]/).join(',')]),
  ),
)

function claimsOf(list: string): Map<string, string[]> {
  const claims = new Map<string, string[]>()
  list.split('\n').forEach((line, subject) =>
    line.split('|').forEach((forms, claim) => {
      for (const form of forms.split('/').map((one) => one.trim())) {
        claims.set(form, [...(claims.get(form) ?? []), `${subject}:${claim}`])
      }
    }),
  )
  return claims
}

/** Fact words that others contradict now: killed → injured, denied → confirmed. */
export function findFacts({ before, after, places }: Passage): { went: Span; came: Span }[] {
  const went = factsOf(before).filter((span) => isChanged(span, places, 'deleted'))
  const came = factsOf(after).filter((span) => isChanged(span, places, 'inserted'))
  return pairUp(went, came, places).flatMap(([old, young]) => {
    if (old === null || young === null || !contradict(old, young)) return []
    const together = placeOf(old, places, 'deleted') === placeOf(young, places, 'inserted')
    return together ? [{ went: old, came: young }] : []
  })
}

function factsOf(text: ReadText): FactSpan[] {
  const claims = claimsByLanguage.get(text.language)
  return book.find(text).map((span) => ({ ...span, claims: claims?.get(span.phrase) ?? [] }))
}

function contradict(old: FactSpan, young: FactSpan): boolean {
  return old.claims.some((claim) => {
    const subject = claim.slice(0, claim.indexOf(':') + 1)
    return young.claims.some((other) => other.startsWith(subject) && !old.claims.includes(other))
  })
}
