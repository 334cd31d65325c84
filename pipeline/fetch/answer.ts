import { MIMEType } from 'whatwg-mimetype'
import type { FetchFailure, FetchRecord, Truncation } from '../../model/capture.ts'
import type { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import type { Validators } from '../../model/source.ts'
import { isSuccess, statusFailure } from './answer-status.ts'
import { decodeBody } from './coding.ts'
import type { Deadline } from './deadline.ts'
import type { Exchange } from './exchange.ts'
import type { FetchRequest } from './fetcher.ts'
import { headerValue, headerValues } from './headers.ts'
import type { Head } from './headers.ts'
import { bodyFailure } from './network-failure.ts'
import { isRedirect } from './redirects.ts'
import { sentValidators } from './request-headers.ts'

type Interpreted = Omit<FetchRecord, 'requestedUrl' | 'hops' | 'startedAt' | 'finishedAt'>

/** How many bytes of an answer's body to take; error answers count, they are evidence. Zero: refuse it unread. */
export function wantedSizeBytes(head: Head, request: FetchRequest): number {
  if (isRedirect(head)) return limits.fetchRedirectBodySizeBytesMax
  if (refusesMediaType(head, request)) return 0
  return request.bodySizeBytesMax ?? limits.fetchBodySizeBytesMax
}

/** Turns the last answer into the record of it: codings undone, and everything that is wrong with it named. */
export async function interpret(
  answer: Exchange & { readonly head: Head },
  request: FetchRequest,
  deadline: Deadline,
  now: Date,
): Promise<Interpreted> {
  const { head } = answer
  const sent = sentValidators(request)
  const conditional = sent.etag !== null || sent.lastModified !== null
  const statusProblem = statusFailure(head, conditional, now)
  const notModified = head.status === 304 && statusProblem === null
  const type = contentType(head)
  const common = {
    mediaType: type?.essence ?? null,
    charset: type?.parameters.get('charset') ?? null,
    validators: validatorsOf(head, sent),
    notModified,
  }
  if (head.status === 304) return { ...common, body: null, truncated: null, failure: statusProblem }
  if (refusesMediaType(head, request)) {
    const message = isAttachment(head)
      ? 'the answer is a file to be saved (Content-Disposition: attachment)'
      : `the answer is of a type that is not wanted here (${common.mediaType})`
    return {
      ...common,
      body: null,
      truncated: null,
      failure: failure('media-type-unsupported', message),
    }
  }
  const { body, truncated, problem } = await readBody(answer, request, deadline)
  return { ...common, body, truncated, failure: statusProblem ?? problem }
}

interface ReadBody {
  readonly body: Uint8Array
  readonly truncated: Truncation | null
  readonly problem: FetchFailure | null
}

async function readBody(
  answer: Exchange & { readonly head: Head },
  request: FetchRequest,
  deadline: Deadline,
): Promise<ReadBody> {
  const sizeBytesMax = request.bodySizeBytesMax ?? limits.fetchBodySizeBytesMax
  const codings = headerValues(answer.head, 'content-encoding')
  const raw = answer.body ?? new Uint8Array()
  const decoded = await decodeBody(raw, codings, sizeBytesMax, answer.end !== 'complete')
  const tooLarge = answer.end === 'length' || decoded.cut || decoded.bomb
  const truncated = tooLarge ? 'length' : truncations[answer.end]
  return { body: decoded.bytes, truncated, problem: decodingFailure(decoded.problem) ?? lossOf() }

  function lossOf(): FetchFailure | null {
    if (decoded.bomb) {
      const times = limits.fetchCodingRatioMax
      return failure('body-too-large', `the body unpacks to more than ${times} times what was sent`)
    }
    if (tooLarge) return failure('body-too-large', `the body is longer than ${sizeBytesMax} bytes`)
    if (answer.end === 'time' && deadline.failure !== null) return fromError(deadline.failure)
    if (answer.end === 'error' && answer.error !== null) return fromError(bodyFailure(answer.error))
    return null
  }
}

const truncations: Readonly<Record<Exchange['end'], Truncation | null>> = {
  complete: null,
  length: 'length',
  time: 'time',
  error: 'disconnect',
}

function decodingFailure(problem: 'coding-invalid' | 'coding-unsupported' | null): FetchFailure | null {
  if (problem === 'coding-invalid') return failure(problem, 'the body is not of the content coding it claims')
  if (problem === 'coding-unsupported')
    return failure(problem, 'the body has content codings that are not undone here')
  return null
}

function refusesMediaType(head: Head, request: FetchRequest): boolean {
  if (request.mediaTypes === undefined || !isSuccess(head.status)) return false
  if (isAttachment(head)) return true
  const type = contentType(head)
  // Without a type the bytes have to say what they are.
  return type !== null && !request.mediaTypes.includes(type.essence)
}

/** RFC 6266 section 4.2: what no browser would show as a page. Feeds and sitemaps are sent so, and name no types. */
function isAttachment(head: Head): boolean {
  return /^\s*attachment\s*(?:;|$)/i.test(headerValue(head, 'content-disposition') ?? '')
}

function contentType(head: Head): MIMEType | null {
  return MIMEType.parse(headerValue(head, 'content-type') ?? '')
}

/** A 304 may bring new validators; those it does not name stay as they were (RFC 9111 section 4.3.4). */
function validatorsOf(head: Head, sent: Validators): Validators {
  const etag = headerValue(head, 'etag')
  const lastModified = headerValue(head, 'last-modified')
  if (head.status === 304) return { etag: etag ?? sent.etag, lastModified: lastModified ?? sent.lastModified }
  return isSuccess(head.status) ? { etag, lastModified } : { etag: null, lastModified: null }
}

function failure(code: FetchFailure['code'], message: string): FetchFailure {
  return { code, message, retryAfterMs: null }
}

function fromError(error: OperationalError): FetchFailure {
  return failure(error.code, error.message)
}
