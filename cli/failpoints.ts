import { noFailpoint } from '../model/failpoint.ts'
import type { Failpoint } from '../model/failpoint.ts'

/**
 * `STET_FAILPOINT=name` kills this process with SIGKILL when it reaches that arrow of the capture protocol;
 * `name:3` at the third time. For the crash tests; docs/reliability.md lists the names.
 */
export function failpointFrom(env: Readonly<Record<string, string | undefined>>): Failpoint {
  const setting = env['STET_FAILPOINT']
  if (setting === undefined || setting === '') return noFailpoint
  const [wanted, times = '1'] = setting.split(':')
  let left = Number(times)
  return (name) => {
    if (name !== wanted) return
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
