import type { CaptureReport } from '../workers/capture.ts'
import { count, time } from './format.ts'

/** Being due, being found due and being worked at takes a little. */
const slackMs = 2_000

/** The second looks that the captures of a run asked for: a run at a prompt ends when its changes can be told. */
export interface SecondLooks {
  add(report: CaptureReport): void
  /** Whether one is still to come at `now`. */
  areDue(now: Date): boolean
  /** Says once, to whoever waits, until when and for how many. */
  say(say: ((reason: string) => void) | undefined): void
}

export function secondLooks(secondLookMs: number, now: () => Date): SecondLooks {
  let changes = 0
  let until = Number.NEGATIVE_INFINITY
  let said = false
  return {
    add({ commit }) {
      const changed =
        commit?.previous != null && (commit.outcome === 'changed' || commit.outcome === 'returned')
      if (!changed || secondLookMs === 0) return
      changes += 1
      until = now().getTime() + secondLookMs + slackMs
      said = false
    },
    areDue: (at) => at.getTime() < until,
    say(say) {
      if (said) return
      said = true
      const what = count(changes, 'change')
      say?.(
        `waiting until ${time(new Date(until))} for a second look at ${what}, before it is told (SECOND_LOOK_MS)`,
      )
    },
  }
}
