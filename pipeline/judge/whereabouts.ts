/** Where a request led: what was asked for, and where the answer came from. */
export interface Whereabouts {
  readonly requestedUrl: string
  readonly finalUrl: string
}

const consentHosts = /^(?:consent|cmp|privacy|myprivacy|cookie-?wall|guce)\b/i
const consentPaths =
  /(?:^|\/)(?:collect-?consent|consent|cookie-?wall|privacy-?gate|cookie-?consent|gdpr)(?:\/|$)/i

/** The address of a page that asks for consent, when a redirect led there; else null. Pure. */
export function consentAddress({ requestedUrl, finalUrl }: Whereabouts): string | null {
  const [from, to] = [URL.parse(requestedUrl), URL.parse(finalUrl)]
  if (from === null || to === null || (from.host === to.host && from.pathname === to.pathname)) return null
  const asked = consentHosts.test(from.hostname) || consentPaths.test(from.pathname)
  if (asked) return null
  return consentHosts.test(to.hostname) || consentPaths.test(to.pathname) ? finalUrl : null
}

const deadEnds =
  /^\/(?:[a-z]{2}\/)?(?:404|error|errors|not-?found|page-not-found|notfound|search|login|log-in|signin|sign-in|account|anmelden|connexion|suche|buscar|recherche)(?:\.\w{2,5}|\/|$)/i
/** Last segments that name a rendering of an article, not a place of its own. */
const renderings = /^(?:amp|print|single|full|index\.\w{2,5}|1)$/i

/**
 * Whether a redirect led from an article's address to the home page, a section above it, a search or a sign-in. Says
 * nothing of what stands there: an article may have moved to a shorter address. Pure.
 */
export function leadsAway({ requestedUrl, finalUrl }: Whereabouts): 'surely' | 'perhaps' | null {
  const [from, to] = [URL.parse(requestedUrl), URL.parse(finalUrl)]
  if (from === null || to === null) return null
  const asked = segmentsOf(from)
  if (asked.length === 0 || deadEnds.test(from.pathname)) return null
  if (deadEnds.test(to.pathname)) return 'surely'
  const got = segmentsOf(to)
  // What names the article may stand in the query.
  const named = [...to.searchParams.keys()].some((name) => /^(?:p|id|\w*id|article|story)$/i.test(name))
  if (named) return null
  if (got.length === 0) return 'surely'
  const isAbove = got.length < asked.length && got.every((segment, at) => segment === asked[at])
  return isAbove ? 'perhaps' : null
}

function segmentsOf(url: URL): readonly string[] {
  const segments = url.pathname.split('/').filter((segment) => segment !== '')
  while (segments.length > 0 && renderings.test(segments.at(-1) ?? '')) segments.pop()
  return segments
}
