import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Archive } from '../archive/archive.ts'
import { limits } from '../model/limits.ts'

type LiveArchive = Pick<Archive, 'lastChange' | 'countTelling'>

/**
 * Server-sent events (WHATWG HTML, section 9.2): `changes` with how many telling changes there are above a number,
 * whenever that grows. One question to the archive every `limits.livePollMs`, however many readers listen; at most
 * `limits.liveReadersMax` of them: who comes later is told to come back.
 */
export function liveChanges(archive: LiveArchive): (c: Context, after: number) => Response {
  const readers = new Set<(last: number) => Promise<void>>()
  let polling: NodeJS.Timeout | null = null
  let known = 0

  const poll = async (): Promise<void> => {
    // An archive that does not answer now does so later; readers see no harm.
    const last = await archive.lastChange().catch(() => known)
    if (last !== known) {
      known = last
      await Promise.allSettled([...readers].map((tell) => tell(last)))
    }
    polling = readers.size === 0 ? null : setTimeout(() => void poll(), limits.livePollMs).unref()
  }

  return (c, after) => {
    if (readers.size >= limits.liveReadersMax) {
      c.header('Retry-After', String(limits.liveRetryMs / 1_000))
      return c.body(null, 503)
    }
    return streamSSE(c, async (stream) => {
      const tell = async (last: number): Promise<void> => {
        if (last <= after) return
        const count = await archive.countTelling(after)
        if (count > 0)
          await stream.writeSSE({ event: 'changes', data: String(count), retry: limits.liveRetryMs })
      }
      readers.add(tell)
      stream.onAbort(() => void readers.delete(tell))
      polling ??= setTimeout(() => void poll(), 0)
      await tell(known)
      // A comment now and then tells proxies, and ourselves, that the reader is still there.
      while (!stream.aborted && !stream.closed) {
        await stream.write(': here\n\n')
        await stream.sleep(limits.liveBeatMs)
      }
      readers.delete(tell)
    })
  }
}
