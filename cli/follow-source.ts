import type { Archive } from '../archive/archive.ts'
import type { Failure } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { KeyedCandidate, Source, SourceDraft, SourceKind } from '../model/source.ts'
import { announcedFeeds } from '../pipeline/discover/announced-feeds.ts'
import { detectKind, urlPatterns } from '../pipeline/discover/discover.ts'
import { publishingPace } from '../pipeline/discover/publishing-pace.ts'
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
      /** The WebSub hub that a feed announces. */
      readonly hub: string | null
      /** How often something new is published there, by its own dates; null when they do not tell. */
      readonly everyMs: number | null
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
  onProgress: (found: number) => void = () => {},
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
  const now = new Date()
  let added: Awaited<ReturnType<Archive['addSource']>> | null = null
  const count = { found: 0, created: 0 }
  const pace = publishingPace()
  const take = async (candidates: readonly KeyedCandidate[]) => {
    // Not before something is known to be there; and then batch by batch, for a site may list a million.
    added ??= await deps.archive.addSource(draft, now)
    if (added.outcome === 'exists') return
    pace.add(candidates)
    const recorded = await deps.archive.recordCandidates(added.source.id, candidates, now)
    count.found += recorded.found
    count.created += recorded.created
    onProgress(count.found)
  }
  const wanted = { ...draft, lastReadAt: null, validators: { etag: null, lastModified: null } }
  const { title, validators, ...reading } = await readDocuments(deps, wanted, take, signal, first)
  const { outcome, source } = added ?? (await deps.archive.addSource(draft, now))
  if (outcome === 'exists') return { outcome, source }
  const nextDueAt = nextTick(draft.cron, draft.timezone)
  const read = { sourceId: source.id, readAt: now, nextDueAt, title, validators, candidates: [] }
  await deps.archive.recordReading(read)
  return {
    outcome,
    source: (await deps.archive.findSource(source.id)) ?? source,
    format: reading.format,
    ...count,
    hub: reading.hub?.url ?? null,
    everyMs: pace.everyMs(),
    skipped: reading.skipped,
    warning,
    feeds: draft.kind === 'listing' || draft.kind === 'page' ? announcedFeeds(document) : [],
  }
}
