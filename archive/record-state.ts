import type { Cause } from '../model/change.ts'
import { bodyText, canonicalContent } from '../model/content.ts'
import type { Content } from '../model/content.ts'
import type { ArticleId, CaptureId } from '../model/ids.ts'
import type { DerivedContent } from './capture-archive.ts'
import * as statements from './commit-statements.ts'
import type { Queries } from './database.ts'
import { versionWords } from './search-index.ts'
import { digestBytes, sha256, storable } from './text.ts'

/** What an article's locked row says of the version seen last. */
export type Head = {
  versions: number
  head_version: number | null
  head_digest: Buffer | null
  sightings: number
}

export interface NewState {
  readonly version: number
  /** False when the state has been seen before. */
  readonly isNew: boolean
  readonly derived: DerivedContent
  readonly captureId: CaptureId
  readonly seenAt: Date
  /** The latest instant at which the change can have happened. */
  readonly changedBy: Date
  readonly cause: Cause
}

/**
 * Writes the version if it is new, its sighting, the change that led to it, and the article's head. The change waits to
 * be told (settle.ts).
 */
export async function recordState(
  queries: Queries,
  articleId: ArticleId,
  head: Head,
  state: NewState,
): Promise<void> {
  const { derived, version, captureId } = state
  const digest = digestBytes(derived.contentDigest)
  const headline = storable(derived.content.headline)
  const ordinal = head.sightings + 1
  if (state.isNew) await insertVersion(queries, articleId, head, state)
  const [last] = await queries.run<{ last_seen_at: Date }>(statements.selectSighting, [
    articleId,
    head.sightings,
  ])
  // The clock may have been set back between two captures; the history's order is that of the captures.
  const seenAt = later(state.seenAt, last?.last_seen_at ?? null)
  const changed: readonly Date[] =
    last === undefined ? [] : [last.last_seen_at, later(state.changedBy, seenAt)]
  await queries.run(statements.insertSighting, [
    articleId,
    ordinal,
    version,
    seenAt,
    captureId,
    changed[0] ?? null,
    changed[1] ?? null,
  ])
  if (head.head_version !== null) {
    await insertUntold(queries, articleId, head, state, changed)
  }
  const changedAt = state.cause === 'publisher' ? seenAt : null
  const cleaner = storable(derived.cleanerId)
  await queries.run(statements.moveHead, [articleId, version, digest, cleaner, ordinal, headline, changedAt])
}

async function insertVersion(
  queries: Queries,
  articleId: ArticleId,
  head: Head,
  { derived, version, captureId, seenAt }: NewState,
): Promise<void> {
  const digest = digestBytes(derived.contentDigest)
  if (!sha256(canonicalContent(derived.content)).equals(digest)) {
    throw new Error('The digest of a content is not that of its canonical text.')
  }
  await queries.run(statements.insertVersion, [
    articleId,
    version,
    JSON.stringify(derived.content),
    digest,
    storable(derived.cleanerId),
    captureId,
    head.head_version,
    storable(derived.content.headline),
    countWords(derived.content),
    seenAt,
    versionWords(derived.content),
  ])
}

async function insertUntold(
  queries: Queries,
  articleId: ArticleId,
  head: Head,
  { derived, version, isNew, cause }: NewState,
  changed: readonly Date[],
): Promise<void> {
  if (derived.change === null) throw new Error('Another content than the head comes without its comparison.')
  await queries.run(statements.insertUntold, [
    articleId,
    head.sightings + 1,
    head.head_version,
    version,
    !isNew,
    cause,
    changed[0],
    changed[1],
    JSON.stringify(derived.change),
  ])
}

function later(a: Date, b: Date | null): Date {
  return b !== null && b > a ? b : a
}

/** Runs of anything but white space in the body. */
function countWords(content: Content): number {
  return bodyText(content).match(/\S+/g)?.length ?? 0
}
