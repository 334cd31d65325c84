/** Path segments that lead to lists and services on sites of every kind. */
const serviceSegments: ReadonlySet<string> = new Set(
  (
    'about account advertise author authors category categories contact cookies feed feeds help impressum imprint ' +
    'kontakt login logout legal member newsletter newsletters page people privacy profile register rss search ' +
    'section sections share signin signup sitemap staff subscribe subscription tag tags terms topic topics user users ' +
    'datenschutz abo suche thema themen autor autoren tema temas autores buscar recherche auteur auteurs'
  ).split(' '),
)

const mediaExtension =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|css|js|json|xml|rss|atom|pdf|zip|gz|mp[34]|m4[av]|webm|ics|docx?|xlsx?|pptx?|epub)$/i

/**
 * True when a URL looks like an article's: a date and something behind it, an id, or a slug of four words or
 * more. A slug of two or three words below a section counts when the link's text reads like a headline.
 */
export function looksLikeArticle(url: string, linkText: string): boolean {
  const { pathname, searchParams } = new URL(url)
  if (mediaExtension.test(pathname)) return false
  const segments = pathname
    .split('/')
    .filter((segment) => segment !== '')
    .map(readable)
  if (segments.some((segment) => serviceSegments.has(segment.toLowerCase()))) return false
  const last = segments.at(-1)?.replace(/\.[a-z]{2,5}$/i, '') ?? ''
  const idInQuery = [...searchParams].some(
    ([name, value]) => /^(?:p|id|\w*id|article|story)$/i.test(name) && /^\d{3,}$/.test(value),
  )
  if (idInQuery) return true
  if (last === '') return false
  if (dateThenMore.test(segments.join('/'))) return true
  const words = slugWords(last)
  if (words >= 4) return true
  const hasId =
    /(?:^|[^\d])\d{5,}(?:[^\d]|$)|[0-9a-f]{8}-[0-9a-f]{4}-|^[0-9a-z]{10,}$/i.test(last) && /\d/.test(last)
  if (hasId && (words >= 1 || segments.length >= 2)) return true
  return segments.length >= 2 && words >= 2 && readsLikeHeadline(linkText)
}

/** `2026/11/22/…`, `2026-11-22/…`, `20261122…`, `2026/nov/22/…`; a bare date is a day's archive. */
const dateThenMore =
  /(?:^|\/)(?:19|20)\d\d(?:[/-](?:[01]?\d|[a-z]{3})(?:[/-][0-3]?\d)?[/_-](?=.*[^\d/_-])|[01]\d[0-3]\d[/_-]?(?=.*[^\d/_-]))/i

function slugWords(segment: string): number {
  const words = segment.split(/[-_+ .,]+/).filter((word) => /\p{L}{2}/u.test(word)).length
  // Scripts without spaces between words: a word is counted as one and a half characters.
  const ideographs = segment.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)
  return Math.max(words, Math.floor((ideographs?.length ?? 0) / 1.5))
}

function readsLikeHeadline(text: string): boolean {
  return text.length >= 25 && (text.split(' ').length >= 4 || /[\p{Script=Han}\p{Script=Thai}]/u.test(text))
}

function readable(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
