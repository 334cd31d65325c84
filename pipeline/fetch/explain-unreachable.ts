import { lookup } from 'node:dns/promises'
import { OperationalError } from '../../model/errors.ts'

/**
 * What to say of a host whose robots.txt could not be read, to somebody who has just typed its name: `dns-failed`
 * when there is no such name, which is what a slip of the keyboard looks like; else the error itself.
 */
export async function explainUnreachable(error: unknown, url: string): Promise<unknown> {
  if (!(error instanceof OperationalError) || error.code !== 'robots-unreachable') return error
  const { hostname } = new URL(url)
  try {
    await lookup(hostname)
    return error
  } catch (cause) {
    return new OperationalError('dns-failed', `the name ${hostname} does not resolve`, { cause })
  }
}
