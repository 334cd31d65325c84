/** Families of parameters that campaigns, analytics and social networks add to any URL. */
const trackingPrefixes = [
  'utm_',
  'mtm_',
  'pk_',
  'piwik_',
  'matomo_',
  'at_',
  'ns_',
  'wt_',
  'hsa_',
  'oly_',
  'vero_',
]

const trackingNames: ReadonlySet<string> = new Set([
  // click ids of advertising and social networks
  'fbclid',
  'gclid',
  'gclsrc',
  'dclid',
  'gbraid',
  'wbraid',
  'msclkid',
  'yclid',
  'ysclid',
  'twclid',
  'ttclid',
  'li_fat_id',
  'igshid',
  'igsh',
  'rb_clickid',
  's_kwcid',
  'epik',
  // newsletters
  'mc_cid',
  'mc_eid',
  'mkt_tok',
  '_hsenc',
  '_hsmi',
  // analytics
  '_ga',
  '_gl',
  'xtor',
  'ncid',
  'icid',
  'ocid',
  'cmpid',
  's_cid',
  'smid',
  'spm',
  'guccounter',
  'guce_referrer',
  'guce_referrer_sig',
  // where a link was followed from
  'ref_src',
  'ref_url',
  '__twitter_impression',
  'feature_share',
])

const sessionNames: ReadonlySet<string> = new Set([
  'jsessionid',
  'phpsessid',
  'aspsessionid',
  'asp.net_sessionid',
  'sessionid',
  'session_id',
  'cfid',
  'cftoken',
])

/** Session ids that servers write into the path: `;jsessionid=…` (Java) and `/(S(…))` (ASP.NET). */
export const sessionInPath = /;jsessionid=[^/;]*|\/\(S\([a-z0-9]+\)\)/gi

/**
 * True for a parameter that says who followed the link, not what it leads to. `value` is as written.
 * Two names are used for both, so the value decides: `sid` is a session only when long and random (others
 * number stories with it), and `ref` is a referrer only when it is not a number.
 */
export function isTrackingParameter(name: string, value: string): boolean {
  const lower = name.toLowerCase()
  if (trackingNames.has(lower) || sessionNames.has(lower)) return true
  if (lower === 'ref') return !/^\d+$/.test(value)
  if (lower === 'sid') return /^(?=.*\d)[a-z0-9]{20,}$/i.test(value)
  return trackingPrefixes.some((prefix) => lower.startsWith(prefix))
}
