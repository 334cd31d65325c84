import { writtenDate } from './dates.ts'
import type { Found } from './headline.ts'

/** The day that an address names, of the first that names one. */
export function dateOfAddress(addresses: readonly string[]): Found<string> | null {
  for (const address of addresses) {
    const match =
      /[/_-]((?:19|20)\d\d)[/_-](\d\d?)[/_-](\d\d?)(?=\D|$)/.exec(address) ??
      /\/((?:19|20)\d\d)(\d\d)(\d\d)(?=\D|$)/.exec(address)
    const value = match === null ? null : writtenDate(`${match[1]}-${match[2]}-${match[3]}`)
    if (value !== null) return { value, origin: 'url' }
  }
  return null
}

/** The month that an address is filed under, as YYYY-MM-, or what no date begins with. */
export function monthOfAddress(addresses: readonly string[]): string {
  for (const address of addresses) {
    const match = /\/((?:19|20)\d\d)\/(0?[1-9]|1[0-2])\//.exec(address)
    if (match !== null) return `${match[1]}-${(match[2] ?? '').padStart(2, '0')}-`
  }
  return 'none'
}
