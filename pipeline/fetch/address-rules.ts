import { isIP } from 'node:net'
import { OperationalError } from '../../model/errors.ts'

/** Lets exactly these addresses through the guard, on exactly this port. */
export interface AddressRule {
  readonly address: string
  readonly prefixLength: number
  readonly port: number
}

/**
 * Reads the setting FETCH_ALLOW_ADDRESSES: a comma-separated list of `address:port` or `CIDR:port`, IPv6 in
 * brackets (`127.0.0.2:8080, 10.1.0.0/16:443, [::1]:8080, [fd00::/8]:443`). Empty text gives no rule.
 * Throws `settings-invalid`, saying what to write.
 */
export function parseAddressRules(text: string): AddressRule[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parseRule)
}

const rulePattern =
  /^(?:\[([0-9a-f:.]+)(?:\/(\d{1,3}))?\](?:\/(\d{1,3}))?|([0-9.]+)(?:\/(\d{1,2}))?):(\d{1,5})$/i

function parseRule(entry: string): AddressRule {
  const match = rulePattern.exec(entry)
  const address = match?.[1] ?? match?.[4] ?? ''
  const family = isIP(address)
  const widest = family === 6 ? 128 : 32
  const prefixLength = Number(match?.[2] ?? match?.[3] ?? match?.[5] ?? widest)
  const port = Number(match?.[6])
  const bracketed = match?.[1] !== undefined
  const good =
    family !== 0 && bracketed === (family === 6) && prefixLength <= widest && port >= 1 && port <= 65_535
  if (good) return { address, prefixLength, port }
  throw new OperationalError(
    'settings-invalid',
    `FETCH_ALLOW_ADDRESSES: "${entry}" is not an address and a port`,
    {
      hint: 'Write a comma-separated list such as 127.0.0.2:8080, 10.1.0.0/16:443, [::1]:8080.',
    },
  )
}
