import { textBelow, type Page } from '../page/page.ts'
import { flightValues } from './flight.ts'

/** In UTF-16 units, of all scripts of a page. */
const scriptsLengthMax = 8_000_000

/** Shorter values hold no article, unless they are rows: these come in pieces of any length. */
const valueLengthMin = 300

/** How often a script is read over in all: brackets of code open and close for long and hold no data. */
const readingsMax = 6

/**
 * The data that a page hands to its own scripts: JSON scripts, values assigned or passed to functions, JSON within
 * strings, the rows of React's server components. Only JSON is read, nothing is run; what is no JSON is passed over.
 */
export function scriptValues(page: Page): unknown[] {
  const values: unknown[] = []
  const rows: string[] = []
  let left = scriptsLengthMax
  for (let node = 1; node < page.tag.length && left > 0; node += 1) {
    if (page.tag[node] !== 'script') continue
    const source = textBelow(page, node, left)
    left -= source.length
    for (const value of jsonIn(source)) {
      if (Array.isArray(value) && value[0] === 1 && typeof value[1] === 'string') rows.push(value[1])
      else values.push(typeof value === 'string' ? (parsed(value) ?? value) : value)
    }
  }
  return [...values, ...flightValues(rows.join(''))]
}

/** What JSON may begin with in a script, or a call that takes it as a string. */
const beginnings = /(?<=JSON\.parse\(\s{0,9})["']|[{[](?=\s*(?:["{[]|1\s*,\s*"))/g

function* jsonIn(source: string): Generator {
  const whole = /^\s*[{[]/.test(source) ? parsed(source) : undefined
  if (whole !== undefined) return yield whole
  let left = readingsMax * source.length
  let from = 0
  while (left > 0) {
    beginnings.lastIndex = from
    const start = beginnings.exec(source)?.index
    if (start === undefined) return
    const isString = source[start] === '"' || source[start] === "'"
    const end = isString ? stringEnd(source, start) : bracketEnd(source, start)
    left -= end - start
    const isLong = end - start >= valueLengthMin || source.startsWith('[1,', start)
    const value = isLong ? literal(source.slice(start, end)) : undefined
    if (value !== undefined) yield value
    from = value === undefined ? start + 1 : end
  }
}

function literal(text: string): unknown {
  return text.startsWith("'") ? unescaped(text.slice(1, -1)) : parsed(text)
}

function parsed(text: string): unknown {
  if (!/^\s*[{["]/.test(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Where the bracket that opens at `start` closes, strings skipped; the end when it does not. */
function bracketEnd(source: string, start: number): number {
  let depth = 0
  marks.lastIndex = start
  for (let found = marks.exec(source); found !== null; found = marks.exec(source)) {
    const mark = found[0]
    if (mark === '{' || mark === '[') depth += 1
    else if (mark === '}' || mark === ']') depth -= 1
    else marks.lastIndex = stringEnd(source, found.index)
    if (depth === 0) return found.index + 1
  }
  return source.length
}

const marks = /[{}[\]"]/g

/** One past the quotation mark that ends the string which begins at `start`. */
function stringEnd(source: string, start: number): number {
  const quote = source[start] ?? '"'
  for (let at = source.indexOf(quote, start + 1); at !== -1; at = source.indexOf(quote, at + 1)) {
    let backslashes = 0
    while (source[at - 1 - backslashes] === '\\') backslashes += 1
    if (backslashes % 2 === 0) return at + 1
  }
  return source.length
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' }

/** A string of JavaScript between single quotation marks, which JSON does not know. */
function unescaped(text: string): string {
  return text.replace(
    /\\(?:u([\da-f]{4})|x([\da-f]{2})|([^ux]))/gi,
    (_, long, short, one: string | undefined) => {
      const code: unknown = long ?? short
      if (typeof code === 'string') return String.fromCharCode(Number.parseInt(code, 16))
      return one === undefined ? '' : (escapes[one] ?? one)
    },
  )
}
