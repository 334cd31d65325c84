/** What of a page's markup tells whose page it is, and whether it came whole. */
export interface Traces {
  /** Of the `title` element; empty when there is none. */
  readonly title: string
  /** `</html>` or `</body>` stands near its end; true for what is no HTML. */
  readonly closed: boolean
  /** A script of a service that keeps programs out, on a page of less than `wordsMax` words. Ordinary pages have it too. */
  readonly wall: string | null
  /** What marks the place where a paywall cuts. */
  readonly paywall: string | null
  /** Words that a reader may see, menus included; counted up to `wordsMax`. */
  readonly words: number
  readonly sizeBytes: number
}

/** From here on a page has too much text to be anything but an article or a list. */
export const wordsMax = 400

const wallMarks: readonly string[] = [
  '/cdn-cgi/challenge-platform/',
  '_cf_chl_opt',
  'captcha-delivery.com',
  '_Incapsula_Resource',
  'px-captcha',
  'awsWafCookieDomainList',
  'token.awswaf.com',
  'bm-verify=',
  'ddos-guard',
  'sucuri_cloudproxy_js',
  '/149e9513-01fa-4fb0-aad4-566afd725d1b/',
  'hcaptcha.com/1/api.js',
  'recaptcha/api.js',
]

const paywallWords =
  /pay-?wall|reg-?wall|subscribers?-only|piano-(?:inline|offer)|tp-container-inner|article-?(?:locked|gate|barrier)|gateway-content|premium-content-?(?:lock|wall)/gi
const openAttribute = /(?:class|id|data-testid|data-component)\s*=\s*["'][^"'<>]*$/i

/**
 * Reads them from a page's text. Linear, whatever the page. What can tell nothing is not looked for: the scripts of
 * services on a page full of words, and, `besideHead` being false, what only a comparison makes telling. Pure.
 */
export function readTraces(text: string, sizeBytes: number, besideHead = true): Traces {
  const isHtml = /<(?:!doctype html|html|head|body|div|p|title)\b/i.test(text.slice(0, 4_096))
  const words = countWords(isHtml ? text : `>${text}`)
  const isFull = words >= wordsMax
  return {
    title: isHtml ? titleOf(text) : '',
    closed: !isHtml || /<\/(?:html|body)\s*>/i.test(text.slice(-20_000)),
    wall: isFull ? null : (wallMarks.find((mark) => text.includes(mark)) ?? null),
    paywall: isHtml && besideHead ? paywallIn(text) : null,
    words,
    sizeBytes,
  }
}

/** An element's name for it: scripts of pages without a wall speak of walls too. */
function paywallIn(text: string): string | null {
  for (const { 0: word, index } of text.matchAll(paywallWords)) {
    if (openAttribute.test(text.slice(Math.max(0, index - 200), index))) return word
  }
  return null
}

const titleLengthMax = 1_000

function titleOf(text: string): string {
  const start = /<title[^>]{0,200}>/i.exec(text.slice(0, 200_000))
  if (start === null) return ''
  const from = start.index + start[0].length
  const end = text.indexOf('<', from)
  return text
    .slice(from, Math.min(end === -1 ? from : end, from + titleLengthMax))
    .replaceAll(/&(?:#0?39|apos|rsquo|#8217);/gi, '’')
    .replaceAll(/&(?:nbsp|#160);/gi, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Words between tags, without scripts and styles. Characters of scripts without spaces count as half a word. */
function countWords(text: string): number {
  let words = 0
  let at = 0
  while (at < text.length && words < wordsMax) {
    const close = text.indexOf('>', at)
    if (close === -1) break
    const open = text.indexOf('<', close + 1)
    const end = open === -1 ? text.length : open
    words += wordsIn(text.slice(close + 1, end))
    if (open === -1) break
    at = afterHidden(text, open)
  }
  return Math.min(words, wordsMax)
}

const hidden = /^<(script|style|noscript|svg|template)\b/i

/** Where the element that opens here ends, when readers do not see its text. */
function afterHidden(text: string, open: number): number {
  const name = hidden.exec(text.slice(open, open + 12))?.[1]?.toLowerCase()
  if (name === undefined) return open
  const closing = new RegExp(`</${name}`, 'gi')
  closing.lastIndex = open
  return closing.exec(text)?.index ?? text.length
}

function wordsIn(text: string): number {
  const spaced = text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)
  return Math.max(spaced, Math.floor((ideographs?.length ?? 0) / 2))
}
