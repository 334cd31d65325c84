import type { Io } from './io.ts'

export interface ProgressBar {
  /** `total`: null when nobody knows yet. */
  update(done: number, total: number | null): void
  clear(): void
}

const barWidthMax = 30

/** A bar on standard error, only where a terminal is; elsewhere it is silent. Redrawn at most ten times a second. */
export function progressBar(io: Io, label: string): ProgressBar {
  if (io.stderr.isTTY !== true) return { update() {}, clear() {} }
  let drawnAt = 0
  return {
    update(done, total) {
      const now = performance.now()
      if (now - drawnAt < 100) return
      drawnAt = now
      if (total === null) {
        io.stderr.write(`\r${label} ${done.toLocaleString('en')}\u001B[K`)
        return
      }
      const share = total === 0 ? 0 : Math.min(1, done / total)
      const figures = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
      // A line that wraps is not redrawn but repeated, and the last column wraps on some terminals.
      const room = (io.stderr.columns ?? 80) - label.length - figures.length - 3
      const width = Math.max(0, Math.min(barWidthMax, room))
      const filled = '█'.repeat(Math.round(share * width)).padEnd(width, '░')
      io.stderr.write(`\r${label} ${filled} ${figures}\u001B[K`)
    },
    clear() {
      io.stderr.write('\r\u001B[K')
      drawnAt = 0
    },
  }
}
