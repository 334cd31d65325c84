import type { KindFinding } from '../../../model/change.ts'
import { correctionPhrases, correctionStems } from '../../correction-phrases.ts'
import { type Comparison, finding, type ReadEdit } from './finding.ts'
import { noNotice, noticePhrases, noticeStems } from './words/notices.ts'

const passageLength = 120

/** Notices that the new text has and the old one had not, and those newly declared to machines only. */
export function findCorrectionNotices({ from, to, edits }: Comparison): KindFinding[] {
  const known = new Set(from.corrections.map(({ text }) => text))
  const declared = to.corrections.filter(({ text, origin }) => origin === 'json-ld' && !known.has(text))
  return [
    ...finding(
      'correction-notice',
      0.9,
      edits.flatMap((edit) => noticesAdded(edit)),
    ),
    ...finding(
      'correction-notice',
      1,
      declared.map(({ text }) => text),
    ),
  ]
}

/** True when a text says that its article was corrected. */
export function isCorrectionNotice(text: string): boolean {
  return phrasesFor(text).some((phrase) => text.search(phrase) >= 0)
}

/** The phrases that a text may have one of. */
function phrasesFor(text: string): readonly RegExp[] {
  if (noNotice.test(text)) return []
  return [
    ...(correctionStems.test(text) ? correctionPhrases : []),
    ...(noticeStems.test(text) ? noticePhrases : []),
  ]
}

function noticesAdded(edit: ReadEdit): string[] {
  if (!edit.words.some((run) => run.op === 'inserted')) return []
  const { before, after } = edit
  return phrasesFor(after).flatMap((phrase) => {
    const matches = [...after.matchAll(phrase)]
    const added = matches.length - [...before.matchAll(phrase)].length
    return matches.slice(matches.length - Math.max(0, added)).map((match) => passage(after, match.index))
  })
}

function passage(text: string, at: number): string {
  return text.slice(at, at + passageLength).replace(/^[\s.!?(*–—]+/u, '')
}
