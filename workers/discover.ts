import type { Archive, KeyedCandidate } from '../archive/archive.ts'
import type { FetchRecord } from '../model/capture.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode } from '../model/errors.ts'
import type { SourceId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { Source, Validators } from '../model/source.ts'
import { discover, urlPatterns } from '../pipeline/discover/discover.ts'
import type { SourceDocument } from '../pipeline/discover/discover.ts'
import { urlKey } from '../pipeline/discover/url-key.ts'
import type { Fetcher } from '../pipeline/fetch/fetcher.ts'
import type { RobotsRules } from '../pipeline/fetch/robots.ts'
import type { JobOutcome } from './job-outcome.ts'
import { robotsRefusal } from './robots-refusal.ts'
import type { DiscoverJob } from './queues.ts'

export interface DiscoverDeps {
  readonly archive: Archive
  readonly fetcher: Fetcher
  readonly robots: RobotsRules
  readonly now: () => Date
  /** When a source's cron expression fires next; throws `cron-invalid`. */
  readonly nextTick: (cron: string, timezone: string) => Date
  readonly onReading: (report: ReadingReport) => void
}

export interface ReadingReport {
  readonly sourceId: SourceId
  readonly url: string
  /** Articles in the source, and those among them never seen before. */
  readonly found: number
  readonly created: number
  readonly notModified: boolean
  readonly failure: { readonly code: ErrorCode; readonly message: string } | null
}

/** Reads a source and records what it lists; a failure is counted and explained, and changes nothing else. */
export async function readSource(
  deps: DiscoverDeps,
  job: DiscoverJob,
  signal: AbortSignal,
): Promise<JobOutcome> {
  const source = await deps.archive.findSource(job.sourceId as SourceId)
  if (source === null || source.status !== 'active') return { outcome: 'done' }
  const report = {
    sourceId: source.id,
    url: source.url,
    found: 0,
    created: 0,
    notModified: false,
    failure: null,
  }
  try {
    const reading = await readDocuments(deps, source, signal)
    const { found, created } = await deps.archive.recordReading({
      sourceId: source.id,
      readAt: deps.now(),
      nextDueAt: deps.nextTick(source.cron, source.timezone),
      ...reading,
    })
    const notModified = reading.notModified
    deps.onReading({ ...report, found, created: created.length, notModified })
  } catch (error) {
    if (signal.aborted || !(error instanceof OperationalError) || ownHouse.has(error.code)) throw error
    const failure = { code: error.code, message: error.message }
    const nextDueAt = deps.nextTick(source.cron, source.timezone)
    await deps.archive.recordReadingFailure({ sourceId: source.id, at: deps.now(), nextDueAt, failure })
    deps.onReading({ ...report, failure })
  }
  return { outcome: 'done' }
}

/** Trouble that says nothing about the source. */
const ownHouse = new Set<ErrorCode>([
  'archive-unavailable',
  'archive-damaged',
  'disk-full',
  'queue-unavailable',
])

interface Reading {
  readonly validators: Validators
  readonly title: string | null
  readonly candidates: readonly KeyedCandidate[]
  readonly notModified: boolean
}

/**
 * Fetches a source's document (or takes `first`, when it is fetched already) and those it refers to (nested
 * sitemaps). Throws what fetch or discover say.
 */
export async function readDocuments(
  deps: Pick<DiscoverDeps, 'fetcher' | 'robots'>,
  source: Pick<Source, 'url' | 'kind' | 'include' | 'exclude' | 'validators' | 'title'>,
  signal: AbortSignal,
  first: FetchRecord | null = null,
): Promise<Reading & { readonly format: string }> {
  if (source.kind === 'page') {
    const candidate = {
      url: source.url,
      headline: null,
      publishedAt: null,
      modifiedAt: null,
      key: urlKey(source.url),
    }
    const validators = { etag: null, lastModified: null }
    return { validators, title: null, candidates: [candidate], notModified: false, format: 'single page' }
  }
  const patterns = urlPatterns(source.include, source.exclude)
  const found = new Map<string, KeyedCandidate>()
  const documents = [source.url]
  let head: Reading & { format: string } = {
    validators: source.validators,
    title: source.title,
    candidates: [],
    notModified: true,
    format: '',
  }
  for (const [index, url] of documents.entries()) {
    const isFirst = index === 0
    const record =
      isFirst && first !== null
        ? first
        : await fetchDocument(deps, url, isFirst ? source.validators : null, signal)
    if (record.notModified) return head
    const discovered = discover(source.kind, documentOf(url, record), patterns)
    if (isFirst) {
      const { title, format } = discovered
      head = { ...head, validators: record.validators, title, notModified: false, format }
    }
    for (const candidate of discovered.candidates) {
      const key = urlKey(candidate.url)
      if (!found.has(key) && found.size < limits.sitemapUrlsMax) found.set(key, { ...candidate, key })
    }
    for (const more of discovered.more) {
      if (!documents.includes(more) && documents.length < limits.sitemapFilesMax) documents.push(more)
    }
  }
  // Validators of an index say nothing about the sitemaps in it.
  const validators = documents.length > 1 ? { etag: null, lastModified: null } : head.validators
  return { ...head, validators, candidates: [...found.values()] }
}

/** What discover reads of a fetched document. */
export function documentOf(url: string, record: FetchRecord): SourceDocument {
  const { mediaType, charset } = record
  return { url: record.hops.at(-1)?.url ?? url, body: record.body ?? new Uint8Array(), mediaType, charset }
}

/** Fetches one document of a source. Throws what robots.txt or the fetch say. */
export async function fetchDocument(
  deps: Pick<DiscoverDeps, 'fetcher' | 'robots'>,
  url: string,
  validators: Validators | null,
  signal: AbortSignal,
): Promise<FetchRecord> {
  const refusal = robotsRefusal(await deps.robots.check(url, signal))
  if (refusal !== null)
    throw new OperationalError(refusal.code, refusal.message, { hint: hints[refusal.code] ?? '' })
  const record = await deps.fetcher.fetch(validators === null ? { url } : { url, validators }, signal)
  if (signal.aborted) throw signal.reason
  if (record.failure !== null) throw new OperationalError(record.failure.code, record.failure.message)
  return record
}

const hints: Readonly<Partial<Record<ErrorCode, string>>> = {
  'robots-disallowed': 'Ask the publisher, or follow another source of the same site.',
  'robots-unreachable': 'Check the address and that the host answers, then try again.',
}
