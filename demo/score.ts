import type { Change, ChangeKind } from '../model/change.ts'
import { expectedKinds, isTruePart, showsEdit, strangeWords } from './evidence.ts'
import type { TrueArticle, TrueEdit, Truth } from './truth.ts'

/** What an archive holds of one article. */
export interface FoundArticle {
  readonly url: string
  /** In the order of the history; `from` and `to` are version numbers. */
  readonly changes: readonly FoundChange[]
  /** True when the archive says that the article is gone. */
  readonly gone: boolean
}

export interface FoundChange {
  readonly from: number
  readonly to: number
  readonly change: Change
}

export interface ScoreOptions {
  /**
   * The rounds after which every article was captured, ascending; 0 is before the first edit. Edits between two
   * captures are one change. All rounds when absent.
   */
  readonly capturedAfter?: readonly number[]
}

export interface Score {
  /** Edits that the captures could show. */
  readonly edits: number
  readonly found: number
  readonly missed: readonly TrueEdit[]
  /** Recorded changes that match no edit, not even in part. */
  readonly falseChanges: readonly FalseChange[]
  /** Edits that were found under another name. */
  readonly wrongKind: readonly WrongKind[]
  /** Changes that show an edit, and beside it words that the article never had. */
  readonly noisyChanges: readonly (FalseChange & { readonly strange: readonly string[] })[]
  /** Edits that no capture could show: made and undone in between, before the first or after the last. */
  readonly unseen: readonly TrueEdit[]
}

interface FalseChange extends FoundChange {
  readonly url: string
}

interface WrongKind {
  readonly edit: TrueEdit
  /** Any of them would have done. */
  readonly expected: readonly ChangeKind[]
  readonly kinds: readonly ChangeKind[]
}

/** What lies between two captures of an article, when its content differs. */
interface Step {
  readonly before: TrueArticle['states'][number]
  readonly after: TrueArticle['states'][number]
  readonly edits: readonly TrueEdit[]
}

/**
 * Compares an archive's histories with the truth. Pure. An edit is found when the change that stands in its place
 * deleted its words and inserted its words, or moved its paragraph; a disappearance when the article is gone. Changes
 * and edits are matched in order, so that as many edits as possible are found and as few changes as possible are false.
 */
export function scoreHistory(
  truth: Truth,
  found: readonly FoundArticle[],
  options: ScoreOptions = {},
): Score {
  const captured = options.capturedAfter ?? Array.from({ length: truth.rounds + 1 }, (_, round) => round)
  const byUrl = new Map(found.map((article) => [article.url, article]))
  const known = new Set(truth.articles.map(({ url }) => url))
  const strangers = found.filter(({ url }) => !known.has(url))
  const scores = [
    ...truth.articles.map((article) => {
      const edits = truth.edits.filter(({ url }) => url === article.url)
      return scoreArticle(article, edits, byUrl.get(article.url) ?? null, captured)
    }),
    ...strangers.map(({ url, changes }) => ({
      ...nothing,
      falseChanges: changes.map((one) => ({ ...one, url })),
    })),
  ]
  return scores.reduce(added, nothing)
}

const nothing: Score = {
  edits: 0,
  found: 0,
  missed: [],
  falseChanges: [],
  wrongKind: [],
  noisyChanges: [],
  unseen: [],
}

function added(a: Score, b: Score): Score {
  return {
    edits: a.edits + b.edits,
    found: a.found + b.found,
    missed: [...a.missed, ...b.missed],
    falseChanges: [...a.falseChanges, ...b.falseChanges],
    wrongKind: [...a.wrongKind, ...b.wrongKind],
    noisyChanges: [...a.noisyChanges, ...b.noisyChanges],
    unseen: [...a.unseen, ...b.unseen],
  }
}

function scoreArticle(
  article: TrueArticle,
  edits: readonly TrueEdit[],
  found: FoundArticle | null,
  captured: readonly number[],
): Score {
  const last = captured.at(-1) ?? 0
  const takenDown = edits.find(({ kind, round }) => kind === 'taken-down' && round <= last)
  const steps = stepsOf(article, edits, captured)
  const visible = new Set(steps.flatMap((step) => visibleEdits(step)))
  const unseen = edits.filter((edit) => edit !== takenDown && !visible.has(edit))
  const changes = found?.changes ?? []
  const matches = matchInOrder(steps, changes)
  const shown = new Set(matches.flatMap(({ step, change }) => editsShown(step, change)))
  const matched = new Set(matches.map(({ change }) => change))
  const goneFound = takenDown !== undefined && found?.gone === true
  const missed = [...visible].filter((edit) => !shown.has(edit))
  if (takenDown !== undefined && !goneFound) missed.push(takenDown)
  return {
    edits: visible.size + (takenDown === undefined ? 0 : 1),
    found: shown.size + (goneFound ? 1 : 0),
    missed,
    falseChanges: changes
      .filter((change) => !matched.has(change))
      .map((one) => ({ ...one, url: article.url })),
    wrongKind: matches.flatMap(({ step, change }) => wrongKinds(step, change)),
    noisyChanges: matches.flatMap(({ step, change }) => {
      const strange = strangeWords(change.change, step.before.content, step.after.content)
      return strange.length === 0 ? [] : [{ ...change, url: article.url, strange }]
    }),
    unseen,
  }
}

/** The changes of state that captures after those rounds could see, each with the edits that made it. */
function stepsOf(article: TrueArticle, edits: readonly TrueEdit[], captured: readonly number[]): Step[] {
  const seen = captured
    .map((round) => article.states.findLast((state) => state.round <= round))
    .filter((state) => state !== undefined)
    .filter((state) => state.status === 200)
  const steps: Step[] = []
  for (const [index, after] of seen.entries()) {
    const before = seen[index - 1]
    if (before === undefined || before === after) continue
    const between = edits.filter(({ round }) => round > before.round && round <= after.round)
    steps.push({ before, after, edits: between })
  }
  return steps.filter((step) => visibleEdits(step).length > 0)
}

/** Of the edits between two states those whose traces a comparison of the two can find. */
function visibleEdits(step: Step): readonly TrueEdit[] {
  if (step.edits.length < 2) return step.edits
  return step.edits.filter((edit) => showsEdit.inStates(edit, step.before.content, step.after.content))
}

function editsShown(step: Step, { change }: FoundChange): readonly TrueEdit[] {
  return visibleEdits(step).filter((edit) => showsEdit.inChange(edit, change))
}

/**
 * The best alignment of two sequences: most edits shown, no crossing. A match shows an edit, or at least a part of
 * the truth and nothing else.
 */
function matchInOrder(
  steps: readonly Step[],
  changes: readonly FoundChange[],
): readonly { readonly step: Step; readonly change: FoundChange }[] {
  interface Best {
    readonly shown: number
    readonly pairs: readonly { readonly step: Step; readonly change: FoundChange }[]
  }
  let row: Best[] = changes.map(() => ({ shown: 0, pairs: [] }))
  row.push({ shown: 0, pairs: [] })
  for (const step of steps) {
    const next: Best[] = [{ shown: 0, pairs: [] }]
    for (const [at, change] of changes.entries()) {
      const diagonal = row[at] ?? { shown: 0, pairs: [] }
      const shown = worth(step, change)
      const options = [row[at + 1] ?? diagonal, next[at] ?? diagonal]
      if (shown > 0) {
        options.push({ shown: diagonal.shown + shown, pairs: [...diagonal.pairs, { step, change }] })
      }
      next.push(options.reduce((best, option) => (option.shown > best.shown ? option : best)))
    }
    row = next
  }
  return row.at(-1)?.pairs ?? []
}

/** Any number of partial matches is worth less than one edit found. */
function worth(step: Step, change: FoundChange): number {
  const shown = editsShown(step, change).length
  if (shown > 0) return shown
  return isTruePart(change.change, step.before.content, step.after.content) ? 1e-6 : 0
}

function wrongKinds(step: Step, found: FoundChange): readonly WrongKind[] {
  const kinds = found.change.kinds.map(({ kind }) => kind)
  return editsShown(step, found).flatMap((edit) => {
    const expected = expectedKinds(edit, step.edits.length)
    return expected.length === 0 || expected.some((kind) => kinds.includes(kind))
      ? []
      : [{ edit, expected, kinds }]
  })
}
