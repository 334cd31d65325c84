/**
 * What a capture shows of itself that an article does not. Each signal says how much it takes from the belief that the
 * page is the article as its publisher shows it now (docs/capture-quality.md).
 */
export const qualitySignals = [
  // not the article at all
  'bot-wall',
  'consent-page',
  'error-page',
  'redirected-away',
  // the article, but not as it is now, or not whole
  'stale-copy',
  'teaser',
  'cut-off',
  'text-gone',
  'other-language',
  // worth knowing
  'no-article',
  'shrunk',
  'tiny',
  'headline-lost',
  'reserved',
] as const

export type QualitySignalName = (typeof qualitySignals)[number]

export interface QualitySignal {
  readonly name: QualitySignalName
  /** The words, the address or the figures that made it so. */
  readonly evidence: string
}

/** How far a page is believed to be its article as it stands now. */
export interface Quality {
  /** 0 to 1: what the signals leave of 1. */
  readonly score: number
  readonly signals: readonly QualitySignal[]
}

/** What each signal takes from the score. */
const weights: Readonly<Record<QualitySignalName, number>> = {
  'bot-wall': 0.95,
  'consent-page': 0.95,
  'error-page': 0.95,
  'redirected-away': 0.95,
  'stale-copy': 0.9,
  teaser: 0.8,
  'cut-off': 0.7,
  'text-gone': 0.8,
  'other-language': 0.7,
  'no-article': 0.7,
  shrunk: 0.3,
  tiny: 0.3,
  'headline-lost': 0.3,
  // Says nothing of whether it is the article.
  reserved: 0,
}

/** The quality that signals come to: each takes its share of what the others left. Two decimals. Pure. */
export function qualityOf(signals: readonly QualitySignal[]): Quality {
  const left = signals.reduce((score, { name }) => score * (1 - weights[name]), 1)
  return { score: Math.round(left * 100) / 100, signals }
}

/**
 * A capture that may be right and may be an accident. It is believed when the page still says so after a while:
 * `cut-off` when the same text comes again, the others when they last.
 */
export type Doubt = Extract<QualitySignalName, 'cut-off' | 'text-gone' | 'other-language'>
