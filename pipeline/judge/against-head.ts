import type { Content } from '../../model/content.ts'
import type { QualitySignal } from '../../model/quality.ts'
import { shareAtStart, shareOf, wordsOf } from './likeness.ts'
import type { Traces } from './traces.ts'

/** One look at an article as far as it was understood. */
export interface Shown {
  readonly content: Content
  readonly traces: Traces
  /** When a server made the answer: our clock, less the Age that a cache told. */
  readonly madeAt: Date
}

/** Ages are told in whole seconds, and rounded by every cache on the way. */
const ageToleranceMs = 2_000

/** A cut takes at least this much of the text; smaller ones are an editor's. */
const cutShareMax = 0.75
const teaserShareMax = 0.6
/** What is left of a text that is gone, and how long it was at least. */
const goneShareMax = 0.1
const goneWordsMin = 80
const shrunkShareMax = 0.5

/** What a page says against itself beside the head, which its article showed when it was last seen. Pure. */
export function againstHead(now: Shown, head: Shown): readonly QualitySignal[] {
  const [words, before] = [wordsOf(now.content), wordsOf(head.content)]
  const left = before.length === 0 ? 1 : words.length / before.length
  return [
    ...staleCopy(now, head),
    ...teaser(now, head, left),
    ...cutOff(now, head, left, before.length),
    ...textGone(words.length, before.length, left),
    ...otherLanguage(now.content, head.content, shareOf(words, before)),
    ...shrunk(words.length, before.length, left),
    ...headlineLost(now.content, head.content),
  ]
}

/** Of two answers the one that was made first cannot show what came after the other. */
function staleCopy(now: Shown, head: Shown): QualitySignal[] {
  const olderMs = head.madeAt.getTime() - now.madeAt.getTime()
  if (olderMs <= ageToleranceMs) return []
  const seconds = Math.round(olderMs / 1000)
  return [{ name: 'stale-copy', evidence: `a cache made it ${seconds} s before the version seen last` }]
}

function teaser(now: Shown, head: Shown, left: number): QualitySignal[] {
  if (left > teaserShareMax) return []
  const { access } = now.content
  const isLocked = access !== null && access !== 'free'
  const turned = isLocked && access !== head.content.access
  const wallCame = now.traces.paywall !== null && head.traces.paywall === null
  if (!turned && !wallCame) return []
  if (shareAtStart(now.content, head.content) < 0.7) return []
  const because = turned ? `access: ${access}` : (now.traces.paywall ?? '')
  return [{ name: 'teaser', evidence: `${percent(left)} of the text; ${because}` }]
}

function cutOff(now: Shown, head: Shown, left: number, before: number): QualitySignal[] {
  if (now.traces.closed || !head.traces.closed || left > cutShareMax || before === 0) return []
  return [{ name: 'cut-off', evidence: `no end of the page; ${percent(left)} of the text` }]
}

function textGone(words: number, before: number, left: number): QualitySignal[] {
  if (before < goneWordsMin || left > goneShareMax) return []
  return [{ name: 'text-gone', evidence: `${words} words of ${before}` }]
}

function otherLanguage(now: Content, head: Content, shared: number): QualitySignal[] {
  const [to, from] = [primary(now.language), primary(head.language)]
  if (to === null || from === null || to === from || shared > 0.2) return []
  return [{ name: 'other-language', evidence: `${from} → ${to}` }]
}

function shrunk(words: number, before: number, left: number): QualitySignal[] {
  if (left > shrunkShareMax) return []
  return [{ name: 'shrunk', evidence: `${words} words of ${before}` }]
}

function headlineLost(now: Content, head: Content): QualitySignal[] {
  if (now.headline !== null || head.headline === null) return []
  return [{ name: 'headline-lost', evidence: head.headline.slice(0, 120) }]
}

function primary(language: string | null): string | null {
  return language?.split('-')[0]?.toLowerCase() ?? null
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
