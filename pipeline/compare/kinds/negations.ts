import type { KindFinding, WordRun } from '../../../model/change.ts'
import type { Content } from '../../../model/content.ts'
import { type Comparison, finding, hasBothSides } from './finding.ts'

/** Words that deny, by the language of the article. */
const negations: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    en: 'not no never none nobody nothing neither nor without cannot',
    de: 'nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder',
    fr: 'ne pas jamais aucun aucune rien personne sans ni non',
    es: 'no nunca jamás nadie nada ningún ninguna ninguno sin tampoco ni',
    it: 'non no mai nessuno nessuna niente nulla senza né',
    pt: 'não nunca jamais nem ninguém nenhum nenhuma nada sem',
    nl: 'niet geen nooit niemand niets zonder noch',
    ru: 'не нет никогда никто ничего ни без',
    he: 'לא אין אינו אינה אינם מעולם בלי ללא',
    ar: 'لا لم لن ليس ليست ليسوا غير بدون دون',
  }).map(([language, words]) => [language, new Set(words.split(' '))]),
)

/** Words of one list that mean something else in another: not used when the language is unknown. */
const ambiguous = new Set([
  'no',
  'mai',
  'sin',
  'noch',
  'personne',
  'ne',
  'ni',
  'non',
  'sans',
  'sem',
  'nada',
  'jamais',
])

/** English n't, French n'. */
const contraction = /n['’]t$|^n['’]\p{L}/u

/** Japanese and Chinese write their negations inside words, so that they are counted in the text itself. */
const spaceless = /ない|なかっ|なく|ません|不|没|沒|并非|並非|从未|從未/gu
const kana = /[\p{sc=Hiragana}\p{sc=Katakana}]/u

/** A word that denies, added to or taken from a text that stayed otherwise. */
export function findNegations(comparison: Comparison): KindFinding[] {
  const texts = [
    ...comparison.edits.filter((edit) => hasBothSides(edit) && !edit.isTypographic),
    ...comparison.fields.map(({ words, from, to }) => ({
      words: words ?? [],
      before: from ?? '',
      after: to ?? '',
    })),
  ]
  const spaced = texts.filter(({ words }) => negationsDiffer(words, comparison))
  const unspaced = texts.filter(
    ({ words, before, after }) => words.length > 0 && spacelessCount(before) !== spacelessCount(after),
  )
  return [
    ...finding(
      'negation',
      0.9,
      spaced.flatMap(({ before, after }) => [before, after]),
    ),
    ...finding(
      'negation',
      0.6,
      unspaced.flatMap(({ before, after }) => [before, after]),
    ),
  ]
}

/** True for a word that denies in the language of the article. */
export function isNegation(token: string, { language }: Pick<Content, 'language'>): boolean {
  const word = token.toLowerCase()
  if (contraction.test(word)) return true
  const own = negations.get(language?.toLowerCase().split('-')[0] ?? '')
  if (own !== undefined) return own.has(word)
  return !ambiguous.has(word) && [...negations.values()].some((words) => words.has(word))
}

/** True when more or fewer negations came than went. */
function negationsDiffer(
  words: readonly WordRun[],
  { lexicon, to }: Pick<Comparison, 'lexicon' | 'to'>,
): boolean {
  let balance = 0
  for (const run of words) {
    if (run.op === 'equal') continue
    for (const id of lexicon.tokens(run.text).ids) {
      if (isNegation(lexicon.token(id), to)) balance += run.op === 'inserted' ? 1 : -1
    }
  }
  return balance !== 0
}

/** In Japanese the Chinese signs are parts of nouns; only its own forms deny there. */
function spacelessCount(text: string): number {
  const found = text.match(spaceless) ?? []
  return kana.test(text) ? found.filter((form) => kana.test(form)).length : found.length
}
