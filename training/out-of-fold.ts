import { mean, shingleScore, type ShingleScore } from './shingles.ts'
import { chooseBody } from '../pipeline/clean/body/choose.ts'
import { scorerOf } from '../pipeline/clean/body/scorer.ts'
import type { Example, Measured } from './examples.ts'
import { learn, partOfHost } from './learn.ts'

/** The text that is found on a page, and how well it agrees with the truth. */
export interface Outcome {
  readonly page: Measured
  readonly certainty: Float64Array
  readonly score: ShingleScore
}

/**
 * Cleans every page with a scorer that was trained without its host: the hosts are cut into `folds` parts, and each
 * part is measured with what was learned from the others.
 */
export function outOfFold(
  examples: ReadonlyMap<Measured, readonly Example[]>,
  folds: number,
  tell: (line: string) => void,
): Outcome[] {
  const outcomes: Outcome[] = []
  for (let fold = 0; fold < folds; fold += 1) {
    const isOut = (page: Measured): boolean => partOfHost(page.of.host, folds) === fold
    const seen = [...examples].flatMap(([page, own]) => (isOut(page) ? [] : own))
    const scorer = scorerOf(learn(seen))
    for (const page of [...examples.keys()].filter(isOut)) {
      const certainty = scorer(page.evidence)
      outcomes.push({ page, certainty, score: scoreOf(page, certainty) })
    }
    tell(`fold ${fold + 1} of ${folds}`)
  }
  return outcomes
}

function scoreOf(page: Measured, certainty: Float64Array): ShingleScore {
  const choices = chooseBody(page.evidence, certainty)
  const text = page.evidence.leaves
    .filter((_, at) => choices[at] === 'body' || at === page.dek)
    .map((leaf) => leaf.text)
    .join('\n')
  return shingleScore(page.of.truth, text)
}

/** One line a set: pages, precision, recall, F1 of the means, as the benchmarks count them, and exact texts. */
export function tableOf(outcomes: readonly Outcome[]): string {
  const sets = [...new Set(outcomes.map(({ page }) => page.of.set))]
  const lines = sets.map((set) => {
    const scores = outcomes.filter(({ page }) => page.of.set === set).map(({ score }) => score)
    const precision = mean(scores.map((score) => score.precision))
    const recall = mean(scores.map((score) => score.recall))
    const f1 = (2 * precision * recall) / (precision + recall)
    const exact = mean(scores.map((score) => (score.f1 === 1 ? 1 : 0)))
    return `| ${set} | ${scores.length} | ${precision.toFixed(4)} | ${recall.toFixed(4)} | ${f1.toFixed(4)} | ${exact.toFixed(2)} |`
  })
  return ['| set | pages | precision | recall | F1 | exact |', '|---|---|---|---|---|---|', ...lines].join(
    '\n',
  )
}
