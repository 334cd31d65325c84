import type { ErrorCode } from '../../model/errors.ts'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'

/** XML as text that a parser may see. */
export interface GuardedXml {
  readonly text: string
  /** Local name of the root element in lower case; null when there is no element. */
  readonly root: string | null
  /** False when the text ends before its root element does. */
  readonly complete: boolean
}

/**
 * Readies XML from strangers for a parser. Removed: byte order mark, blanks before the prolog, NUL and other
 * characters XML does not have, a plain DOCTYPE. Repaired: `<` that opens nothing. Refused with `code`: DOCTYPEs that
 * declare anything (entity bombs, XXE), elements deeper than `limits.xmlDepthMax`, tags longer than
 * `limits.xmlTagLengthMax`. Linear in the length of the text.
 */
export function guardXml(source: string, code: ErrorCode): GuardedXml {
  const text = withoutStrayBrackets(withoutDoctype(withoutIllegalCharacters(source), code))
  const { root, complete } = scanTags(text, code)
  return { text, root, complete }
}

/** XML 1.0 section 2.2 names the characters; references to NUL are characters it does not have either. */
function withoutIllegalCharacters(source: string): string {
  return source
    .replaceAll(
      // oxlint-disable-next-line no-control-regex -- control characters are what is removed
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFEFF\uFFFE\uFFFF]|&#(?:x0{1,8}|0{1,8});/gi,
      '',
    )
    .trimStart()
}

/** A DOCTYPE may stand only before the root element; one that declares nothing (RSS 0.91 had it) is dropped. */
const prolog = /^(?:\s|<\?[^]*?\?>|<!--[^]*?-->)*(<!DOCTYPE[^<>[\]]*>)?/i

function withoutDoctype(text: string, code: ErrorCode): string {
  const [whole = '', doctype = ''] = prolog.exec(text) ?? []
  const rest = whole.slice(0, whole.length - doctype.length) + text.slice(whole.length)
  if (/<!(?:DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)\b/i.test(rest.replaceAll(quoted, ''))) {
    throw refuseDeclarations(code)
  }
  return rest
}

/** Sections in which markup is only text. */
const quoted = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)/g

const strayOrQuoted = /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<(?![a-z_/!?\u0080-\uFFFF])/gi

function withoutStrayBrackets(text: string): string {
  return text.replaceAll(strayOrQuoted, (match) => (match === '<' ? '&lt;' : match))
}

function refuseDeclarations(code: ErrorCode): OperationalError {
  return new OperationalError(
    code,
    'The document declares entities or elements of its own (DOCTYPE), which is refused: it is how XML attacks its reader.',
  )
}

/** Comments, CDATA sections, processing instructions and tags, each as a whole. */
const markup =
  /<!--[^]*?(?:-->|$)|<!\[CDATA\[[^]*?(?:\]\]>|$)|<\?[^]*?(?:\?>|$)|<(\/?)([^\s<>/]+)([^<>]*)(>?)/g

function scanTags(text: string, code: ErrorCode): { root: string | null; complete: boolean } {
  const open: string[] = []
  let root: string | null = null
  let closed = false
  for (const [, slash, name, rest = '', end] of text.matchAll(markup)) {
    if (name === undefined) continue
    if (rest.length > limits.xmlTagLengthMax) {
      throw new OperationalError(code, `A tag is longer than ${limits.xmlTagLengthMax} characters.`)
    }
    root ??= name.toLowerCase().replace(/^.*:/, '')
    if (slash === '/') {
      // Closing a name that is open closes what stands in it too: HTML inside of feeds leaves <br> open.
      const at = open.lastIndexOf(name)
      if (at !== -1) open.length = at
      closed ||= at === 0
    } else if (!rest.endsWith('/')) {
      open.push(name)
    } else if (open.length === 0) {
      closed = true
    }
    if (end === '') closed = false
    if (open.length > limits.xmlDepthMax) {
      throw new OperationalError(code, `Elements are nested deeper than ${limits.xmlDepthMax}.`)
    }
  }
  return { root, complete: closed }
}
