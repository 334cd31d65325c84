import { setImmediate } from 'node:timers/promises'

import type { FetchRecord } from '../model/capture.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode, Failure } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { FeedHub } from '../model/hub-subscription.ts'
import type { KeyedCandidate, Source, Validators } from '../model/source.ts'
import { discoverInBatches, urlPatterns } from '../pipeline/discover/discover.ts'
import type {
  DocumentFacts,
  NestedSitemap,
  SourceDocument,
  UrlPatterns,
} from '../pipeline/discover/discover.ts'
import { urlKey } from '../pipeline/discover/url-key.ts'
import type { Fetcher } from '../pipeline/fetch/fetcher.ts'
import type { RobotsRules } from '../pipeline/fetch/robots.ts'
import { HostBusy, hostTurn, inTurn } from './host-turn.ts'
import type { HostTurnDeps } from './host-turn.ts'
import { mayFollow, robotsRefusal } from './robots-refusal.ts'

/** What fetches the documents of a source, as politely as articles are fetched. */
export interface DocumentDeps extends HostTurnDeps {
  readonly fetcher: Fetcher
  readonly robots: RobotsRules
}

export interface SkippedDocument extends Failure {
  readonly url: string
}

export interface Reading {
  readonly validators: Validators
  readonly title: string | null
  readonly notModified: boolean
  readonly skipped: readonly SkippedDocument[]
  readonly format: string
  /** The WebSub hub that it announces. */
  readonly hub: FeedHub | null
}

/** Is handed the candidates of a source, batch by batch. */
export type TakeCandidates = (candidates: readonly KeyedCandidate[]) => Promise<void>

/**
 * Fetches a source's document (or takes `first`, when it is fetched already) and those it refers to (nested
 * sitemaps), and hands the articles to `take`, so that no source has to be held as a whole. Throws what fetch or
 * discover say of the first document, or of all the others; when only some of them cannot be read, they are skipped and
 * named, as are those that would exceed `limits.sitemapUrlsMax`.
 */
export async function readDocuments(
  deps: DocumentDeps,
  source: Pick<Source, 'url' | 'kind' | 'include' | 'exclude' | 'validators' | 'title' | 'lastReadAt'>,
  take: TakeCandidates,
  signal: AbortSignal,
  first: FetchRecord | null = null,
): Promise<Reading> {
  const { url, kind, title, validators } = source
  const none = { etag: null, lastModified: null }
  if (kind === 'page') {
    await take([{ url, headline: null, publishedAt: null, modifiedAt: null, key: urlKey(url) }])
    return {
      title: null,
      notModified: false,
      skipped: [],
      validators: none,
      format: 'single page',
      hub: null,
    }
  }
  const patterns = urlPatterns(source.include, source.exclude)
  const record = first ?? (await fetchSource(deps, source, url, validators, limits.hostPatienceMs, signal))
  if (record.notModified) {
    return { title, notModified: true, skipped: [], validators, format: '', hub: null }
  }
  const counted = counting(take)
  const facts = await handOver(kind, documentOf(url, record), patterns, counted, signal)
  const more = facts.more
    .filter((each) => isWanted(each, source.lastReadAt, deps.now()))
    .map((each) => each.url)
    .slice(0, limits.sitemapFilesMax - 1)
  const skipped = await readNested(deps, { ...source, more }, patterns, counted, signal)
  return {
    title: facts.title,
    notModified: false,
    skipped,
    // Validators of an index say nothing about the sitemaps in it.
    validators: facts.more.length > 0 ? none : record.validators,
    format: facts.format,
    hub: facts.hub,
  }
}

/**
 * An index of years names what has not changed for years: that is read once a day, for those that could not be read
 * before and for indexes whose times are wrong.
 */
function isWanted({ modifiedAt }: NestedSitemap, lastReadAt: Date | null, now: Date): boolean {
  if (modifiedAt === null || lastReadAt === null) return true
  if (lastReadAt.toISOString().slice(0, 10) !== now.toISOString().slice(0, 10)) return true
  return Date.parse(modifiedAt) > lastReadAt.getTime() - limits.sitemapUnchangedMs
}

async function readNested(
  deps: DocumentDeps,
  source: Pick<Source, 'url' | 'kind'> & { readonly more: readonly string[] },
  patterns: UrlPatterns,
  take: Counting,
  signal: AbortSignal,
): Promise<readonly SkippedDocument[]> {
  const documents = [...source.more]
  const skipped: SkippedDocument[] = []
  for (const [index, url] of documents.entries()) {
    if (take.count() >= limits.sitemapUrlsMax) {
      const message = `it is not read: the sitemaps before it list ${limits.sitemapUrlsMax.toLocaleString('en')} addresses`
      skipped.push({ url, code: 'sitemap-invalid', message })
      continue
    }
    try {
      const record = await fetchSource(deps, source, url, null, limits.sourceHostWaitMsMax, signal)
      const facts = await handOver(source.kind, documentOf(url, record), patterns, take, signal)
      for (const { url: more } of facts.more) {
        const isNew = more !== source.url && !documents.includes(more)
        if (isNew && documents.length < limits.sitemapFilesMax - 1) documents.push(more)
      }
    } catch (error) {
      const isItsOwn = error instanceof OperationalError && !ownHouse.has(error.code) && !signal.aborted
      if (!isItsOwn) throw error
      skipped.push({ url, code: error.code, message: error.message })
      // Nothing but the index itself could be read.
      if (skipped.length === documents.length && index === skipped.length - 1) throw error
    }
  }
  return skipped
}

interface Counting {
  take: TakeCandidates
  count(): number
}

function counting(take: TakeCandidates): Counting {
  let count = 0
  return {
    async take(candidates) {
      count += candidates.length
      await take(candidates)
    },
    count: () => count,
  }
}

/** Hands over what a document lists. A long one must not keep the rest of the process waiting. */
async function handOver(
  kind: Source['kind'],
  document: SourceDocument,
  patterns: UrlPatterns,
  to: Counting,
  signal: AbortSignal,
): Promise<DocumentFacts> {
  const batches = discoverInBatches(kind, document, patterns)
  for (;;) {
    signal.throwIfAborted()
    const step = batches.next()
    if (step.done === true) return step.value
    if (step.value.length > 0) await to.take(step.value)
    await setImmediate()
  }
}

async function fetchSource(
  deps: DocumentDeps,
  source: Pick<Source, 'kind'>,
  url: string,
  validators: Validators | null,
  waitMsMax: number,
  signal: AbortSignal,
): Promise<FetchRecord> {
  const sizeMax = source.kind === 'sitemap' ? limits.sitemapSizeBytesMax : limits.fetchBodySizeBytesMax
  return fetchDocument(deps, url, validators, waitMsMax, signal, sizeMax)
}

/** Trouble that says nothing about the source. */
export const ownHouse = new Set<ErrorCode>([
  'archive-unavailable',
  'archive-damaged',
  'disk-full',
  'queue-unavailable',
])

/** What discover reads of a fetched document. */
export function documentOf(url: string, record: FetchRecord): SourceDocument {
  const { mediaType, charset } = record
  return { url: record.hops.at(-1)?.url ?? url, body: record.body ?? new Uint8Array(), mediaType, charset }
}

/**
 * Fetches one document of a source in the host's turn. Throws what robots.txt or the fetch say, and `HostBusy`
 * when the turn would come later than in `waitMsMax`.
 */
export async function fetchDocument(
  deps: DocumentDeps,
  url: string,
  validators: Validators | null,
  waitMsMax: number,
  signal: AbortSignal,
  bodySizeBytesMax: number = limits.fetchBodySizeBytesMax,
): Promise<FetchRecord> {
  const permission = await deps.robots.check(url, signal, inTurn(deps, waitMsMax, signal))
  const refusal = robotsRefusal(permission)
  if (refusal !== null)
    throw new OperationalError(refusal.code, refusal.message, { hint: hints[refusal.code] ?? '' })
  const { host } = new URL(url)
  const turn = await hostTurn(deps, host, permission.crawlDelayMs, waitMsMax, signal)
  if (turn instanceof Date) throw new HostBusy(host, turn)
  const polite = { url, bodySizeBytesMax, mayFollow: mayFollow(deps, signal) }
  const request = validators === null ? polite : { ...polite, validators }
  const record = await turn.spend(async (heard) => {
    const fetched = await deps.fetcher.fetch(request, signal)
    if (signal.aborted) throw signal.reason
    await heard(fetched)
    return fetched
  })
  if (record.failure !== null) throw new OperationalError(record.failure.code, record.failure.message)
  return record
}

const hints: Readonly<Partial<Record<ErrorCode, string>>> = {
  'robots-disallowed': 'Ask the publisher, or follow another source of the same site.',
  'robots-unreachable': 'Check the address and that the host answers, then try again.',
}
