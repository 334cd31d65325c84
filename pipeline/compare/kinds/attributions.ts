import type { KnownLanguage, TextLanguage } from './language.ts'
import { type PhraseSpan, phraseBook } from './phrases.ts'
import type { Passage, Place } from './passages.ts'
import { isChanged, type NewShift, placeOf } from './shifts.ts'
import { isSmallWord } from './typos.ts'
import { attributions, sourceFollows } from './words/attributions.ts'
import { overlaps, type ReadText, type Span } from './words-of.ts'

const book = phraseBook(attributions)
const followedBySource = phraseBook(sourceFollows)

/**
 * Who is named as the source of a statement: an attribution that came or went, and a source that stands beside an
 * attribution and is another now. A verb that stands for another (said, added) names the same source.
 */
export function findAttributions(
  passage: Passage,
  claims: readonly NewShift[],
  isTold: (place: Place) => boolean,
): NewShift[] {
  const { before, after, places } = passage
  // Reportedly is a hedge, and he denied it instead of confirmed it another fact: neither names another source.
  const old = saidIn(before).filter(
    (span) => !claims.some(({ went }) => went !== null && overlaps(went, span)),
  )
  const young = saidIn(after).filter(
    (span) => !claims.some(({ came }) => came !== null && overlaps(came, span)),
  )
  const went = old.filter((span) => isChanged(span, places, 'deleted'))
  const came = young.filter((span) => isChanged(span, places, 'inserted'))
  const more = young.length > old.length
  if (old.length !== young.length && (more ? came : went).length > 0) {
    const place = placeAround((more ? came : went)[0], places, more ? 'inserted' : 'deleted')
    return [
      {
        kind: 'attribution',
        confidence: 0.75,
        went: more ? null : place,
        came: more ? place : null,
        isFact: false,
      },
    ]
  }
  return places.filter((place) => !isTold(place)).flatMap((place) => sourceShift(place, passage, old, young))
}

/** All attributions of a text that are none of the words' other meanings. */
function saidIn(text: ReadText): PhraseSpan[] {
  return book.find(text).filter((span) => span.at < 0 || !isOtherUse(span, text))
}

/** Words that are nouns as well. */
const nounOrVerb = /^(?:reports?|claims?|states?|estimates?|warns?|notes?)$/u
const beforeNoun =
  /^(?:an?|the|this|that|these|those|his|her|its|our|my|your|their|no|any|some|each|every|many|several|such|of|for|about|all|more|other|new|latest|first|second|annual|insurance|news|police|\d.*)$/u
/** What has no voice: what is written on it was said before. */
const inscribed =
  /^(?:signs?|notices?|posters?|banners?|labels?|plaques?|placards?|stickers?|boards?|lettering)$/u

/** A name (the United States), a noun (a report, the claims), a film that tells of something, a sign that says so. */
function isOtherUse({ at, phrase }: PhraseSpan, { words, language }: ReadText): boolean {
  const [word, previous, next] = [words[at], words[at - 1], words[at + 1]]
  if (word === undefined) return false
  if (/^\p{Lu}/u.test(word.text) && previous?.isWord === true && /^\p{Lu}/u.test(previous.text)) return true
  if (language !== 'en') return false
  if (nounOrVerb.test(phrase) && beforeNoun.test(previous?.lower ?? '')) return true
  if (/^tells?$/u.test(phrase) && /^(?:of|the|a|how)$/u.test(next?.lower ?? '')) return true
  return (
    /^(?:says?|saying|reads?)$/u.test(phrase) &&
    words.slice(Math.max(0, at - 5), at).some(({ lower }) => inscribed.test(lower))
  )
}

function placeAround(
  span: PhraseSpan | undefined,
  places: readonly Place[],
  side: 'deleted' | 'inserted',
): Span | null {
  if (span === undefined) return null
  return places[placeOf(span, places, side)]?.[side] ?? span
}

/** A source: words beside an attribution that stays, exchanged for others. */
function sourceShift(
  place: Place,
  { before, after }: Passage,
  old: readonly PhraseSpan[],
  young: readonly PhraseSpan[],
): NewShift[] {
  const { deleted, inserted } = place
  if (!hasNoun(deleted, before, old) || !hasNoun(inserted, after, young)) return []
  const stays =
    old.some((span) => namesSource(span, deleted, before)) &&
    young.some((span) => namesSource(span, inserted, after))
  if (!stays) return []
  return [
    {
      kind: 'attribution',
      confidence: 0.7,
      went: deleted,
      came: inserted,
      isFact: !isUnnamed(deleted, before.language),
    },
  ]
}

/** Whoever was not named before is only named now: nothing was wrong. */
const unnamed =
  /\bsources?\b|familiar with|\bunnamed\b|\banonym|quellen|kreisen|bronnen|источник|fonti|fuentes|fontes|מקור|גורם|مصادر|مصدر|関係者|消息人士|知情/iu

const indefinite: Readonly<Partial<Record<KnownLanguage, RegExp>>> = {
  en: /^\s*(?:an?|one|some|several)\s/iu,
  de: /^\s*(?:ein|eine|einer|einem|mehrere)\s/iu,
  fr: /^\s*(?:un|une|des|plusieurs)\s/iu,
  es: /^\s*(?:un|una|unos|unas|varios)\s/iu,
  it: /^\s*(?:un|uno|una|alcuni)\s|^\s*un'/iu,
  pt: /^\s*(?:um|uma|uns|alguns)\s/iu,
  nl: /^\s*(?:een|enkele)\s/iu,
}

function isUnnamed({ text }: Span, language: TextLanguage): boolean {
  return unnamed.test(text) || (language !== null && indefinite[language]?.test(text) === true)
}

/** Words between an attribution and its source: no more than these stand between. */
const gapLengthMax = 28
const clauseEnd = /[.;:!?"“”„«»()。，、；：」]|,(?! (?:who|who's|a|an|the|der|die|das|qui|que|che|quien) )/u

/** Who speaks, or what is said, begins already: the rest is no source. */
const subject =
  /(?<!\p{L})(?:he|she|it|they|we|i|you|that|er|sie|es|wir|dass|il|elle|ils|elles|que|él|ella|ellos|che|ele|ela|eles|hij|zij|ze|dat|он|она|они|что|כי|ש|أن|إن)(?!\p{L})/iu

/** True when a place lies beside an attribution, on the side of its source, in the same clause. */
function namesSource(span: PhraseSpan, place: Span, { text, language }: ReadText): boolean {
  const isAfter = place.start >= span.end
  const gap = isAfter ? text.slice(span.end, place.start) : text.slice(place.end, span.start)
  if (place.start < span.end && place.end > span.start) return true
  if (gap.length > gapLengthMax || clauseEnd.test(gap)) return false
  if (followedBySource.has(span.phrase, language) || (span.at >= 0 && isPhraseOfSource(span))) return isAfter
  // In Chinese and Japanese the source stands before the verb.
  if (language === 'ja' || language === 'zh' || language === 'th') return !isAfter
  return gap.trim().split(/\s+/).length <= 3 && !(isAfter && subject.test(gap))
}

function isPhraseOfSource({ phrase }: PhraseSpan): boolean {
  return /^(?:according to|as reported by|in the words of|nach |unter berufung auf|so der|so die|d'après|de acuerdo con|de acordo com|por|по |со ссылкой на|על פי|stando a|op gezag van)/u.test(
    phrase,
  )
}

/** Verbs beside an attribution that tell what is said. */
const auxiliary =
  /^(?:would|will|could|can|should|shall|may|might|must|wird|würde|werde|kann|könne|könnte|muss|müsse|soll|solle|sollte|zou|zal|kan|kunnen|moet|peut|pourrait|doit|puede|podría|può|potrebbe|pode|poderia|может|будет)$/u

/** When or why something was said is nobody's name. */
const connective =
  /^(?:before|after|during|since|until|till|while|when|because|although|though|despite|without|within|vor|nach|während|seit|bevor|nachdem|obwohl|weil|wenn|avant|après|pendant|depuis|lorsque|quand|antes|después|durante|desde|cuando|prima|dopo|quando|depois|voor|tijdens|sinds|voordat|nadat|omdat|после|перед|во время|когда)$/u

/** Letters of the shortest noun that names a source, where it is not three. */
const shortestNoun: Readonly<Partial<Record<string, number>>> = { ja: 1, zh: 2, he: 2 }

/** A source is named by a noun: a word of some length beside the verb. */
function hasNoun(place: Span, { language, words }: ReadText, said: readonly Span[]): boolean {
  const letters = shortestNoun[language ?? ''] ?? 3
  return words.some(
    (word) =>
      word.isWord &&
      word.text.length >= letters &&
      !isSmallWord(word.lower, language) &&
      !auxiliary.test(word.lower) &&
      !connective.test(word.lower) &&
      overlaps(word, place) &&
      !said.some((span) => overlaps(span, word)),
  )
}
