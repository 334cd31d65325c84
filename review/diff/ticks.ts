/** A moment on the axis of a chart. */
export interface Tick {
  readonly date: Date
  readonly label: string
  readonly x: number
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

const steps = [
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  30 * day,
  90 * day,
  180 * day,
  365 * day,
  5 * 365 * day,
] as const

const ticksMax = 8

/** Round moments (in UTC) between two, at most eight, each with what distinguishes it. `x` is left at 0. Pure. */
export function ticksOf(from: Date, to: Date): Tick[] {
  const length = to.getTime() - from.getTime()
  const step = steps.find((each) => length / each <= ticksMax) ?? steps[steps.length - 1] ?? day
  const first = Math.ceil(from.getTime() / step) * step
  const ticks: Tick[] = []
  for (let at = first; at <= to.getTime() && ticks.length < ticksMax + 1; at += step) {
    const date = new Date(at)
    ticks.push({ date, label: labelOf(date, step, ticks.length === 0), x: 0 })
  }
  return ticks
}

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' })
const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

function labelOf(date: Date, step: number, isFirst: boolean): string {
  if (step >= 30 * day) return monthFormat.format(date)
  if (step >= day) return dayFormat.format(date)
  const clock = date.toISOString().slice(11, 16)
  return clock === '00:00' || isFirst ? `${dayFormat.format(date)}, ${clock}` : clock
}
