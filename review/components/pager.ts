import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { withQuery } from '../paths.ts'

/** The way on, and the way back to the beginning, of a list read by cursor. */
export function pager(options: {
  readonly path: string
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly cursor: string | null
  readonly began: boolean
  readonly onward: string
  readonly first: string
}): Html {
  const { path, query = {}, cursor, began } = options
  if (cursor === null && !began) return nothing
  return html`<nav class="pager" aria-label="Pages">
    ${began ? html`<a href="${withQuery(path, query)}" rel="first">${options.first}</a>` : nothing}
    ${
      cursor === null
        ? nothing
        : html`<a href="${withQuery(path, { ...query, cursor })}" rel="next">${options.onward}</a>`
    }
  </nav>`
}
