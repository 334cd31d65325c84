/** How some articles of a source came out, the newest or those before them. */
export interface ArticleSample {
  /** Captured articles in it. */
  readonly articles: number
  /** Those whose last capture was refused or failed. */
  readonly failing: number
  /** Those with a version, and what their first one has. */
  readonly versions: number
  readonly medianWords: number | null
  readonly withByline: number
  readonly withDate: number
}

export interface SourceFacts {
  readonly newest: ArticleSample
  readonly before: ArticleSample
  /** Articles found in the `normDays` before the last one, and when that was. */
  readonly foundInNorm: number
  readonly lastFoundAt: Date | null
}

export const alertKinds = ['silent', 'refused', 'short', 'no-byline', 'no-date'] as const

export interface SourceAlert {
  readonly kind: (typeof alertKinds)[number]
  /** What departs from what, in figures. */
  readonly message: string
  /** What may be the cause, and what to do. */
  readonly remedy: string
}

/** Days over which a source's pace is taken. */
export const normDays = 28
/** How many of the newest articles are held against how many before them. */
export const newestCount = 20
export const beforeCount = 100

const dayMs = 86_400_000
/** With so many articles expected since the last one, none comes by chance once in 150 times (Poisson). */
const expectedMin = 5
/** Fewer articles tell nothing of a norm. */
const sampleMin = 10

const remedies: Readonly<Record<SourceAlert['kind'], string>> = {
  silent:
    'The feed may have moved, or its patterns let nothing through any more: open it in a browser, then "stet edit" or "stet add" the new one.',
  refused:
    'The site may keep programs out, or have put a wall before its articles: look at a capture, ask less often ("stet edit ID --budget"), or ask the publisher.',
  short:
    'The site may show only the beginning now, or have changed its markup: look at a capture, and give the source rules (docs/rules.md).',
  'no-byline': 'The site has changed its markup, or names no authors any more: look at a capture.',
  'no-date': 'The site has changed its markup: look at a capture.',
}

/**
 * Where a source departs from its own norm: it has fallen silent, its articles are refused, or come out much shorter or
 * without what those before them had. Pure. Too few articles to tell make no alert.
 */
export function alertsOf(facts: SourceFacts, now: Date): readonly SourceAlert[] {
  const alert = (kind: SourceAlert['kind'], message: string): SourceAlert => ({
    kind,
    message,
    remedy: remedies[kind],
  })
  const { newest, before } = facts
  return [
    ...silence(facts, now).map((message) => alert('silent', message)),
    ...refusals(newest, before).map((message) => alert('refused', message)),
    ...lengths(newest, before).map((message) => alert('short', message)),
    ...loss(newest, before, 'withByline', 'an author').map((message) => alert('no-byline', message)),
    ...loss(newest, before, 'withDate', 'a date').map((message) => alert('no-date', message)),
  ]
}

function silence({ foundInNorm, lastFoundAt }: SourceFacts, now: Date): string[] {
  if (lastFoundAt === null || foundInNorm < sampleMin) return []
  const quietDays = (now.getTime() - lastFoundAt.getTime()) / dayMs
  const perDay = foundInNorm / normDays
  if (perDay * quietDays < expectedMin) return []
  const pace = perDay >= 1 ? `${perDay.toFixed(0)} a day` : `${(perDay * 7).toFixed(1)} a week`
  return [`No new article for ${quietDays.toFixed(1)} days; before that it brought ${pace}`]
}

function refusals(newest: ArticleSample, before: ArticleSample): string[] {
  if (newest.articles < sampleMin || before.articles < sampleMin) return []
  const [now, norm] = [newest.failing / newest.articles, before.failing / before.articles]
  if (now < 0.5 || now < 2 * norm) return []
  return [
    `${newest.failing} of the newest ${newest.articles} articles could not be captured; of those before, ${percent(norm)}`,
  ]
}

function lengths(newest: ArticleSample, before: ArticleSample): string[] {
  const [now, norm] = [newest.medianWords, before.medianWords]
  if (now === null || norm === null || tooFew(newest, before) || now >= 0.4 * norm) return []
  return [
    `The newest articles have ${Math.round(now)} words in the middle; those before had ${Math.round(norm)}`,
  ]
}

function loss(
  newest: ArticleSample,
  before: ArticleSample,
  field: 'withByline' | 'withDate',
  what: string,
): string[] {
  if (tooFew(newest, before)) return []
  const [now, norm] = [newest[field] / newest.versions, before[field] / before.versions]
  if (norm - now < 0.5) return []
  return [`${percent(now)} of the newest articles have ${what}; of those before, ${percent(norm)} had`]
}

function tooFew(newest: ArticleSample, before: ArticleSample): boolean {
  return newest.versions < sampleMin || before.versions < sampleMin
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
