import type { Archive } from '../archive/archive.ts'
import type { Article } from '../model/article.ts'
import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { CleaningRules } from '../model/rules.ts'
import { clean } from '../pipeline/clean/clean.ts'
import { count } from './format.ts'
import type { Io } from './io.ts'
import { progressBar } from './progress.ts'
import { stripControls } from './terminal-text.ts'

/** What a history would be with other rules. */
export interface HistoryPreview {
  /** As recorded: distinct states, and steps between them. */
  readonly versions: number
  readonly changes: number
  readonly versionsWith: number
  readonly changesWith: number
  /** Versions of whose page the rules leave no article. */
  readonly lost: readonly number[]
  /** Recorded steps that would be none, with what they were. */
  readonly gone: readonly { readonly from: number; readonly to: number; readonly summary: string }[]
  /** Older versions that were left out, because the history is longer than `limits.previewVersionsMax`. */
  readonly leftOut: number
}

/** Cleans the page of each version anew, with these rules, and follows the history through them. Changes nothing. */
export async function previewHistory(
  archive: Archive,
  article: Article,
  rules: CleaningRules,
  io: Io,
): Promise<HistoryPreview> {
  const [heads, sightings, told, untold] = await Promise.all([
    archive.versions(article.id),
    archive.sightings(article.id),
    archive.changes(article.id),
    archive.untoldChanges(article.id),
  ])
  const newest = heads.slice(-limits.previewVersionsMax)
  const bar = progressBar(io, 'cleaning versions')
  const states = new Map<number, string | null>()
  for (const [index, { number, firstCaptureId }] of newest.entries()) {
    bar.update(index, newest.length)
    states.set(number, await stateWith(archive, firstCaptureId, rules))
  }
  bar.clear()
  const summaries = new Map([...told, ...untold].map(({ ordinal, change }) => [ordinal, change.summary]))
  const lost = [...states].flatMap(([number, state]) => (state === null ? [number] : []))
  const seen = sightings
    .map(({ version }, index) => ({ version, ordinal: index + 1, state: states.get(version) }))
    .filter(({ state }) => state !== undefined && state !== null)
  const steps = seen.slice(1).map((sight, index) => ({ sight, before: seen[index] }))
  const gone = steps.flatMap(({ sight, before }) =>
    before === undefined || before.state !== sight.state || before.version === sight.version
      ? []
      : [{ from: before.version, to: sight.version, summary: summaries.get(sight.ordinal) ?? '' }],
  )
  return {
    versions: newest.length,
    changes: steps.length,
    versionsWith: new Set(seen.map(({ state }) => state)).size,
    changesWith: steps.filter(({ sight, before }) => before?.state !== sight.state).length,
    lost,
    gone,
    leftOut: heads.length - newest.length,
  }
}

/** The digest of what the rules leave of a capture; null when that is no article. */
async function stateWith(
  archive: Archive,
  captureId: Parameters<Archive['capture']>[0],
  rules: CleaningRules,
): Promise<string | null> {
  const capture = await archive.capture(captureId)
  if (capture === null) return null
  const { mediaType, charset, hops, requestedUrl } = capture
  try {
    const body = (await archive.readBody(captureId)) ?? new Uint8Array()
    return clean({ body, mediaType, charset, url: hops.at(-1)?.url ?? requestedUrl, rules }).contentDigest
  } catch (error) {
    if (!(error instanceof OperationalError) || error.retryable) throw error
    return null
  }
}

/** Steps that are named; the rest is counted. */
const namedMax = 10

/** A preview in words. */
export function previewText(preview: HistoryPreview): string {
  const { versions, changes, versionsWith, changesWith, lost, gone, leftOut } = preview
  if (versions < 2) return 'History: one version; there is no change that the rules could take away.'
  const named = gone.slice(0, namedMax)
  const more = gone.length - named.length
  return [
    `History: ${count(versions, 'version')} and ${count(changes, 'change')} as recorded; ${versionsWith} and ${changesWith} with these rules.`,
    gone.length === 0 ? 'No change would go.' : `${count(gone.length, 'change')} would go:`,
    ...named.map(({ from, to, summary }) => `  version ${from} → ${to}: ${stripControls(summary)}`),
    ...(more > 0 ? [`  and ${more.toLocaleString('en')} more`] : []),
    ...(lost.length > 0
      ? [`Nothing would be left of ${count(lost.length, 'version')}: ${lost.slice(0, namedMax).join(', ')}`]
      : []),
    ...(leftOut > 0 ? [`The oldest ${count(leftOut, 'version')} were left out.`] : []),
  ].join('\n')
}
