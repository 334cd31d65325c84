import { createTask, validateDetailed } from 'node-cron'
import type { ScheduledTask } from 'node-cron'
import { OperationalError } from '../model/errors.ts'

/** Throws `cron-invalid` or `timezone-invalid` with what is wrong and an example of what is right. */
export function checkSchedule(cron: string, timezone: string): void {
  const { valid, errors } = validateDetailed(cron)
  if (!valid) {
    const detail = errors.map((error) => error.message).join('; ')
    throw new OperationalError('cron-invalid', `"${cron}" is not a cron expression: ${detail}`, {
      hint: 'Write five fields (minute hour day month weekday), such as "*/15 * * * *", or six with seconds first.',
    })
  }
  if (!isTimezone(timezone)) {
    throw new OperationalError('timezone-invalid', `"${timezone}" is not a time zone`, {
      hint: 'Write an IANA name, such as Europe/Berlin or UTC.',
    })
  }
}

/**
 * The next instant from now at which the expression fires, read in the time zone. An expression that can never
 * fire (30 February) throws `cron-invalid`.
 */
export function nextTick(cron: string, timezone: string): Date {
  checkSchedule(cron, timezone)
  const task = createSourceTask(cron, timezone, () => {})
  const next = task.getNextRuns(1)[0]
  // node-cron keeps every task that was ever made until it is destroyed.
  void task.destroy()
  if (next === undefined) throw new OperationalError('cron-invalid', `"${cron}" never fires`)
  return next
}

/** A stopped node-cron task; `start()` sets it going. Throws `cron-invalid` for what node-cron refuses later. */
export function createSourceTask(cron: string, timezone: string, onTick: (at: Date) => void): ScheduledTask {
  try {
    return createTask(cron, (context) => onTick(context.date), { timezone, suppressMissedWarning: true })
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause)
    throw new OperationalError('cron-invalid', `"${cron}" cannot be scheduled: ${detail}`, { cause })
  }
}

function isTimezone(timezone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone: timezone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
