import { getDomain } from 'tldts'

import { limits } from '../../model/limits.ts'
import type { Candidate } from '../../model/source.ts'
import type { UrlPatterns } from './patterns.ts'
import { urlKey } from './url-key.ts'

/**
 * The absolute form of a URL found in a document: http or https, no user information, within
 * `limits.urlLengthMax`. The fragment goes (it is never sent), except `#!`. Null for anything else.
 */
export function candidateUrl(found: string, base: string): string | null {
  const trimmed = found.trim()
  if (trimmed === '' || trimmed.length > limits.urlLengthMax || !URL.canParse(trimmed, base)) return null
  const url = new URL(trimmed, base)
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null
  if (url.username !== '' || url.password !== '') return null
  if (!url.hash.startsWith('#!')) url.hash = ''
  return url.href.length > limits.urlLengthMax ? null : url.href
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
  readonly items: readonly Candidate[]
  /** What was left out and why, for people. */
  notes(): readonly string[]
}

/**
 * Collects candidates in document order: URLs resolved, checked, filtered by the user's patterns, and each
 * article once (by URL key; the first wins). With `site` set, URLs of other sites are left out unless the user's
 * include pattern names them.
 */
export function candidateList(patterns: UrlPatterns, options: { site?: string } = {}): CandidateList {
  const items: Candidate[] = []
  const keys = new Set<string>()
  const left = { unusable: 0, elsewhere: 0, excluded: 0, repeated: 0 }
  return {
    items,
    add(raw, base) {
      const url = candidateUrl(raw.url, base)
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
      items.push({ ...raw, url })
    },
    notes: () => describe(left),
  }

  function refusal(url: string, key: string): keyof typeof left | null {
    if (!patterns.includes(url) || patterns.excludes(url)) return 'excluded'
    if (options.site !== undefined && !patterns.hasInclude && !sameSite(url, options.site)) return 'elsewhere'
    return keys.has(key) ? 'repeated' : null
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
