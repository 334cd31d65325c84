import { squeeze } from '../page/text.ts'
import type { Block, Correction } from '../../../model/content.ts'
import { limits } from '../../../model/limits.ts'
import { correctionPhrases, correctionStems } from '../../correction-phrases.ts'
import { each, isObject, member, type JsonObject } from '../metadata/json-ld.ts'
import { plainText } from '../page/plain.ts'

/**
 * The notices of correction of an article: the blocks that say so, in their order, then what schema.org `correction`
 * declares beyond them. A notice within a long paragraph is listed from its own sentence on.
 */
export function correctionsOf(blocks: readonly Block[], article: JsonObject | null): Correction[] {
  const shown = blocks.flatMap((block, at): string[] => {
    if (silent.has(block.kind)) return []
    const before = blocks[at - 1]
    if (before?.kind === 'heading' && headings.test(before.text)) return [block.text]
    return noticeIn(block.text) ?? []
  })
  const bare = shown.map(squeeze)
  const declared = declaredBy(article).filter((text) => {
    const own = squeeze(text)
    return own !== '' && !bare.some((known) => known.includes(own) || own.includes(known))
  })
  const all = [
    ...shown.map((text): Correction => ({ text, origin: 'text' })),
    ...declared.map((text): Correction => ({ text, origin: 'json-ld' })),
  ]
  return all.slice(0, limits.correctionsMax).map(({ text, origin }) => ({
    text: text.slice(0, limits.correctionLengthMax).toWellFormed(),
    origin,
  }))
}

/** Kinds that repeat or quote others. */
const silent: ReadonlySet<Block['kind']> = new Set([
  'code',
  'embed',
  'post',
  'quote',
  'pull-quote',
  'table-row',
])

/** A heading that makes a notice of the block below it. */
const headings =
  /^(?:corrections?(?: and clarifications?)?|clarifications?|korrektur(?:hinweis)?|berichtigung|richtigstellung|rectificatif|erratum|corrección|fe de errores|fe de erratas|rectificación|correzione|rettifica|errata(?: corrige)?|correção|erramos|correctie|rectificatie|תיקון|הבהרה|исправление|уточнение|поправка|تصحيح|تصويب|訂正|お詫びと訂正|更正)\s*[:：]?$/iu

/** A notice opens its block; within these characters of its beginning the whole block is the notice. */
const openingLength = 160

/** Notes of editors speak of anything; one that corrects says so. */
const notes =
  /^.{0,3}(?:editor['’]s note|anmerkung der redaktion|hinweis der redaktion|note de la rédaction|nota de la redacción|nota della redazione|nota da redação|noot van de redactie|примечание редакции)/iu
const amends =
  /correct|clarif|error|mistake|(?:earlier|previous) version|misstat|misspel|wrong|amend|inaccura|has been (?:changed|removed|fixed|replaced)|korrig|fehler|falsch|berichtig|corrig|erreur|erron|incorrec|errad|errat|sbagliat|gecorrig|onjuist|ошиб|исправ|неверн/iu

function noticeIn(text: string): string[] | null {
  if (!correctionStems.test(text) || (notes.test(text) && !amends.test(text))) return null
  let first = -1
  for (const phrase of correctionPhrases) {
    for (const match of text.matchAll(phrase)) {
      if (first === -1 || match.index < first) first = match.index
      break
    }
  }
  if (first === -1) return null
  if (first <= openingLength) return [text]
  const before = text.slice(0, first + 1)
  const sentence = Math.max(
    ...['. ', '! ', '? ', '。', '؟ ', '\n', ' ('].map((end) => before.lastIndexOf(end)),
  )
  return [text.slice(sentence + 1).trim()]
}

/** schema.org `correction`: a text, or CorrectionComment objects with a `text`. */
function declaredBy(article: JsonObject | null): string[] {
  if (article === null) return []
  return each(member(article, 'correction')).flatMap((value) => {
    const text = isObject(value) ? (member(value, 'text') ?? member(value, 'description')) : value
    if (typeof text !== 'string' || /^https?:\S+$/.test(text.trim())) return []
    const plain = plainText(text.slice(0, limits.correctionLengthMax * 2))
    return plain === '' ? [] : [plain]
  })
}
