import robotsParserModule from 'robots-parser'
import { limits } from '../../model/limits.ts'

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types of this CommonJS package say it were none
const robotsParser = robotsParserModule as unknown as typeof robotsParserModule.default

/** What a robots.txt says to us. */
export interface RobotsText {
  allows(url: URL): boolean
  readonly crawlDelayMs: number | null
  /** Characters kept, for the cache's bound. */
  readonly length: number
}

/**
 * Reads a robots.txt by RFC 9309 for one product token. robots-parser matches the paths; before it, the text is
 * reduced to the rules that apply, since the library multiplies agents by rules, ends a group at any unknown line
 * and does not compare percent-encoded octets as section 2.2.2 wants. HTML in place of rules is no rule.
 */
export function readRobots(text: string, token: string): RobotsText {
  const { rules, wildcardLength } = rulesFor(isMarkup(text) ? '' : text, token)
  const parsed = robotsParser(`${base}/robots.txt`, `User-agent: *\n${rules}`)
  const delaySeconds = parsed.getCrawlDelay('*')
  return {
    allows(url) {
      const path = canonicalEscapes(url.pathname + url.search)
      // The matcher takes this many steps. Rules too costly to read are taken for a no.
      if (wildcardLength * path.length > limits.robotsMatchStepsMax) return false
      return parsed.isAllowed(base + path, '*') ?? true
    },
    crawlDelayMs: delaySeconds === undefined ? null : clampDelay(delaySeconds * 1000),
    length: rules.length,
  }
}

/** The name that robots.txt files call us by: the product of a User-Agent header, without its version. */
export function productToken(userAgent: string): string {
  const match = /compatible;\s*([a-z_-]+)/i.exec(userAgent) ?? /^([a-z_-]+)/i.exec(userAgent)
  return (match?.[1] ?? '').toLowerCase()
}

// The host does not matter to the matching: one file is read for one origin.
const base = 'http://robots.invalid'

interface Rules {
  readonly rules: string
  /** Characters of the patterns that hold a wildcard. */
  readonly wildcardLength: number
}

/** The rules of all groups that name us, else of all groups for everybody (section 2.2.1). */
function rulesFor(text: string, token: string): Rules {
  const ours: string[] = []
  const everybodys: string[] = []
  let namesUs = false
  let group: string[][] = []
  let inAgents = false
  for (const line of text.split(/\r\n|\r|\n/)) {
    const record = /^\s*([a-z-]+)\s*:([^#]*)/i.exec(line)
    const key = record?.[1]?.toLowerCase()
    const value = record?.[2]?.trim() ?? ''
    if (key === 'user-agent') {
      if (!inAgents) group = []
      inAgents = true
      const agent = /^[a-z_-]+/i.exec(value)?.[0].toLowerCase()
      if (agent === token && !group.includes(ours)) group.push(ours)
      if (value.startsWith('*') && !group.includes(everybodys)) group.push(everybodys)
      namesUs ||= agent === token
    } else if (key === 'allow' || key === 'disallow' || key === 'crawl-delay') {
      inAgents = false
      const rule = `${key}: ${key === 'crawl-delay' ? value : canonicalPattern(value)}`
      for (const rules of group) rules.push(rule)
    }
  }
  const applying = namesUs ? ours : everybodys
  const wildcards = applying.filter((rule) => rule.includes('*'))
  return {
    rules: applying.join('\n'),
    wildcardLength: wildcards.reduce((sum, rule) => sum + rule.length, 0),
  }
}

function canonicalPattern(pattern: string): string {
  return canonicalEscapes(pattern.replaceAll(/\*+/g, '*'))
}

/** Unreserved octets as themselves, all others that a URL may not hold as upper-case escapes. */
function canonicalEscapes(path: string): string {
  const decoded = path.replaceAll(/%[0-9a-f]{2}/gi, (escape) => {
    const character = String.fromCodePoint(Number.parseInt(escape.slice(1), 16))
    return /[a-z0-9._~-]/i.test(character) ? character : escape.toUpperCase()
  })
  return encodeURI(decoded.toWellFormed()).replaceAll('%25', '%')
}

function isMarkup(text: string): boolean {
  return /^\s*<(?:!doctype|!--|\?xml|html|head|body|script|meta|title)\b/i.test(text.slice(0, 1_000))
}

function clampDelay(delayMs: number): number | null {
  if (!Number.isFinite(delayMs) || delayMs < 0) return null
  return Math.min(delayMs, limits.robotsCrawlDelayMsMax)
}
