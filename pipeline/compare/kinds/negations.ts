import type { KindFinding, WordRun } from '../../../model/change.ts'
import type { Lexicon } from '../lexicon.ts'
import { type Comparison, finding, hasBothSides } from './finding.ts'

/** Words that deny, by language; forms that mean something else in another listed language are left out. */
const negations = new Set(
  [
    'not no never none nobody nothing neither nor without cannot',
    'nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder',
    'ne pas jamais aucun aucune rien personne sans ni',
    'nunca jamás nadie nada ningún ninguna ninguno sin tampoco',
    'non mai nessuno nessuna niente nulla senza né',
    'não nem ninguém nenhum nenhuma sem',
    'niet geen nooit niemand niets zonder noch',
    'не нет никогда никто ничего ни без',
    'לא אין אינו אינה אינם מעולם בלי ללא',
    'لا لم لن ليس ليست ليسوا غير بدون دون',
  ].flatMap((line) => line.split(' ')),
)

/** Contracted forms (English n't, French n') and those of Japanese and Chinese, which have no words of their own. */
const negationForms = /n['’]t$|^n['’]\p{L}|^(?:ない|なかっ|ません|ず|不|没|沒|没有|沒有|无|無|未|非|别)$/u

/** A word that denies, added to or taken from a text that stayed otherwise. */
export function findNegations(comparison: Comparison): KindFinding[] {
  const edits = comparison.edits.filter((edit) => hasBothSides(edit) && !edit.isTypographic)
  const evidence = [
    ...edits.flatMap(({ words, before, after }) =>
      negationsDiffer(words, comparison.lexicon) ? [before, after] : [],
    ),
    ...comparison.fields.flatMap(({ words, from, to }) =>
      words !== undefined && negationsDiffer(words, comparison.lexicon) ? [from ?? '', to ?? ''] : [],
    ),
  ]
  return finding('negation', 0.9, evidence)
}

/** True for a word that denies. */
export function isNegation(token: string): boolean {
  return negations.has(token.toLowerCase()) || negationForms.test(token.toLowerCase())
}

/** True when more or fewer negations came than went. */
export function negationsDiffer(words: readonly WordRun[], lexicon: Lexicon): boolean {
  const count = (op: WordRun['op']) =>
    words
      .filter((run) => run.op === op)
      .reduce(
        (sum, run) =>
          sum + [...lexicon.tokens(run.text).ids].filter((id) => isNegation(lexicon.token(id))).length,
        0,
      )
  return count('deleted') !== count('inserted')
}
