import { withRevert } from '../model/change.ts'
import type { Cause, Change } from '../model/change.ts'
import type { Content } from '../model/content.ts'
import type { ArticleId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import * as statements from './commit-statements.ts'
import type { Queries } from './database.ts'
import { changeWords, facetsOf } from './search-index.ts'
import { storable } from './text.ts'

/** A step between two sightings of which nobody has been told. */
export interface UntoldStep {
  readonly ordinal: number
  readonly from: number
  readonly to: number
  /** When it was seen first, at the latest. */
  readonly changedBy: Date
}

/**
 * The steps that are worth telling of those that waited, given in order: the way from the first state to the last one
 * without its loops. What went away and came back to where it was, within `limits.fleetingMsMax` of being seen, is left
 * out; what may have stood longer is told both ways. Pure.
 */
export function withoutLoops<T extends UntoldStep>(steps: readonly T[]): T[] {
  const way: T[] = []
  for (const step of steps) {
    const left = way.findIndex(({ from }) => from === step.to)
    const since = way[left]?.changedBy.getTime() ?? 0
    if (left !== -1 && step.changedBy.getTime() - since <= limits.fleetingMsMax) way.length = left
    else way.push(step)
  }
  return way
}

type WaitingRow = {
  ordinal: number
  source_id: number
  from_version: number
  to_version: number
  returned: boolean
  cause: Cause
  changed_after: Date
  changed_by: Date
  change: Change
  content: Content
}

/**
 * Decides of an article's changes that wait which are told, and numbers those. The article's row is locked. That two
 * states take turns is told `limits.turnsTold` times in `limits.turnsMs`, and then no more.
 */
export async function settle(queries: Queries, articleId: ArticleId): Promise<void> {
  const rows = await queries.run<WaitingRow>(statements.selectWaiting, [articleId])
  const steps = rows.map((row) => ({
    row,
    ordinal: row.ordinal,
    from: row.from_version,
    to: row.to_version,
    changedBy: row.changed_by,
  }))
  const turns: number[] = []
  for (const { row } of withoutLoops(steps)) {
    if (await isTurn(queries, articleId, row)) turns.push(row.ordinal)
    else await tell(queries, articleId, row)
  }
  await queries.run(statements.settleRest, [articleId, turns])
}

/** Whether it is the next turn of two states that have taken turns so often that it is no news. */
async function isTurn(queries: Queries, articleId: ArticleId, row: WaitingRow): Promise<boolean> {
  if (!row.returned) return false
  const since = new Date(row.changed_by.getTime() - limits.turnsMs)
  const [told] = await queries.run<{ count: number }>(statements.countTurns, [
    articleId,
    row.from_version,
    row.to_version,
    since,
  ])
  return (told?.count ?? 0) >= limits.turnsTold
}

async function tell(queries: Queries, articleId: ArticleId, row: WaitingRow): Promise<void> {
  // Two contents cannot tell it: that a text stood before is known here alone.
  const change = row.returned ? withRevert(row.change, row.to_version) : row.change
  const { added, removed } = changeWords(change)
  const facets = facetsOf(row.content)
  await queries.run(statements.lockNumbering, [])
  await queries.run(statements.insertChange, [
    articleId,
    row.source_id,
    row.ordinal,
    row.from_version,
    row.to_version,
    row.returned,
    row.cause,
    row.changed_after,
    row.changed_by,
    storable(change.comparerId),
    change.significance,
    change.kinds.map(({ kind }) => kind),
    storable(change.summary),
    storable(row.content.headline),
    JSON.stringify(change),
    added,
    removed,
    facets.language,
    facets.section,
    facets.authors,
    change.wordsAdded,
    change.wordsRemoved,
  ])
}
