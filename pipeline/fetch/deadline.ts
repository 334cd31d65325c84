import { OperationalError } from '../../model/errors.ts'

/**
 * One end for everything a fetch does, on the monotonic clock: time is up, the caller aborted, or the fetcher is
 * being closed. The timeouts of HTTP clients count pauses between bytes, so a server that drips never meets them.
 */
export interface Deadline extends Disposable {
  /** Null until the end; then why, as `timeout`. */
  readonly failure: OperationalError | null
  /** Calls the listener once at the end, at once when it has come. Returns what takes the listener away. */
  whenOver(listener: (failure: OperationalError) => void): () => void
  /** The work's result, unless the end or `partMs` comes first: then it rejects with the reason or with `late`. */
  race<T>(work: Promise<T>, partMs: number, late: OperationalError): Promise<T>
}

export function startDeadline(timeoutMs: number, signals: readonly AbortSignal[]): Deadline {
  const listeners = new Set<(failure: OperationalError) => void>()
  let failure: OperationalError | null = null
  const end = (message: string) => {
    failure ??= new OperationalError('timeout', message, { retryable: true })
    stop()
    for (const listener of listeners) listener(failure)
    listeners.clear()
  }
  const abort = () => end('the fetch was ended before it was complete')
  const timer = setTimeout(() => end(`the fetch took longer than ${timeoutMs / 1000} s`), timeoutMs)
  for (const signal of signals) {
    if (signal.aborted) abort()
    else signal.addEventListener('abort', abort, { once: true })
  }
  function stop(): void {
    clearTimeout(timer)
    for (const signal of signals) signal.removeEventListener('abort', abort)
  }
  function whenOver(listener: (reason: OperationalError) => void): () => void {
    if (failure === null) listeners.add(listener)
    else listener(failure)
    return () => listeners.delete(listener)
  }
  return {
    get failure() {
      return failure
    },
    whenOver,
    async race(work, partMs, late) {
      const { promise: over, reject } = Promise.withResolvers<never>()
      const partTimer = setTimeout(reject, partMs, late)
      const forget = whenOver(reject)
      try {
        return await Promise.race([work, over])
      } finally {
        clearTimeout(partTimer)
        forget()
      }
    },
    [Symbol.dispose]: stop,
  }
}
