import { describe, expect, test } from 'vitest'
import { OperationalError } from '../../model/errors.ts'
import { checkSchedule, nextTick } from '../../scheduler/tick.ts'

const codeOf = (call: () => unknown): string | null => {
  try {
    call()
    return null
  } catch (error) {
    return error instanceof OperationalError ? error.code : 'not operational'
  }
}

describe('checkSchedule', () => {
  test.each(['*/15 * * * *', '0 9 * * 1-5', '*/10 * * * * *'])('takes %s', (cron) => {
    expect(codeOf(() => checkSchedule(cron, 'UTC'))).toBeNull()
  })

  test.each(['61 * * * *', 'often', '', '* * * *', '0 0 32 1 *'])(
    'refuses "%s" as a cron expression',
    (cron) => {
      expect(codeOf(() => checkSchedule(cron, 'UTC'))).toBe('cron-invalid')
    },
  )

  test('refuses a time zone that does not exist', () => {
    expect(codeOf(() => checkSchedule('* * * * *', 'Mars/Olympus'))).toBe('timezone-invalid')
  })
})

describe('nextTick', () => {
  test('is in the future and on the minute', () => {
    const next = nextTick('*/5 * * * *', 'UTC')
    expect(next.getTime()).toBeGreaterThan(Date.now())
    expect(next.getTime() % 300_000).toBe(0)
  })

  test('reads the expression in its time zone', () => {
    const hourIn = (timezone: string) =>
      new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', hourCycle: 'h23' }).format(
        nextTick('0 6 * * *', timezone),
      )
    expect([hourIn('Asia/Kolkata'), hourIn('America/New_York'), hourIn('Australia/Lord_Howe')]).toEqual([
      '06',
      '06',
      '06',
    ])
  })

  test('refuses an expression that never fires', () => {
    expect(codeOf(() => nextTick('0 0 30 2 *', 'UTC'))).toBe('cron-invalid')
  })
})
