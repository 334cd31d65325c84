import type { Claim, NotDerived } from '../archive/archive.ts'
import { OperationalError } from '../model/errors.ts'
import type { ErrorCode, Failure } from '../model/errors.ts'
import type { Doubt } from '../model/quality.ts'
import type { Cleaned } from '../pipeline/clean/clean.ts'
import type { Shown } from '../pipeline/judge/against-head.ts'
import { judge } from '../pipeline/judge/judge.ts'
import type { Judgement } from '../pipeline/judge/judge.ts'
import { madeAt } from '../pipeline/judge/made-at.ts'
import { reservationOf } from '../pipeline/judge/reservations.ts'
import type { Traces } from '../pipeline/judge/traces.ts'
import type { DeriveDeps, StoredPage } from './derive.ts'

/** Judges a page that shows something else than the head, beside the head as it was shown last. */
export async function judgePage(
  deps: DeriveDeps,
  claim: Claim,
  page: StoredPage,
  { cleaned, traces }: { readonly cleaned: Cleaned | Failure; readonly traces: Traces },
): Promise<Judgement> {
  const { requestedUrl, hops, startedAt } = page
  const content = 'content' in cleaned ? cleaned.content : null
  const finalUrl = hops.at(-1)?.url ?? requestedUrl
  const reservation = reservationOf(hops, startOf(await page.body()))
  const facts = { requestedUrl, finalUrl, content, traces, madeAt: madeAt(hops, startedAt), reservation }
  return judge(facts, await headShown(deps, claim, traces))
}

/** Enough of a page to find what stands before its text; the names that are looked for are ASCII. */
export function startOf(body: Uint8Array): string {
  return Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 65_536)).toString('latin1')
}

/** The head, with the traces of the page that showed it last; where its bytes are damaged, with `instead`. */
async function headShown(
  { archive, derivePool }: DeriveDeps,
  claim: Claim,
  instead: Traces,
): Promise<Shown | null> {
  if (claim.head === null) return null
  const { captureId, version: number } = claim.head
  const [version, capture] = await Promise.all([
    archive.version(claim.articleId, number),
    archive.capture(captureId),
  ])
  if (version === null || capture === null) return null
  const { mediaType, charset, hops, startedAt } = capture
  const traces = await orNull(async () => {
    const body = (await archive.readBody(captureId)) ?? new Uint8Array()
    return (await derivePool.traces({ body, mediaType, charset, url: null })).value
  })
  return { content: version.content, traces: traces ?? instead, madeAt: madeAt(hops, startedAt) }
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof OperationalError) || error.retryable) throw error
    return null
  }
}

const outcomes: Readonly<Partial<Record<ErrorCode, NotDerived['outcome']>>> = {
  'page-bot-wall': 'blocked',
  'page-consent': 'blocked',
  'page-teaser': 'blocked',
  'page-missing': 'gone',
  'page-elsewhere': 'gone',
}

/** What a judgement makes of a page that is not believed; null when nothing stands against it, or no longer does. */
export function refusedBy(
  { refusal, doubt, quality }: Judgement,
  claim: Claim,
  { startedAt }: StoredPage,
  cleaned: Cleaned | Failure,
  doubtMs: number,
): NotDerived | null {
  if (refusal !== null) {
    return { outcome: outcomes[refusal.code] ?? 'failed', failure: refusal, quality, doubt: null }
  }
  if (doubt === null || 'code' in cleaned || isBelieved(doubt, claim, cleaned, startedAt, doubtMs))
    return null
  const evidence = quality.signals.find(({ name }) => name === doubt)?.evidence ?? ''
  return {
    outcome: 'failed',
    failure: { code: 'page-doubtful', message: `${says[doubt]} (${evidence})` },
    quality,
    doubt: { signal: doubt, contentDigest: cleaned.contentDigest },
  }
}

const says: Readonly<Record<Doubt, string>> = {
  'cut-off': 'the page seems to break off',
  'text-gone': 'next to nothing is left of the text',
  'other-language': 'the page is in another language than before',
}

/** What a server cuts off by accident ends elsewhere the next time; the rest is believed when it lasts. */
function isBelieved(
  doubt: Doubt,
  { doubted }: Claim,
  { contentDigest }: Cleaned,
  seenAt: Date,
  doubtMs: number,
): boolean {
  if (doubted?.signal !== doubt) return false
  const lastedMs = seenAt.getTime() - doubted.since.getTime()
  return doubt === 'cut-off' ? doubted.contentDigest === contentDigest : lastedMs >= doubtMs
}
