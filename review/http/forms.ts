import type { Context } from 'hono'

/** The fields of a form as it was sent (application/x-www-form-urlencoded). */
export async function formOf(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await c.req.text())
}

/** The numbers of changes that a form names; what is none is left out. */
export function changeNumbers(form: URLSearchParams): number[] {
  return form
    .getAll('change')
    .filter((text) => /^[1-9]\d{0,14}$/.test(text))
    .map(Number)
}
