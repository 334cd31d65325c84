import type { FetchRecord } from '../model/capture.ts'
import { reservationOf } from '../pipeline/judge/reservations.ts'
import { startOf } from './judge-page.ts'

/** A record of a page whose publisher is against copies, without the copy: that it was asked for stays on record. */
export function withoutReserved(record: FetchRecord): FetchRecord {
  if (record.body === null || record.failure !== null) return record
  const reservation = reservationOf(record.hops, startOf(record.body))
  if (reservation === null) return record
  const message = `its publisher is against copies of it (${reservation})`
  return { ...record, body: null, failure: { code: 'publisher-reserved', message, retryAfterMs: null } }
}
