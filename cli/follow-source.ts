import type { Archive } from '../archive/archive.ts'
import type { Failure } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { Source, SourceDraft, SourceKind } from '../model/source.ts'
import { announcedFeeds } from '../pipeline/discover/announced-feeds.ts'
import { detectKind, urlPatterns } from '../pipeline/discover/discover.ts'
import { checkUrl } from '../pipeline/fetch/check-url.ts'
import { explainUnreachable } from '../pipeline/fetch/explain-unreachable.ts'
import { checkSchedule, nextTick } from '../scheduler/tick.ts'
import { documentOf, fetchDocument, readDocuments } from '../workers/source-documents.ts'
import type { DocumentDeps, SkippedDocument } from '../workers/source-documents.ts'
import { judgePage } from './judge-page.ts'

/** What somebody says of a source to follow; a kind that is not given is told by what is there. */
export type SourceWish = Omit<SourceDraft, 'kind' | 'title'> & { readonly kind: SourceKind | null }

export type Followed =
  | { readonly outcome: 'exists'; readonly source: Source }
  | {
      readonly outcome: 'created'
      readonly source: Source
      /** In words: `RSS 2.0`. */
      readonly format: string
      readonly found: number
      readonly created: number
      readonly skipped: readonly SkippedDocument[]
      /** A page that is to be followed though it holds no article now, and why. */
      readonly warning: Failure | null
      /** Feeds that a page announces, which would be followed sooner. */
      readonly feeds: readonly string[]
    }

/** Checks a wish before anything is fetched; throws what is wrong with it. */
export function checkWish(wish: SourceWish): SourceWish {
  const url = checkUrl(wish.url).href
  checkSchedule(wish.cron, wish.timezone)
  nextTick(wish.cron, wish.timezone)
  urlPatterns(wish.include, wish.exclude)
  return { ...wish, url }
}

/**
 * Follows a source: fetches it, finds out what it is, and records it with the articles that it shows, due now. Throws
 * what checking, fetching and reading say.
 */
export async function followSource(
  deps: DocumentDeps & { readonly archive: Archive },
  wish: SourceWish,
  signal: AbortSignal,
): Promise<Followed> {
  const given = checkWish(wish)
  const first = await fetchDocument(deps, given.url, null, limits.sourceHostWaitMsMax, signal).catch(
    async (error: unknown) => {
      throw await explainUnreachable(error, given.url)
    },
  )
  const document = documentOf(given.url, first)
  const draft: SourceDraft = { ...given, title: null, kind: given.kind ?? detectKind(document) }
  const warning = draft.kind === 'page' ? await judgePage(document, first, given.kind) : null
  const reading = await readDocuments(
    deps,
    { ...draft, validators: { etag: null, lastModified: null } },
    signal,
    first,
  )
  const now = new Date()
  const { outcome, source } = await deps.archive.addSource({ ...draft, title: reading.title }, now)
  if (outcome === 'exists') return { outcome, source }
  const { found, created } = await deps.archive.recordReading({
    ...reading,
    sourceId: source.id,
    readAt: now,
    nextDueAt: nextTick(draft.cron, draft.timezone),
  })
  return {
    outcome,
    source: (await deps.archive.findSource(source.id)) ?? source,
    format: reading.format,
    found,
    created: created.length,
    skipped: reading.skipped,
    warning,
    feeds: draft.kind === 'listing' || draft.kind === 'page' ? announcedFeeds(document) : [],
  }
}
