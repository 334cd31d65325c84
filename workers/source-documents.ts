import type { KeyedCandidate } from '../archive/archive.ts'
import type { FetchRecord } from '../model/capture.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode, Failure } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { Source, Validators } from '../model/source.ts'
import { discover, urlPatterns } from '../pipeline/discover/discover.ts'
import type { Discovered, SourceDocument } from '../pipeline/discover/discover.ts'
import { urlKey } from '../pipeline/discover/url-key.ts'
import type { Fetcher } from '../pipeline/fetch/fetcher.ts'
import type { RobotsRules } from '../pipeline/fetch/robots.ts'
import { hostTurn } from './host-turn.ts'
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
  readonly candidates: readonly KeyedCandidate[]
  readonly notModified: boolean
  readonly skipped: readonly SkippedDocument[]
}

/**
 * Fetches a source's document (or takes `first`, when it is fetched already) and those it refers to (nested
 * sitemaps). Throws what fetch or discover say of the first document, or of all the others; when only some of
 * them cannot be read, they are skipped and named.
 */
export async function readDocuments(
  deps: DocumentDeps,
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
    const nothing = { title: null, notModified: false, skipped: [] }
    return { ...nothing, validators, candidates: [candidate], format: 'single page' }
  }
  const patterns = urlPatterns(source.include, source.exclude)
  const found = new Map<string, KeyedCandidate>()
  const documents = [source.url]
  let head: Reading & { format: string } = {
    validators: source.validators,
    title: source.title,
    candidates: [],
    notModified: true,
    skipped: [],
    format: '',
  }
  const skipped: SkippedDocument[] = []
  for (const [index, url] of documents.entries()) {
    const isFirst = index === 0
    let discovered: Discovered
    try {
      const record =
        isFirst && first !== null
          ? first
          : isFirst
            ? await fetchDocument(deps, url, source.validators, limits.hostPatienceMs, signal)
            : await fetchDocument(deps, url, null, limits.sourceHostWaitMsMax, signal)
      if (record.notModified) return head
      discovered = discover(source.kind, documentOf(url, record), patterns)
      if (isFirst) {
        const { title, format } = discovered
        head = { ...head, validators: record.validators, title, notModified: false, format }
      }
    } catch (error) {
      const isItsOwn = error instanceof OperationalError && !ownHouse.has(error.code) && !signal.aborted
      if (isFirst || !isItsOwn) throw error
      skipped.push({ url, code: error.code, message: error.message })
      // Nothing but the index itself could be read.
      if (index === documents.length - 1 && skipped.length === index) throw error
      continue
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
  return { ...head, validators, candidates: [...found.values()], skipped }
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

/** The host's turn would come later than the caller can wait. */
export class HostBusy extends OperationalError {
  readonly at: Date

  constructor(host: string, at: Date) {
    super('host-busy', `${host} is to be left alone until ${at.toISOString()}`, {
      retryable: true,
      hint: 'Others of this archive are reading it, or it asked for peace (Retry-After). Try again then.',
    })
    this.at = at
  }
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
): Promise<FetchRecord> {
  const permission = await deps.robots.check(url, signal)
  const refusal = robotsRefusal(permission)
  if (refusal !== null)
    throw new OperationalError(refusal.code, refusal.message, { hint: hints[refusal.code] ?? '' })
  const { host } = new URL(url)
  const turn = await hostTurn(deps, host, permission.crawlDelayMs, waitMsMax, signal)
  if (turn instanceof Date) throw new HostBusy(host, turn)
  const polite = { url, mayFollow: mayFollow(deps, signal) }
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
