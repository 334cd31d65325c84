/** Names as sent, values as latin1, in the order received. */
export type Headers = readonly (readonly [name: string, value: string])[]

/** An answer without its body. */
export interface Head {
  readonly status: number
  readonly headers: Headers
}

/** The raw name and value buffers of the parser as text, byte for byte. */
export function readHeaders(raw: readonly (Buffer | string)[]): Headers {
  const headers: [string, string][] = []
  for (let index = 0; index + 1 < raw.length; index += 2) {
    headers.push([latin1(raw[index]), latin1(raw[index + 1])])
  }
  return headers
}

/** All values under a name, in order; the name in lower case. */
export function headerValues(head: Head, lowerName: string): string[] {
  const values: string[] = []
  for (const [name, value] of head.headers) {
    if (name.length === lowerName.length && name.toLowerCase() === lowerName) values.push(value)
  }
  return values
}

/** The last value under a name, or null: where a header may stand only once, later ones were added on the way. */
export function headerValue(head: Head, lowerName: string): string | null {
  return headerValues(head, lowerName).at(-1) ?? null
}

function latin1(part: Buffer | string | undefined): string {
  return typeof part === 'string' ? part : (part?.toString('latin1') ?? '')
}
