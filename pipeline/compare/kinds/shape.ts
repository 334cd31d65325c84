import type { KindFinding } from '../../../model/change.ts'
import type { Block } from '../../../model/content.ts'
import { isCorrectionNotice } from './correction-notices.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'
import type { QuoteShift } from './quotes.ts'
import type { Reading } from './readings.ts'
import { sentenceMarks } from './sentence-marks.ts'

/** Less than this share of the article stayed: it was written anew. */
const articleKeptMax = 0.4
/** Less than this share of a paragraph stayed: that paragraph was. */
const paragraphKeptMax = 0.45
/** Or less than this of both sides together, with as much of the old one gone. */
const paragraphAlikeMax = 0.55
const paragraphGoneMin = 0.3
/** A shorter paragraph has no substance to write anew. */
const paragraphLengthMin = 60
/** Of what went, as much came in its place. */
const replacedShareMin = 0.6
/** A sentence tells something from so many letters on. */
const sentenceLettersMin = 8

/** What whole sentences and paragraphs that came and went tell: growth, shrink, rewrite. */
export function findShape(
  readings: readonly Reading[],
  quotes: readonly QuoteShift[],
  comparison: Comparison,
): KindFinding[] {
  const telling = readings.filter((reading) => !reading.isNoise && isProse(reading.passage.edit, comparison))
  const came = telling.filter(
    ({ passage }) => passage.fate === 'came' && !isCorrectionNotice(passage.after.text),
  )
  const went = telling.filter(({ passage }) => passage.fate === 'went')
  const rewritten = findRewrites(telling, comparison, quotes)
  const inPlace = new Set(rewritten.map(({ edit }) => edit))
  const moved = movedTexts(comparison)
  const elsewhere = movedSentences(telling)
  const grown = came.filter(
    ({ passage }) =>
      !inPlace.has(passage.edit) &&
      !moved.has(passage.after.text) &&
      !elsewhere.isMoved(passage.after.text) &&
      tells(passage.after.text) &&
      balanceOf(passage.edit) > -replacedShareMin,
  )
  const shrunk = went.filter(
    ({ passage }) =>
      !inPlace.has(passage.edit) &&
      !moved.has(passage.before.text) &&
      !elsewhere.isMoved(passage.before.text) &&
      tells(passage.before.text) &&
      balanceOf(passage.edit) < 1 - replacedShareMin,
  )
  const counts = [`${comparison.wordsRemoved} words removed`, `${comparison.wordsAdded} words added`]
  return [
    ...finding(
      'growth',
      0.9,
      grown.map(({ passage }) => passage.after.text),
    ),
    ...finding(
      'shrink',
      0.9,
      shrunk.map(({ passage }) => passage.before.text),
    ),
    ...finding(
      'rewrite',
      0.8,
      rewritten.flatMap(({ texts }) => texts),
    ),
    ...finding('rewrite', 0.9, isWrittenAnew(comparison, mendedBy(readings)) ? counts : []),
    ...finding('move', 0.8, [...moved]),
    ...finding('move', 0.7, elsewhere.sentences),
  ]
}

/** -1..1: whether an edit mostly took away or mostly added. */
function balanceOf({ words }: ReadEdit): number {
  const sum = (op: 'inserted' | 'deleted') =>
    lengthOf(words.filter((run) => run.op === op).map((run) => run.text))
  const [came, went] = [sum('inserted'), sum('deleted')]
  return (came - went) / Math.max(1, came, went)
}

/** Blocks taken out at one place and put in word for word at another. */
function movedTexts({ edits }: Comparison): Set<string> {
  const gone = new Set(edits.filter(({ op }) => op === 'deleted').map(({ before }) => before))
  return new Set(
    edits.filter(({ op, after }) => op === 'inserted' && gone.has(after)).map(({ after }) => after),
  )
}

/** Sentences that only stand in another paragraph, or at another place of their own. */
function movedSentences(readings: readonly Reading[]) {
  const passages = readings.map(({ passage }) => passage)
  const gone = new Set(
    passages.filter(({ fate }) => fate === 'went').flatMap(({ before }) => sentencesOf(before.text)),
  )
  const came = passages.filter(({ fate }) => fate === 'came').flatMap(({ after }) => sentencesOf(after.text))
  const both = new Set(came.filter((sentence) => gone.has(sentence) && tells(sentence)))
  return {
    sentences: passages.some(({ edit }) => hasBothSides(edit)) ? [...both] : [],
    isMoved: (text: string) => sentencesOf(text).every((sentence) => both.has(sentence)),
  }
}

function sentencesOf(text: string): string[] {
  const marks = sentenceMarks(text)
  const sentences: string[] = []
  let start = 0
  for (let at = 1; at <= text.length; at += 1) {
    if (marks[at] !== 1) continue
    const sentence = text.slice(start, at).trim()
    if (sentence !== '') sentences.push(sentence)
    start = at
  }
  return sentences
}

/** How many letters of each edit's old text went for another spelling of the same words. */
function mendedBy(readings: readonly Reading[]): ReadonlyMap<ReadEdit, number> {
  const mended = new Map<ReadEdit, number>()
  for (const { passage, places } of readings) {
    const letters = places
      .filter(({ nature }) => nature === 'typo' || nature === 'formatting' || nature === 'invisible')
      .reduce((sum, { deleted }) => sum + deleted.text.trim().length, 0)
    if (letters > 0) mended.set(passage.edit, (mended.get(passage.edit) ?? 0) + letters)
  }
  return mended
}

interface Rewritten {
  readonly edit: ReadEdit
  readonly texts: readonly string[]
}

/** Paragraphs in whose place other words stand: edited beyond recognition, or one gone and one come at the same place. */
function findRewrites(
  readings: readonly Reading[],
  comparison: Comparison,
  quotes: readonly QuoteShift[],
): Rewritten[] {
  const edits = [...new Set(readings.map(({ passage }) => passage.edit))]
  // What was said told in other words, or the other way round, is a matter of the quotation.
  const quoted = new Set(quotes.map(({ edit }) => edit))
  const mended = mendedBy(readings)
  const edited = edits.filter(
    (edit) =>
      hasBothSides(edit) &&
      !quoted.has(edit) &&
      Math.min(edit.before.length, edit.after.length) >= lengthMinFor(edit) &&
      !isSameButAddresses(edit.before, edit.after) &&
      isParagraphAnew(edit, mended.get(edit) ?? 0),
  )
  const exchanged = [...Map.groupBy(edits, ({ hunk }) => hunk).values()].flatMap((together) => {
    const gone = together.filter(({ op }) => op === 'deleted')
    const came = together.filter(({ op }) => op === 'inserted')
    return gone.flatMap((edit, index) => {
      const partner = came[index]
      if (partner === undefined || !isPartner(edit, partner, comparison)) return []
      if (isSameButAddresses(edit.before, partner.after)) return []
      return [
        { edit, texts: [edit.before] },
        { edit: partner, texts: [partner.after] },
      ]
    })
  })
  return [...edited.map((edit) => ({ edit, texts: [edit.before, edit.after] })), ...exchanged]
}

/** Signs that stand for words say more in less room. */
function lengthMinFor({ after }: Pick<ReadEdit, 'after'>): number {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(after)
    ? paragraphLengthMin / 3
    : paragraphLengthMin
}

function isPartner(gone: ReadEdit, came: ReadEdit, { from, to }: Comparison): boolean {
  const min = Math.min(lengthMinFor(gone), lengthMinFor(came))
  const places = [from.blocks[gone.from[0] ?? -1]?.kind, to.blocks[came.to[0] ?? -1]?.kind]
  return (
    places[0] === places[1] &&
    gone.before.length >= min &&
    came.after.length >= gone.before.length * replacedShareMin &&
    gone.before.length >= came.after.length * replacedShareMin &&
    (came.to[0] ?? 0) >= 0
  )
}

/** An address of the web is long, and no writing. */
function isSameButAddresses(before: string, after: string): boolean {
  const [old, young] = [before, after].map((text) => text.replace(/(?:https?:\/\/|www\.)\S+/gu, '').trim())
  return old === young
}

/** Of both sides taken together; what was only added to a paragraph leaves it what it was. */
function isParagraphAnew({ words, before, after }: ReadEdit, mended: number): boolean {
  const kept = mended + lengthOf(words.filter(({ op }) => op === 'equal').map(({ text }) => text))
  const shorter = Math.max(1, Math.min(before.length, after.length))
  if (kept / shorter < paragraphKeptMax) return true
  // In a short one the exchange of a source or a name looks the same.
  if (shorter < 1.5 * lengthMinFor({ after })) return false
  const together = (2 * kept) / Math.max(1, before.length + after.length)
  return together < paragraphAlikeMax && kept / Math.max(1, before.length) < 1 - paragraphGoneMin
}

/** Blocks of the text itself; captions are told of elsewhere, and so is what was edited within a post. */
function isProse(edit: ReadEdit, { from, to }: Comparison): boolean {
  const blocks = [...edit.from.map((i) => from.blocks[i]), ...edit.to.map((i) => to.blocks[i])]
  return blocks.every((block) => block !== undefined && isText(block, !hasBothSides(edit)))
}

function isText({ kind, postId }: Block, isWhole: boolean): boolean {
  return kind !== 'caption' && kind !== 'embed' && (isWhole || postId === undefined)
}

function tells(text: string): boolean {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  return (
    letters >=
    (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(text) ? sentenceLettersMin / 2 : sentenceLettersMin)
  )
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + text.trim().length, 0)
}

/** True when most of an article's text is other text now. */
function isWrittenAnew({ from, to, edits }: Comparison, mended: ReadonlyMap<ReadEdit, number>): boolean {
  const before = from.blocks.reduce((sum, { text }) => sum + text.length, 0)
  const after = to.blocks.reduce((sum, { text }) => sum + text.length, 0)
  let changed = 0
  for (const edit of edits) {
    if (edit.op === 'moved') continue
    for (const run of edit.words) if (run.op === 'deleted') changed += run.text.length
    changed -= mended.get(edit) ?? 0
  }
  return (
    before >= 100 &&
    after >= before * replacedShareMin &&
    (before - changed) / Math.max(1, before) < articleKeptMax
  )
}
