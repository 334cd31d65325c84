import type { SubstitutionKind } from '../../../model/systematic.ts'
import { foldTypography } from '../fold.ts'
import { isNumberToken, isWordToken, tokenize } from '../tokens.ts'
import type { TimeWords } from './time-words.ts'

/**
 * What a substitution is about; null for what says nothing of an editor's intention: numbers that count up, or down
 * by one, and dates and times.
 */
export function classify(from: string, to: string, times: TimeWords): SubstitutionKind | null {
  if (foldTypography(from) === foldTypography(to)) return 'typography'
  const [old, young] = [wordsOf(from), wordsOf(to)]
  if (old.length + young.length === 0) return 'punctuation'
  if (isTime([...old, ...young], times)) {
    const [before, after] = [numberOf(old), numberOf(young)]
    if (before === null || after === null) return null
    return after > before || after === before - 1 ? null : 'words'
  }
  if (withoutNumbers(from) === withoutNumbers(to)) return null
  if (old.join(' ') === young.join(' ')) return 'punctuation'
  return old.join(' ').toLowerCase() === young.join(' ').toLowerCase() ? 'capitals' : 'words'
}

/** True for numbers, and for words of dates of which one at least names a time. */
function isTime(words: readonly string[], { names, companions }: TimeWords): boolean {
  const isName = (word: string) => isNumberToken(word) || names.has(word.toLowerCase())
  return words.some(isName) && words.every((word) => isName(word) || companions.has(word.toLowerCase()))
}

function wordsOf(text: string): string[] {
  const folded = foldTypography(text)
  const { starts, ends } = tokenize(folded)
  return starts.map((start, index) => folded.slice(start, ends[index])).filter(isWordToken)
}

/** The value of a text that is one plain number, grouped or not; null for all else, such as 12:30 or 1/2/2026. */
function numberOf(words: readonly string[]): number | null {
  const [word] = words
  if (words.length !== 1 || word === undefined) return null
  if (/^\d{4}$/.test(word) && Number(word) >= yearMin && Number(word) <= yearMax) return null
  if (!/^\d{1,3}(?:[.,'\u2009\u202F]\d{3})*$|^\d+$/u.test(word)) return null
  return Number(word.replaceAll(/\D/g, ''))
}

/** Four digits between these are most likely a year. */
const yearMin = 1900
const yearMax = 2100

/** Counters, times and dates inside other words: "3 comments" and "4 comments" are one. */
function withoutNumbers(text: string): string {
  return foldTypography(text).replaceAll(/\p{Nd}+(?:[.,:/]\p{Nd}+)*/gu, '#')
}
