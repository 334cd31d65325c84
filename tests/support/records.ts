import { createHash } from 'node:crypto'
import type { Archive } from '../../archive/archive.ts'
import type {
  Claim,
  CommitResult,
  DecideNext,
  DerivedContent,
  NotDerived,
  StoreResult,
} from '../../archive/archive.ts'
import { defaultCadence, nextLook } from '../../model/cadence.ts'
import type { FetchRecord } from '../../model/capture.ts'
import type { Change } from '../../model/change.ts'
import { blankContent, canonicalContent } from '../../model/content.ts'
import type { Content } from '../../model/content.ts'
import type { ErrorCode } from '../../model/errors.ts'
import type { ArticleId, Digest } from '../../model/ids.ts'
import type { SourceDraft } from '../../model/source.ts'

export const start = new Date('2026-11-01T00:00:00.000Z')

export function minutes(count: number): Date {
  return new Date(start.getTime() + count * 60_000)
}

/** A plain number as the id of something. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller says which kind of id
export function asId<Id extends number>(id: number): Id {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- tests name ids that no archive gave out
  return id as Id
}

/** The value, which a test knows to be there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('A value that should be there is absent.')
  return value
}

export function sha256Hex(data: Uint8Array | string): Digest {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a digest is what it is
  return createHash('sha256').update(data).digest('hex') as Digest
}

export function draft(url = 'https://news.example/feed'): SourceDraft {
  return {
    url,
    kind: 'feed',
    title: null,
    cron: '*/5 * * * *',
    timezone: 'UTC',
    include: null,
    exclude: null,
  }
}

/** A fetch that began at a time and took a second. Body and failure as given; a good answer has status 200. */
export function record(at: Date, rest: Partial<FetchRecord> & { text?: string } = {}): FetchRecord {
  const { text, ...given } = rest
  const url = given.requestedUrl ?? 'https://news.example/a'
  const status = given.failure == null ? (given.notModified === true ? 304 : 200) : 500
  return {
    requestedUrl: url,
    hops: [{ url, status, headers: [['Content-Type', 'text/html']], peerAddress: '192.0.2.1' }],
    startedAt: at,
    finishedAt: new Date(at.getTime() + 1_000),
    body: text === undefined ? null : new TextEncoder().encode(text),
    truncated: null,
    mediaType: text === undefined ? null : 'text/html',
    charset: null,
    validators: { etag: null, lastModified: null },
    notModified: false,
    failure: null,
    ...given,
  }
}

export function failed(at: Date, code: ErrorCode = 'timeout'): FetchRecord {
  return record(at, { failure: { code, message: `it was ${code}`, retryAfterMs: null } })
}

/** An article of one paragraph. */
export function content(text: string, headline: string | null = 'A headline'): Content {
  return {
    ...blankContent,
    headline,
    byline: ['A. Author'],
    language: 'en',
    blocks: [{ kind: 'paragraph', text }],
    origins: {},
  }
}

/** What cleaning and comparing would have made of it. */
export function derived(text: string, cleanerId = 'cleaner-1', headline?: string | null): DerivedContent {
  const made = content(text, headline)
  const contentDigest = sha256Hex(canonicalContent(made))
  const compared = change(`now ${text}`)
  return { outcome: 'content', content: made, contentDigest, cleanerId, change: compared, quality: null }
}

/** What a page comes to that is no version. */
export function notDerived(
  code: ErrorCode,
  outcome: NotDerived['outcome'] = 'failed',
  doubt: NotDerived['doubt'] = null,
): NotDerived {
  return { outcome, failure: { code, message: `it was ${code}` }, quality: null, doubt }
}

export function change(summary: string): Change {
  return {
    comparerId: 'comparer-1',
    fields: [],
    hunks: [],
    kinds: [{ kind: 'rewrite', confidence: 1, evidence: [summary] }],
    significance: 0.5,
    wordsAdded: 1,
    wordsRemoved: 1,
    coarse: false,
    summary,
  }
}

/** Changes are told at once. */
const atOnce = { ...defaultCadence, secondLookMs: 0 }

export function nextFor(claim: Claim, now: Date): DecideNext {
  const goneBefore = claim.lastOutcome === 'gone'
  return (seen) => nextLook(claim.article, seen, now, { cadence: atOnce, goneBefore })
}

/** An article of a new source, due at `start`. */
export async function addArticle(archive: Archive, url = 'https://news.example/a'): Promise<ArticleId> {
  const { source } = await archive.addSource(draft(`${url}/feed`), start)
  const { created } = await archive.recordReading({
    sourceId: source.id,
    readAt: start,
    nextDueAt: minutes(5),
    validators: { etag: null, lastModified: null },
    title: null,
    candidates: [{ url, key: url, headline: 'Claimed', publishedAt: null, modifiedAt: null }],
  })
  const id = created[0]?.id
  if (id === undefined) throw new Error('No article was created.')
  return id
}

export async function claimed(archive: Archive, id: ArticleId, slot: string, now: Date): Promise<Claim> {
  const result = await archive.claim(id, slot, now)
  if (result.outcome !== 'claimed') throw new Error(`The claim gave ${result.outcome}.`)
  return result.claim
}

/** Claim, store and, when it needs interpretation, commit with what is given (default: the body is the text). */
export async function look(
  archive: Archive,
  id: ArticleId,
  fetched: FetchRecord,
  made: Parameters<Archive['commitCapture']>[2] = derived(textOf(fetched)),
): Promise<{ stored: StoreResult; committed: CommitResult | null }> {
  const now = fetched.startedAt
  const claim = await claimed(archive, id, `manual-${now.toISOString()}`, now)
  const next = nextFor(claim, now)
  const stored = await archive.storeCapture(claim, fetched, next)
  if (stored.outcome !== 'stored') return { stored, committed: null }
  return { stored, committed: await archive.commitCapture(claim, stored.captureId, made, next) }
}

export function textOf({ body }: FetchRecord): string {
  return body === null ? '' : new TextDecoder().decode(body)
}
