import { OperationalError } from '../model/errors.ts'
import { limits } from '../model/limits.ts'
import type { Page } from './reading-archive.ts'

/** A limit as asked for, within 1 and `limits.pageSizeMax`. */
export function pageSize(limit: number): number {
  return Math.min(limits.pageSizeMax, Math.max(1, Math.floor(limit)))
}

/** The id after which a page begins; null for the first page. Throws `usage` for what was never a cursor. */
export function cursorId(cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  if (!/^\d{1,15}$/.test(cursor)) throw noCursor(cursor)
  return Number(cursor)
}

/** Going on from a place that there is not would look like a list that begins again. */
export function noCursor(cursor: string): OperationalError {
  return new OperationalError('usage', `"${cursor.slice(0, 40)}" is no cursor of this list`, {
    hint: 'Begin without one, and go on with the cursor of the answer.',
  })
}

/** A page out of rows of which one more than `size` was asked for. */
export function toPage<Row extends { readonly id: number }, T>(
  rows: readonly Row[],
  size: number,
  toItem: (row: Row) => T,
  toCursor: (row: Row) => string = ({ id }) => String(id),
): Page<T> {
  const items = rows.slice(0, size)
  const last = items.at(-1)
  return {
    items: items.map(toItem),
    cursor: rows.length > size && last !== undefined ? toCursor(last) : null,
  }
}
