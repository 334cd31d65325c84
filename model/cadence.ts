import type { Article, ArticleStatus } from './article.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How often an article is looked at, within bounds that the settings give. */
export interface Cadence {
  readonly intervalMsMin: number
  readonly intervalMsMax: number
  /** An article this long without a change is retired. */
  readonly retireAfterMs: number
  /** What may be an accident (a 404, a text that is gone, a page cut off) is looked at again after these; 0: when it is due anyway. */
  readonly doubtMs: number
  readonly secondLookMs: number
}

export const defaultCadence: Cadence = {
  intervalMsMin: 15 * minute,
  intervalMsMax: 2 * day,
  retireAfterMs: 40 * day,
  doubtMs: hour,
  secondLookMs: minute,
}

/**
 * What is expected of an article before it is known (docs/decisions/0009). Of the edits of a week 81 % fall in the first
 * day (GDELT Global Difference Graph), about a third of articles is edited at all, and few of those often (Timmerman et
 * al.): so the prior is weak, and what an article does outweighs it soon.
 */
const expected = {
  /** Edits in the life of an article. */
  edits: 0.9,
  /** They come as (age + onset)^-exponent. */
  onsetHours: 1.5,
  exponent: 1.4,
  /** How many edits' worth of looking it takes to believe an article more than the rest. */
  weight: 0.4,
  /** Edits that an edit is followed by, and within what time. */
  followUps: 0.3,
  followUpHours: 1,
} as const

/** What the looks at an article have shown. */
export interface Experience {
  /** Since it was found. */
  readonly ageMs: number
  /** Changes seen so far. */
  readonly changes: number
  /** Since the last of them; null when there was none. */
  readonly sinceChangeMs: number | null
}

/**
 * Edits an hour that an article is expected to have now: the share of its life's edits that fall at its age, times how
 * much more or less than others it has been edited (the mean of a gamma posterior over a Poisson rate), and what often
 * follows an edit at once. Pure.
 */
function editRate({ ageMs, changes, sinceChangeMs }: Experience): number {
  const { edits, onsetHours, exponent, weight, followUps, followUpHours } = expected
  const stretched = (Math.max(0, ageMs) / hour + onsetHours) / onsetHours
  const soFar = 1 - stretched ** (1 - exponent)
  const density = ((exponent - 1) / onsetHours) * stretched ** -exponent
  const compared = (weight + changes) / (weight + edits * soFar)
  const following =
    sinceChangeMs === null
      ? 0
      : (followUps / followUpHours) * Math.exp(-Math.max(0, sinceChangeMs) / hour / followUpHours)
  return edits * density * compared + following
}

/**
 * The wait falls with the rate to this power. At 0.5 the mean delay until an edit is caught is least for the looks
 * spent; at 1 looks follow edits one to one, and quiet articles are forgotten. Between them the median delay and the
 * edits that nobody sees fall by more than the slowest twentieth of the delays grows (docs/decisions/0009).
 */
const rateExponent = 0.65

/** Of an article that is edited once an hour: some 30 looks in the first month of a usual one. */
const waitHours = 0.15

/** How long to wait for the next look, before any bounds. `scale` makes looks more or less frequent as a whole. Pure. */
export function waitMs(experience: Experience, scale = waitHours): number {
  return (scale * hour) / editRate(experience) ** rateExponent
}

/** What a look came to. `doubtful` and `cut-off`: the page may be an accident, and is looked at again soon. */
export type Look = 'changed' | 'quiet' | 'failed' | 'gone' | 'doubtful' | 'cut-off'

/** When to look again, and what the article's status is from now on. */
export interface NextLook {
  readonly dueAt: Date | null
  /** The next look is to confirm what this one found; it is told then. */
  readonly secondLook?: boolean
  readonly intervalMs: number
  readonly status: ArticleStatus
}

type LookedAt = Pick<Article, 'status' | 'intervalMs' | 'versions' | 'lastChangedAt' | 'createdAt'>

export interface NextLookOptions {
  readonly cadence?: Cadence
  /** The host's wish: it only ever lengthens the wait. */
  readonly retryAfterMs?: number | null
  /** The article was found gone before. */
  readonly goneBefore?: boolean
  /** A change is to be confirmed before it is told. */
  readonly secondLook?: boolean
}

/**
 * Decides when to look again. Pure.
 * The first disappearance is looked at again after `doubtMs`; the one that confirms it (`goneBefore`) makes the article
 * `gone`, and the longest interval applies from then on.
 */
export function nextLook(article: LookedAt, look: Look, now: Date, options: NextLookOptions = {}): NextLook {
  const cadence = options.cadence ?? defaultCadence
  const decided =
    look === 'changed' && options.secondLook === true
      ? secondLook(article, now, cadence)
      : decide(article, look, now, cadence, options.goneBefore ?? false)
  if (decided.dueAt === null) return decided
  const wait = Math.max(decided.dueAt.getTime() - now.getTime(), options.retryAfterMs ?? 0)
  return { ...decided, dueAt: new Date(now.getTime() + wait) }
}

function secondLook(article: LookedAt, now: Date, cadence: Cadence): NextLook {
  const usual = decide(article, 'changed', now, cadence, false)
  return { ...usual, dueAt: new Date(now.getTime() + cadence.secondLookMs), secondLook: true }
}

function decide(article: LookedAt, look: Look, now: Date, cadence: Cadence, goneBefore: boolean): NextLook {
  const after = (wait: number) => new Date(now.getTime() + wait)
  const intervalMs = clamp(
    waitMs(experienceOf(article, look, now)),
    cadence.intervalMsMin,
    cadence.intervalMsMax,
  )
  if (look === 'changed') return { dueAt: after(intervalMs), intervalMs, status: 'active' }
  if (look === 'gone') {
    const again = { dueAt: after(cadence.doubtMs || intervalMs), intervalMs: article.intervalMs }
    if (!goneBefore) return { ...again, status: article.status }
    return { dueAt: after(cadence.intervalMsMax), intervalMs: cadence.intervalMsMax, status: 'gone' }
  }
  if (look === 'doubtful' || look === 'cut-off') {
    const wait = look === 'cut-off' ? cadence.secondLookMs : cadence.doubtMs
    return { dueAt: after(wait || intervalMs), intervalMs, status: article.status }
  }
  const quietSince = article.lastChangedAt ?? article.createdAt
  if (now.getTime() - quietSince.getTime() >= cadence.retireAfterMs) {
    return { dueAt: null, intervalMs, status: 'retired' }
  }
  const status = look === 'quiet' ? 'active' : article.status
  return { dueAt: after(intervalMs), intervalMs, status }
}

/** What is expected of an article now, for whoever asks why it is looked at when it is. Pure. */
export function expectationOf(
  article: LookedAt,
  now: Date,
): Experience & { readonly editsPerHour: number; readonly waitMs: number } {
  const experience = experienceOf(article, 'quiet', now)
  return { ...experience, editsPerHour: editRate(experience), waitMs: waitMs(experience) }
}

/** As it will be when this look is recorded: the first version is no change, each one after it is. */
function experienceOf({ versions, lastChangedAt, createdAt }: LookedAt, look: Look, now: Date): Experience {
  const since = (at: Date) => now.getTime() - at.getTime()
  const ageMs = since(createdAt)
  if (look === 'changed') {
    return { ageMs, changes: versions, sinceChangeMs: versions === 0 ? null : 0 }
  }
  const changes = Math.max(0, versions - 1)
  return {
    ageMs,
    changes,
    sinceChangeMs: changes === 0 || lastChangedAt === null ? null : since(lastChangedAt),
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)))
}
