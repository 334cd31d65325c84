import { isSpaceless, type TextLanguage } from './language.ts'
import { phraseBook, type PhraseSpan } from './phrases.ts'
import type { Passage, Place } from './passages.ts'
import { differences, isChanged, type NewShift, placeOf } from './shifts.ts'
import { contraryPrefixes, negationWords, notNegations } from './words/negations.ts'
import { signNegations, signNotNegations } from './words/negations.ts'
import { foldWord, overlaps, type ReadText, type Span } from './words-of.ts'

const book = phraseBook({ ...negationWords, ...signNegations })
const exceptions = phraseBook({ ...notNegations, ...signNotNegations })
const prefixes = new Map(
  Object.entries(contraryPrefixes).map(([language, list]) => [language, list.split(/,\s*/)] as const),
)

/** English n't, French n'. */
const contraction = /n['’]t$/u

/**
 * Negations that came or went, so that a statement is reversed: one side has an odd number more than the other. One that
 * stands for another (never, not) reverses nothing.
 */
export function findNegations(passage: Passage): NewShift[] {
  const { before, after, places } = passage
  const went = negationsOf(before).filter((span) => isChanged(span, places, 'deleted'))
  const came = negationsOf(after).filter((span) => isChanged(span, places, 'inserted'))
  const only = differences(went, came, ({ text }) => foldWord(text))
  const balance = only.came.length - only.went.length
  const confidence = isSpaceless(before.language) ? 0.7 : 0.85
  const shifts: NewShift[] = []
  const spans = balance > 0 ? only.came : only.went
  if (balance !== 0 && !isToldOtherwise(spans[0], passage, balance > 0 ? 'inserted' : 'deleted')) {
    shifts.push(
      ...spans.slice(0, 1).map((span) => ({
        kind: 'negation' as const,
        confidence,
        went: balance > 0 ? null : span,
        came: balance > 0 ? span : null,
        isFact: true,
      })),
    )
  }
  return [...shifts, ...places.flatMap((place) => findContrary(place, before))]
}

/** Verbs that deny and say no more: failed to attend is did not attend. Who declines has been asked. */
const denials: Readonly<Partial<Record<string, RegExp>>> = {
  en: /\b(?:fail(?:s|ed|ing)?|neglect(?:s|ed)?|unable|lack(?:s|ed|ing)?|absent)\b/iu,
  de: /(?<!\p{L})(?:versäum\p{L}*|unterließ\p{L}*|außerstande|fehl(?:t|te|ten))(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:omis|omet\p{L}*|échou\p{L}*|incapables?|manqu\p{L}*)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:incapa\p{L}*|dej\p{L}* de|falt\p{L}*)(?!\p{L})/iu,
  it: /(?<!\p{L})(?:omess\p{L}*|incapac\p{L}*|manca\p{L}*)(?!\p{L})/iu,
  pt: /(?<!\p{L})(?:deix\p{L}* de|incapa\p{L}*|falt\p{L}*)(?!\p{L})/iu,
  nl: /(?<!\p{L})(?:nagelaten|verzuim\p{L}*|ontbr\p{L}*)(?!\p{L})/iu,
}

/** True when a verb that denies stands where a negation stood. */
function isToldOtherwise(
  span: Span | undefined,
  { before, places }: Passage,
  side: 'deleted' | 'inserted',
): boolean {
  const place = span === undefined ? undefined : places[placeOf(span, places, side)]
  const [own, other] =
    side === 'deleted' ? [place?.deleted, place?.inserted] : [place?.inserted, place?.deleted]
  const verb = denials[before.language ?? '']
  return verb?.test(other?.text ?? '') === true && !verb.test(own?.text ?? '')
}

/** True for a word that denies in a language. */
export function isNegation(word: string, language: TextLanguage): boolean {
  return contraction.test(word) || book.has(word, language)
}

function negationsOf(text: ReadText): Span[] {
  const empty = exceptions.find(text)
  const found: Span[] = book.find(text).filter((span) => !isEmpty(span, empty, text) && !isWithinWord(span))
  const contracted = text.words.filter((word) => contraction.test(word.text))
  return [...found, ...contracted]
}

/** Not only, sans doute: the words are there and deny nothing. A proper word may begin so: No. 10. */
function isEmpty(span: PhraseSpan, empty: readonly PhraseSpan[], { text }: ReadText): boolean {
  return empty.some((one) => overlaps(one, span)) || /^\.? ?\d/.test(text.slice(span.end, span.end + 4))
}

/** Two letters under two prefixes are another word: כבאי, a fireman, is not אי. */
function isWithinWord({ text, phrase }: PhraseSpan): boolean {
  return phrase.length <= 2 && !text.includes(' ') && text.length > phrase.length + 1
}

/** legal → illegal, möglich → unmöglich: one word with a prefix that the other lacks. */
function findContrary({ deleted, inserted }: Place, { language }: ReadText): NewShift[] {
  const [old, young] = [foldWord(deleted.text.trim()), foldWord(inserted.text.trim())]
  const isLonger = young.length > old.length
  const [short, long] = isLonger ? [old, young] : [young, old]
  if (short.length < 4 || /\s/.test(long)) return []
  const contrary = (prefixes.get(language ?? '') ?? []).some((prefix) => long === prefix + short)
  if (!contrary) return []
  return [{ kind: 'negation', confidence: 0.8, went: deleted, came: inserted, isFact: true }]
}
