import { limits } from '../../model/limits.ts'

/**
 * What one comparison may still spend. It counts work, never time, so that the same contents give the same
 * change on a busy machine. `coarse` becomes true as soon as something was left out for want of budget.
 */
export interface Budget {
  pathSteps: number
  similarities: number
  coarse: boolean
}

/** A full budget for one comparison. */
export function fullBudget(): Budget {
  return {
    pathSteps: limits.comparePathStepsMax,
    similarities: limits.compareSimilaritiesMax,
    coarse: false,
  }
}

/** The budget of a comparison that may search nothing. */
export function emptyBudget(): Budget {
  return { pathSteps: 0, similarities: 0, coarse: true }
}
