import type { PhraseData } from '../phrases.ts'

/** Words that deny. */
export const negationWords: PhraseData = {
  en: 'not, no, never, none, nobody, nothing, neither, nor, without, cannot, nowhere, no one, no longer, non',
  de: `nicht, kein, keine, keinen, keinem, keiner, keines, keinerlei, keineswegs, nie, niemals, niemand, niemanden, niemandem, nichts,
    ohne, weder, nirgends, keinesfalls`,
  fr: 'pas, jamais, aucun, aucune, rien, sans, ni, nul, nulle, guère, plus aucun, plus aucune, personne ne, non, nullement',
  es: 'no, nunca, jamás, nadie, nada, ningún, ninguna, ninguno, sin, tampoco, ni',
  it: 'non, no, mai, nessuno, nessuna, nessun, niente, nulla, senza, né, neanche, nemmeno, neppure',
  pt: 'não, nunca, jamais, nem, ninguém, nenhum, nenhuma, nada, sem, tampouco',
  nl: 'niet, geen, nooit, niemand, niets, zonder, noch, nergens, nimmer, niks, evenmin',
  ru: 'не, нет, никогда, никто, никого, никому, ничего, ничто, ни, без, нельзя, никакой, никаких, никакого, нигде, нету, невозможно',
  he: 'לא, אין, אינו, אינה, אינם, אינן, איננו, מעולם לא, לעולם לא, בלי, ללא, אי, אל, אף אחד, שום, טרם, איש לא',
  ar: 'لا, لم, لن, ليس, ليست, ليسوا, غير, بدون, دون, عدم, بلا, لم يكن, ما لم',
}

/** What stands with the negation word and denies nothing: it is left out of the count. */
export const notNegations: PhraseData = {
  en: `not only, not just, not least, no doubt, not merely, not simply, no matter, no later than, no fewer than, no less than, no more
    than, no sooner, if not, whether or not, or not, not to mention, nothing but, none other than, last but not least, no. 1`,
  de: `nicht nur, nicht zuletzt, nicht allein, nicht zuletzt auch, wenn nicht, ohne zweifel, nicht bloß, ohnehin, ohne weiteres, nichts als`,
  fr: "pas seulement, non seulement, sans doute, sans cesse, sinon, pas moins de, n' est-ce pas, non loin, sans précédent, pas uniquement",
  es: 'no solo, no sólo, no solamente, sin embargo, sin duda, no obstante, sin parar, nada más, ni más ni menos, no menos de, sino',
  it: 'non solo, non soltanto, senza dubbio, nondimeno, non meno di, se non, non a caso, no profit, mai come, più che mai',
  pt: 'não só, não apenas, não somente, sem dúvida, nada menos, não menos de, sem falar',
  nl: 'niet alleen, niet slechts, zonder twijfel, niet in de laatste plaats, niet minder dan, niets dan, al dan niet, niet enkel',
  ru: 'не только, не менее, не более, не раз, ни много ни мало, без сомнения, не исключено, тем не менее, не просто, чуть не, едва не, не раньше, не позднее',
  he: 'לא רק, ללא ספק, אין ספק, לא פחות, לא אחת, אלא, אי אפשר',
  ar: 'لا سيما, لا شك, بدون شك, ليس فقط, لا يقل عن, ما لا يقل عن, لا يزال, لا تزال, دون شك, لا يزالون, لم يعد وحده, ليس فحسب, غير أن',
}

/** Prefixes that turn a word into its contrary. */
export const contraryPrefixes: PhraseData = {
  en: 'un, in, im, ir, il, dis, non, non-',
  de: 'un, nicht, nicht-',
  fr: 'in, im, ir, il, non-, dé, mal',
  es: 'in, im, ir, i, des',
  it: 'in, im, ir, il, s, dis',
  pt: 'in, im, ir, i, des',
  nl: 'on, niet-',
  ru: 'не, без, бес',
}

/** Negations inside words or beside them, in scripts without spaces. */
export const signNegations: PhraseData = {
  ja: 'なかっ, ない, なく, ません, ず、, なし, ぬ, 未定, 不可能, 否定, せず, できず, おらず, ならず, いない, 無',
  zh: '不, 没有, 没, 沒有, 沒, 並非, 并非, 从未, 從未, 未能, 未, 无, 無, 非',
  th: 'ไม่ได้, ไม่มี, ไม่เคย, ไม่, มิได้, ปราศจาก, ห้าม',
}

/** Where a sign stands in another word, or denies nothing. */
export const signNotNegations: PhraseData = {
  ja: 'だけでなく, のみならず, に違いない, かもしれない, なければならない, なくてはならない, しかない, 間違いない, 少なくない, 少なく, まもなく, 問わず, わず, 間もなく, 絶え間なく',
  zh: '不仅, 不但, 不僅, 不只, 不少, 不断, 不斷, 不过, 不過, 不久, 不同, 不得不, 不排除, 不料, 非常, 非洲, 未来, 未來, 无疑, 除非, 不错, 不足, 不满, 不动产, 无人机, 非法, 未成年, 無疑, 并非只, 不到, 不幸, 不明, 无论, 不论, 不管, 从不',
  th: 'ไม่เพียง, ไม่ต่ำกว่า, ไม่น้อยกว่า, ไม่นาน, ไม่เกิน, ไม่ใช่แค่, ไม่น่า',
}
