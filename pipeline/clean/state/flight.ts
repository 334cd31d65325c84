/** References within rows lead to rows no deeper than this. */
const depthMax = 40

/**
 * The values of React's server component stream ("flight"): rows of `id:JSON` and `id:Tlength,text`, where a string
 * `$id` stands for another row. Texts are put where they are referred to, so that an article's text stands beside its
 * title again.
 */
export function flightValues(stream: string): unknown[] {
  if (stream === '') return []
  const texts = new Map<string, string>()
  const rows: unknown[] = []
  for (let at = 0; at < stream.length;) {
    const head = /^([\da-f]+):(?:T([\da-f]+),)?/i.exec(stream.slice(at, at + 40))
    const lineEnd = stream.indexOf('\n', at)
    const end = lineEnd === -1 ? stream.length : lineEnd
    const id = head?.[1]
    const length = head?.[2]
    if (head !== null && id !== undefined && length !== undefined) {
      const from = at + head[0].length
      const to = afterBytes(stream, from, Number.parseInt(length, 16))
      texts.set(id, stream.slice(from, to))
      at = to
    } else {
      if (head !== null) rows.push(rowValue(stream.slice(at + head[0].length, end)))
      at = end + 1
    }
  }
  return rows.map((row) => withTexts(row, texts, 0))
}

function rowValue(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** Where a text of so many bytes of UTF-8 ends. */
function afterBytes(text: string, from: number, bytes: number): number {
  let left = bytes
  let at = from
  while (left > 0 && at < text.length) {
    const code = text.codePointAt(at) ?? 0
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    at += code > 0xffff ? 2 : 1
  }
  return at
}

function withTexts(value: unknown, texts: ReadonlyMap<string, string>, depth: number): unknown {
  if (depth > depthMax || value === null) return null
  if (typeof value === 'string')
    return /^\$[\da-f]+$/i.test(value) ? (texts.get(value.slice(1)) ?? value) : value
  if (Array.isArray(value)) return value.map((item) => withTexts(item, texts, depth + 1))
  if (typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, withTexts(item, texts, depth + 1)]),
  )
}
