import data from './scorer.json' with { type: 'json' }
import { scorerOf } from './scorer.ts'

/** The scorer that comes with this cleaner. */
export const shippedScorer = scorerOf(data)
