import { limits } from '../../model/limits.ts'

/** Query parameters that name the way a reader came, never what is shown. */
const tracking =
  /^(?:utm_\w+|mtm_\w+|pk_\w+|piwik_\w+|matomo_\w+|hsa_\w+|at_(?:medium|campaign|link|ptr)\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id|wickedid|_ga|_gl|s_cid|ito|cmpid|cmp|ns_campaign|ns_mchannel|ns_source|ocid|ftag|guccounter|guce_referrer\w*|spm|ref_src|ref_url|smid|smtyp|xtor|wt_mc|wt_zmc|ncid|sr_share|__twitter_impression|at_xt\w*|share_id|shareToken)$/i

/**
 * The absolute http(s) address of a link without tracking parameters and fragment-only targets; null for
 * everything else (javascript:, data:, mailto:, the page itself, what is no URL at all).
 */
export function linkTarget(href: string, base: string | null): string | null {
  const trimmed = href.trim()
  if (trimmed === '' || trimmed.startsWith('#') || trimmed.length > limits.urlLengthMax) return null
  const url = base === null ? URL.parse(trimmed) : URL.parse(trimmed, base)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  url.username = ''
  url.password = ''
  stripTracking(url)
  return url.href
}

/** An image's address without query string and fragment, which carry sizes and cache keys. */
export function imageTarget(source: string, base: string | null): string | null {
  const target = linkTarget(source, base)
  const url = target === null ? null : URL.parse(target)
  return url === null ? null : url.origin + url.pathname
}

function stripTracking(url: URL): void {
  if (url.hash.startsWith('#:~:') || url.hash.startsWith('#xtor=')) url.hash = ''
  if (url.search === '') return
  const pairs = url.search.slice(1).split('&')
  const kept = pairs.filter((pair) => !tracking.test(pair.split('=', 1)[0] ?? ''))
  if (kept.length < pairs.length) url.search = kept.join('&')
}
