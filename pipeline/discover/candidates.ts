import { getDomain } from 'tldts'

import { limits } from '../../model/limits.ts'
import type { Candidate, KeyedCandidate } from '../../model/source.ts'
import type { UrlPatterns } from './patterns.ts'
import { urlKey } from './url-key.ts'

/**
 * The absolute form of a URL found in a document: http or https, no user information, within
 * `limits.urlLengthMax`. The fragment goes (it is never sent), except `#!`. Null for anything else.
 */
export function candidateUrl(found: string, base: string): string | null {
  return parseCandidate(found, base)?.href ?? null
}

function parseCandidate(found: string, base: string): URL | null {
  const trimmed = found.trim()
  if (trimmed === '' || trimmed.length > limits.urlLengthMax) return null
  const url = URL.parse(trimmed, base)
  if (url === null) return null
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (url.username !== '' || url.password !== '') return null
  if (!url.hash.startsWith('#!')) url.hash = ''
  return url.href.length > limits.urlLengthMax ? null : url
}

/** True when both URLs belong to one registrable domain (or are the same address). */
export function sameSite(a: string, b: string): boolean {
  return siteOf(a) === siteOf(b)
}

function siteOf(url: string): string {
  return getDomain(url, { allowPrivateDomains: true }) ?? new URL(url).hostname
}

/** A candidate whose URL is as written in the document. */
export interface RawCandidate extends Omit<Candidate, 'url'> {
  readonly url: string
}

export interface CandidateList {
  /** Takes a candidate if its URL is usable, wanted and new. */
  add(raw: RawCandidate, base: string): void
  /** Those taken since the last call. */
  drain(): readonly KeyedCandidate[]
  /** What was left out and why, for people. */
  notes(): readonly string[]
}

/**
 * Collects candidates in document order: URLs resolved, checked, filtered by the user's patterns, and each
 * article once (by URL key; the first wins). With `site` set, URLs of other sites are left out unless the user's
 * include pattern names them.
 */
export function candidateList(patterns: UrlPatterns, options: { site?: string } = {}): CandidateList {
  let items: KeyedCandidate[] = []
  const keys = new Set<string>()
  const site = options.site === undefined ? null : siteOf(options.site)
  // A sitemap names one host a million times.
  const known = { hostname: '', site: '' }
  const left = { unusable: 0, elsewhere: 0, excluded: 0, repeated: 0 }
  return {
    drain() {
      const taken = items
      items = []
      return taken
    },
    add(raw, base) {
      const url = parseCandidate(raw.url, base)
      if (url === null) {
        left.unusable += 1
        return
      }
      const key = urlKey(url)
      const reason = refusal(url, key)
      if (reason !== null) {
        left[reason] += 1
        return
      }
      keys.add(key)
      items.push({ ...raw, url: url.href, key })
    },
    notes: () => describe(left),
  }

  function refusal(url: URL, key: string): keyof typeof left | null {
    if (!patterns.includes(url.href) || patterns.excludes(url.href)) return 'excluded'
    if (site !== null && !patterns.hasInclude && siteOfHost(url) !== site) return 'elsewhere'
    return keys.has(key) ? 'repeated' : null
  }

  function siteOfHost({ hostname, href }: URL): string {
    if (hostname !== known.hostname) Object.assign(known, { hostname, site: siteOf(href) })
    return known.site
  }
}

function describe(left: {
  unusable: number
  elsewhere: number
  excluded: number
  repeated: number
}): readonly string[] {
  const notes: string[] = []
  if (left.unusable > 0) notes.push(`${left.unusable} left out: no usable http or https URL`)
  if (left.elsewhere > 0) notes.push(`${left.elsewhere} left out: on another site`)
  if (left.excluded > 0) notes.push(`${left.excluded} left out: by the source's patterns`)
  if (left.repeated > 0) notes.push(`${left.repeated} left out: listed twice`)
  return notes
}
