import { setTimeout as sleep } from 'node:timers/promises'
import { limits } from '../model/limits.ts'
import { HostBusy } from '../workers/host-turn.ts'
import { time } from './format.ts'
import type { Io } from './io.ts'

/** A wait shorter than this needs no word. */
const sayAfterMs = 5_000

/**
 * Waits for a turn at the host of a URL, aloud when it takes a while; throws `host-busy` when that comes later than
 * anybody at a prompt waits. Rejects when told to stop.
 */
export async function waitForHost(io: Io, url: string, at: Date): Promise<void> {
  const { host } = new URL(url)
  const waitMs = Math.max(1, at.getTime() - Date.now())
  if (waitMs > limits.sourceHostWaitMsMax) throw new HostBusy(host, at)
  if (waitMs > sayAfterMs) io.stderr.write(`stet: waiting for the turn at ${host}, ${time(at)}\n`)
  await sleep(waitMs, undefined, { signal: io.stopping })
}
