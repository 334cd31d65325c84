import type { Dispatcher } from 'undici'
import { limits } from '../../model/limits.ts'
import { byteSink } from './byte-sink.ts'
import type { ByteSink } from './byte-sink.ts'
import type { Deadline } from './deadline.ts'
import { headerValue, readHeaders } from './headers.ts'
import type { Head } from './headers.ts'
import type { MeetsPeer } from './pinned-client.ts'

/** How many bytes of a body to take before cutting it. Zero cuts at once, and then an answer has no body. */
export type BodyPlan = (head: Head) => number

/** What is sent. Headers as names and values by turns; Host, Connection and Content-Length are the client's. */
export interface Message {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: string[]
  readonly body?: string
}

/** One request on the wire and whatever came back. */
export interface Exchange {
  /** True once the request was written to a connection: the address could be reached. */
  readonly sent: boolean
  readonly head: Head | null
  /** As sent, codings and all. Null without a head or when the plan wanted none. */
  readonly body: Buffer | null
  /** - `complete`: the whole answer; - `length`: cut by the plan; - `time`: by the deadline; - `error`: see there. */
  readonly end: 'complete' | 'length' | 'time' | 'error'
  readonly error: Error | null
  /** SHA-256 of the certificate of the connection that the head came on, in hex; null for none. */
  readonly certificate: string | null
}

/**
 * Sends one message and collects the answer. Never rejects. It uses undici's dispatch interface, the only one that
 * shows headers byte for byte and in order, neither follows redirects nor decodes, and makes no stream per answer.
 */
export function exchange(
  connection: Dispatcher,
  message: Message,
  plan: BodyPlan,
  deadline: Deadline,
): Promise<Exchange> {
  return new Promise((resolve) => {
    const reader = new AnswerReader(plan, deadline, resolve)
    connection.dispatch({ ...message }, reader)
  })
}

class AnswerReader implements Dispatcher.DispatchHandler, MeetsPeer {
  readonly #plan: BodyPlan
  readonly #resolve: (exchange: Exchange) => void
  readonly #forgetDeadline: () => void
  #controller: Dispatcher.DispatchController | null = null
  #head: Head | null = null
  #certificateNow: () => string | null = () => null
  #certificate: string | null = null
  #sink: ByteSink | null = null
  #interimAnswers = 0
  #over = false

  constructor(plan: BodyPlan, deadline: Deadline, resolve: (exchange: Exchange) => void) {
    this.#plan = plan
    this.#resolve = resolve
    this.#forgetDeadline = deadline.whenOver(() => this.#cut('time', null))
  }

  onPeer(certificate: () => string | null): void {
    this.#certificateNow = certificate
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    if (this.#over) controller.abort(new Error('given up'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (this.#over) return
    if (status < 200) {
      this.#interimAnswers += 1
      if (this.#interimAnswers > limits.fetchInterimAnswersMax) this.#cut('error', new InterimFloodError())
      return
    }
    this.#certificate = this.#certificateNow()
    const raw = controller.rawHeaders
    this.#head = { status, headers: Array.isArray(raw) ? readHeaders(raw) : [] }
    const sizeBytesMax = this.#plan(this.#head)
    if (sizeBytesMax === 0) return this.#cut('length', null)
    this.#sink = byteSink(sizeBytesMax, claimedSizeBytes(this.#head))
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#over || this.#sink === null) return
    if (!this.#sink.add(chunk)) this.#cut('length', null)
  }

  onResponseEnd(): void {
    this.#finish('complete', null)
  }

  onResponseError(_controller: Dispatcher.DispatchController | null, error: Error): void {
    this.#finish('error', error)
  }

  #cut(end: 'length' | 'time' | 'error', error: Error | null): void {
    this.#finish(end, error)
    this.#controller?.abort(new Error('given up'))
  }

  #finish(end: Exchange['end'], error: Error | null): void {
    if (this.#over) return
    this.#over = true
    this.#forgetDeadline?.()
    const body = this.#sink?.finish() ?? null
    this.#sink = null
    const certificate = this.#certificate
    const result = { sent: this.#controller !== null, head: this.#head, body, end, error, certificate }
    // undici frees a connection in the first turn of the event loop after its answer. Whoever asks the same host
    // before that, such as the next hop of a redirect, would open another one; the microtask lets undici go first.
    queueMicrotask(() => setImmediate(this.#resolve, result))
  }
}

/** More 1xx answers than any honest server sends. */
export class InterimFloodError extends Error {
  override readonly name: string = 'InterimFloodError'
}

function claimedSizeBytes(head: Head): number | undefined {
  const claim = Number(headerValue(head, 'content-length') ?? Number.NaN)
  return Number.isSafeInteger(claim) && claim > 0 ? claim : undefined
}
