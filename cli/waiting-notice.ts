import type { Remaining } from '../archive/archive.ts'
import { count, time } from './format.ts'

/** Whoever waits at a prompt wants to know why after this. */
const sayAfterMs = 5_000

/**
 * Says what a run waits for when nothing has come to an end for a while; once, until something does or the reason
 * is another one.
 */
export function waitingNotice(
  say: ((reason: string) => void) | undefined,
): (done: number, left: Remaining) => void {
  let before = { done: -1, at: 0 }
  let said: string | null = null
  return (done, left) => {
    const now = performance.now()
    if (done !== before.done) {
      before = { done, at: now }
      said = null
    }
    if (now - before.at < sayAfterMs) return
    const { kind, text } = reasonOf(left)
    if (kind === said) return
    said = kind
    say?.(text)
  }
}

function reasonOf(left: Remaining): { readonly kind: string; readonly text: string } {
  const { sources, articles, held, heldUntil, quiet, quietUntil } = left
  if (held > 0 && heldUntil !== null) {
    const text = `waiting for ${count(held, 'article')} in the hands of a worker; what a process that died was capturing comes free at ${time(heldUntil)}`
    return { kind: 'held', text }
  }
  const rest = sources + articles
  if (rest === 0 && quietUntil !== null) {
    const text = `waiting for a host that asked for peace or gave no answer, until ${time(quietUntil)} (${quiet} left there)`
    return { kind: 'quiet', text }
  }
  const text = `waiting for ${rest.toLocaleString('en')} more: a host is asked one thing at a time, and jobs of a process that died come back within a minute`
  return { kind: 'queue', text }
}
