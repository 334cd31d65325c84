import type { Content } from '../../model/content.ts'
import type { ErrorCode } from '../../model/errors.ts'
import { qualityOf } from '../../model/quality.ts'
import type { Doubt, Quality, QualitySignal, QualitySignalName } from '../../model/quality.ts'
import { againstHead } from './against-head.ts'
import type { Shown } from './against-head.ts'
import { shareOf, wordsOf } from './likeness.ts'
import { titleKind } from './phrases.ts'
import { wordsMax } from './traces.ts'
import type { Traces } from './traces.ts'
import { consentAddress, leadsAway } from './whereabouts.ts'
import type { Whereabouts } from './whereabouts.ts'

export interface PageToJudge extends Whereabouts {
  /** Null when the cleaner found no article in it. */
  readonly content: Content | null
  readonly traces: Traces
  readonly madeAt: Date
  /** What its publisher says against keeping copies; null when nothing. */
  readonly reservation: string | null
}

export interface Judgement {
  readonly quality: Quality
  /** Why the page is not its article, whatever comes after; null when nothing says so. */
  readonly refusal: { readonly code: ErrorCode; readonly message: string } | null
  /** Why it may be an accident; null when nothing says so. */
  readonly doubt: Doubt | null
}

/**
 * Judges whether a page that a server gave is its article as it stands now. `head` is the version seen last, as the
 * capture showed it that showed it last; null when none was ever seen, or when the page shows it again. The signals
 * and what follows from them are in docs/capture-quality.md. Pure.
 */
export function judge(page: PageToJudge, head: Shown | null): Judgement {
  const { content, traces, madeAt } = page
  const signals: QualitySignal[] = [...ofTheSite(page, head)]
  if (content === null) signals.push({ name: 'no-article', evidence: `${traces.words} words` })
  else if (head !== null) signals.push(...againstHead({ content, traces, madeAt }, head))
  if (traces.sizeBytes < tinySizeBytes && content === null) {
    signals.push({ name: 'tiny', evidence: `${traces.sizeBytes} bytes` })
  }
  if (page.reservation !== null) signals.push({ name: 'reserved', evidence: page.reservation })
  const refusing = signals.find(({ name }) => refusals.has(name))
  const doubted = signals.find(({ name }) => isDoubt(name))
  return {
    quality: qualityOf(signals),
    refusal: refusing === undefined ? null : refusalOf(refusing),
    doubt: refusing === undefined && doubted !== undefined ? (doubted.name as Doubt) : null,
  }
}

/** No page of a site is smaller; error pages of servers are. */
const tinySizeBytes = 1_024
/** A page that keeps readers out says little else. */
const wallWordsMax = 250
const markedWordsMax = 100
const errorWordsMax = 250

/** What stands there in the article's place. */
function* ofTheSite(page: PageToJudge, head: Shown | null): Generator<QualitySignal> {
  const { traces, content } = page
  if (content !== null && head !== null && isSameArticle(content, head.content)) return
  const kind = titleKind(traces.title) ?? (content?.headline == null ? null : titleKind(content.headline))
  const title = traces.title === '' ? (content?.headline ?? '') : traces.title
  const consent = consentAddress(page)
  if (kind === 'bot-wall' && traces.words < wallWordsMax) yield { name: 'bot-wall', evidence: title }
  else if (traces.wall !== null && traces.words < markedWordsMax && wordsIn(page) < markedWordsMax) {
    yield { name: 'bot-wall', evidence: traces.wall }
  } else if (consent !== null) yield { name: 'consent-page', evidence: consent }
  else if (kind === 'consent-page' && traces.words < wordsMax) yield { name: 'consent-page', evidence: title }
  else if (kind === 'error-page' && wordsIn(page) < errorWordsMax) {
    yield { name: 'error-page', evidence: title }
  } else if (isElsewhere(page)) yield { name: 'redirected-away', evidence: page.finalUrl }
}

/** Much of the text seen before is there, and it is most of what is. */
function isSameArticle(content: Content, head: Content): boolean {
  const [words, before] = [wordsOf(content), wordsOf(head)]
  return shareOf(words, before) >= 0.5 && shareOf(before, words) >= 0.3
}

/** Of the article, if any: an error page may have the site's whole menu around it. */
function wordsIn({ content }: PageToJudge): number {
  return content === null ? 0 : wordsOf(content).length
}

function isElsewhere(page: PageToJudge): boolean {
  const away = leadsAway(page)
  if (away !== 'perhaps') return away === 'surely'
  // An article may have a shorter address of its own; lists have neither a date nor an author.
  return page.content === null || (page.content.publishedAt === null && page.content.byline.length === 0)
}

const refusals: ReadonlyMap<QualitySignalName, { code: ErrorCode; says: string }> = new Map([
  ['bot-wall', { code: 'page-bot-wall', says: 'a bot wall stands before the article' }],
  ['consent-page', { code: 'page-consent', says: 'a page that asks for consent stands before the article' }],
  ['error-page', { code: 'page-missing', says: 'the site says with status 200 that there is no such page' }],
  ['redirected-away', { code: 'page-elsewhere', says: 'the address now leads to another page' }],
  ['stale-copy', { code: 'page-stale', says: 'a cache gave an older copy' }],
  ['teaser', { code: 'page-teaser', says: 'only the beginning of the article was shown' }],
])

function refusalOf({ name, evidence }: QualitySignal): { code: ErrorCode; message: string } {
  const refusal = refusals.get(name)
  if (refusal === undefined) throw new Error(`${name} refuses nothing.`)
  return { code: refusal.code, message: `${refusal.says} (${evidence.slice(0, 300)})` }
}

const doubts: ReadonlySet<QualitySignalName> = new Set<Doubt>(['cut-off', 'text-gone', 'other-language'])

function isDoubt(name: QualitySignalName): name is Doubt {
  return doubts.has(name)
}
