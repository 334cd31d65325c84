import { limits } from '../../../model/limits.ts'

/** Query parameters that name the way a reader came, never what is shown. */
const tracking =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|matomo_\w+|hsa_\w+|at_(?:medium|campaign|link|ptr)\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|wickedid|_ga|_gl|s_cid|ito|cmpid|cmp|ns_campaign|ns_mchannel|ns_source|ocid|ftag|guccounter|guce_referrer\w*|spm|ref_src|ref_url|smid|smtyp|xtor|wt_mc|wt_zmc|ncid|sr_share|__twitter_impression|at_xt\w*|share_id|shareToken)$/i

/** Pages that only lead on, and the parameters that say where to. */
const redirector =
  /\/(?:l|url|redirect(?:or)?|redir|out|outbound|away|go|click|leave|exit|track(?:ing)?)(?:\.\w+)?\/?$/i
const onward = [
  'u',
  'url',
  'q',
  'to',
  'target',
  'dest',
  'destination',
  'redirect',
  'redirect_url',
  'href',
  'link',
]

/** Parameters that are made anew for each request when their value is a long token. */
const perRequest =
  /(?:^|[-_])(?:sid|sess(?:ion)?(?:_?id)?|did|vid|cid|nonce|token|csrf|rnd|rand|ts|timestamp)$/i
const longToken =
  /^(?:[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|\d{10,}|(?=\w*\d)(?=\w*[a-z])[\w.~-]{20,})$/i

/**
 * The absolute http(s) address of a link without tracking parameters and fragment-only targets, behind a page that
 * only leads on to it; null for everything else (javascript:, data:, mailto:, the page itself, what is no URL at all).
 */
export function linkTarget(href: string, base: string | null): string | null {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.length > limits.urlLengthMax) return null
  const url = base === null ? URL.parse(trimmed) : URL.parse(trimmed, base)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  url.username = ''
  url.password = ''
  const target = behindRedirector(url) ?? url
  stripTracking(target)
  return target.href
}

/** An image's address without query string and fragment, which carry sizes and cache keys. */
export function imageTarget(source: string, base: string | null): string | null {
  const target = linkTarget(source, base)
  const url = target === null ? null : URL.parse(target)
  return url === null ? null : url.origin + url.pathname
}

function behindRedirector(url: URL): URL | null {
  if (!redirector.test(url.pathname)) return null
  for (const name of onward) {
    const value = url.searchParams.get(name) ?? ''
    const target = /^https?:\/\//i.test(value) ? URL.parse(value) : null
    if (target !== null && target.host !== url.host) return target
  }
  return null
}

function stripTracking(url: URL): void {
  if (url.hash.startsWith('#:~:') || url.hash.startsWith('#xtor=')) url.hash = ''
  if (url.search === '') return
  const pairs = url.search.slice(1).split('&')
  const kept = pairs.filter((pair) => {
    const name = pair.split('=', 1)[0] ?? ''
    return !tracking.test(name) && !(perRequest.test(name) && longToken.test(pair.slice(name.length + 1)))
  })
  if (kept.length < pairs.length) url.search = kept.join('&')
}
