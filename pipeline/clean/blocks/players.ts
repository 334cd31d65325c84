import type { Block } from '../../../model/content.ts'
import { limits } from '../../../model/limits.ts'
import type { Leaf } from '../leaves/leaf.ts'
import { linkTarget } from '../page/links.ts'
import { attribute, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'

/**
 * Players, maps and charts that stand among the kept leaves, as embeds with their title and address. What counts is
 * what the page says of them (a title, a figure, names like "video" or "embed"), not where they come from; frames that
 * are named after advertisements and forms, and such that no reader sees, are left out.
 */
export function playersAmong(
  page: Page,
  leaves: readonly Leaf[],
  base: string | null,
): { readonly block: Block; readonly node: number }[] {
  const parents = new Set(leaves.flatMap(({ node }) => [page.parent[node] ?? 0, node]))
  const last = leaves.at(-1)?.from ?? -1
  let next = 0
  const players: { block: Block; node: number }[] = []
  for (let node = leaves[0]?.from ?? page.tag.length; node < page.tag.length; node += 1) {
    if (players.length >= limits.embedsMax) break
    const tag = page.tag[node] ?? ''
    if (!frames.has(tag) && !tag.startsWith('amp-')) continue
    while (next < leaves.length && (leaves[next]?.from ?? 0) <= node) next += 1
    // What is kept of the text inside speaks for it: the post that a component shows until it is loaded.
    if ((leaves[next]?.from ?? page.tag.length) < (page.end[node] ?? 0)) continue
    const place = placeOf(page, node, parents)
    if (place === null || (node > last && !place.figure)) continue
    const block = playerOf(page, node, place, base)
    if (block === null) continue
    players.push({ block, node })
    node = Math.max(node, (page.end[node] ?? node + 1) - 1)
  }
  return players
}

const frames = new Set(['iframe', 'video', 'audio', 'oembed', 'embed'])

interface Place {
  /** Names of the elements between the body's own and the player. */
  readonly words: string
  readonly figure: boolean
}

/** How far below the element that holds the paragraphs a player may stand. */
const stepsMax = 6
const elsewhere = new Set(['aside', 'nav', 'footer', 'form', 'header', 'noscript', 'template', 'dialog'])

/** The way from a player up to an element that holds kept paragraphs; null when there is none. */
function placeOf(page: Page, node: number, parents: ReadonlySet<number>): Place | null {
  let words = ''
  let figure = false
  for (let at = node, steps = 0; at > 0 && steps <= stepsMax; at = page.parent[at] ?? 0, steps += 1) {
    if (parents.has(at)) return { words, figure }
    const tag = page.tag[at] ?? ''
    if (elsewhere.has(tag) || isUnseen(page, at)) return null
    if (tag === 'figure') figure = true
    words += page.words[at] ?? ''
  }
  return null
}

function isUnseen(page: Page, node: number): boolean {
  if (attribute(page, node, 'hidden') !== null || attribute(page, node, 'aria-hidden') === 'true') return true
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(page, node, 'style') ?? '')) return true
  return /^[012](?:px)?$/.test(attribute(page, node, 'height') ?? '')
}

const signs =
  /(?:^|[\s-])(?:embed(?:s|ded)?|oembed|videos?|player|media|responsive|iframe|interactive|chart|graph(?:ic)?|map|podcast|audio|datawrapper|infographic)(?=$|[\s-])|embed|video|player/
const unwanted =
  /(?:^|[^a-z])(?:ads?|adslot|advert\w*|adserver|anzeigen?|werbung|sponsor\w*|doubleclick|googlesyndication|captcha|recaptcha|newsletters?|subscri\w+|sign-?up|comments?|disqus|consent|cookies?|tracking|analytics|gtm|googletagmanager|login|related|recommend\w*|promo|donat\w+|like-?box|share)(?=$|[^a-z])/i

function playerOf(page: Page, node: number, place: Place, base: string | null): Block | null {
  const source = sourceOf(page, node, base)
  if (source === null || unwanted.test(place.words) || unwanted.test(source.href)) return null
  const title = ['title', 'aria-label', 'data-title', 'alt']
    .map((name) => tidy(attribute(page, node, name) ?? ''))
    .find((text) => text !== '' && text.length <= limits.titleLengthMax)
  if (title !== undefined && unwanted.test(title)) return null
  const tag = page.tag[node] ?? ''
  const named = title !== undefined || place.figure || signs.test(place.words)
  if (tag === 'iframe' && !named && attribute(page, node, 'allowfullscreen') === null) return null
  const url = addressOf(source)
  return { kind: 'embed', text: title ?? url, url, medium: mediumOf(tag, `${place.words} ${url}`) }
}

/** What a frame shows, by its element and by the words around it and in its address. Its words are not here: no post. */
export function mediumOf(tag: string, words: string): NonNullable<Block['medium']> {
  if (tag === 'audio' || tag === 'amp-audio' || /audio|podcast|soundcloud|spotify/i.test(words))
    return 'audio'
  if (tag === 'video' || /video|youtu\.?be|vimeo|dailymotion|player|\/tv\//i.test(words)) return 'video'
  return 'page'
}

/** Where a component of a page for phones says that its post stands; null for other elements. */
export function componentAddress(page: Page, node: number, base: string | null): string | null {
  const component = components.get(page.tag[node] ?? '')
  const id = component === undefined ? null : attribute(page, node, component[0])
  if (component === undefined || id === null || id === '') return null
  return httpAddress(/^https?:/.test(id) ? id : component[1] + id, base)?.href ?? null
}

/** Components that name their video or post by its id, and the address it has for everybody. */
const components: ReadonlyMap<string, readonly [attribute: string, prefix: string]> = new Map([
  ['amp-youtube', ['data-videoid', 'https://www.youtube.com/watch?v=']],
  ['amp-vimeo', ['data-videoid', 'https://vimeo.com/']],
  ['amp-dailymotion', ['data-videoid', 'https://www.dailymotion.com/video/']],
  ['amp-twitter', ['data-tweetid', 'https://twitter.com/i/status/']],
  ['amp-instagram', ['data-shortcode', 'https://www.instagram.com/p/']],
  ['amp-facebook', ['data-href', '']],
  ['amp-tiktok', ['data-src', '']],
  ['oembed', ['url', '']],
])

/** Where a frame's content comes from, also when a script is to load it later. */
function sourceOf(page: Page, node: number, base: string | null): URL | null {
  const tag = page.tag[node] ?? ''
  const named = componentAddress(page, node, base)
  if (named !== null) return URL.parse(named)
  if (tag === 'amp-img' || tag === 'amp-ad' || tag === 'amp-pixel' || tag === 'amp-analytics') return null
  for (const each of ['src', 'data-src', 'data-lazy-src', 'data-litespeed-src', 'data-cmp-src', 'data-url']) {
    const found = httpAddress(attribute(page, node, each) ?? '', base)
    if (found !== null) return found
  }
  if (tag !== 'video' && tag !== 'audio') return null
  for (let at = node + 1; at < (page.end[node] ?? 0); at += 1) {
    if (page.tag[at] === 'source') return httpAddress(attribute(page, at, 'src') ?? '', base)
  }
  return null
}

function httpAddress(source: string, base: string | null): URL | null {
  const whole = source.startsWith('//') && base === null ? `https:${source}` : source
  const target = linkTarget(whole, base)
  return target === null ? null : URL.parse(target)
}

/** Parameters say how to play; they are dropped when the path already says what. */
function addressOf(source: URL): string {
  const name = source.pathname.replace(/\/$/, '').split('/').at(-1) ?? ''
  const telling = name.length >= 6 && (/\d/.test(name) || /[a-z][A-Z]/.test(name) || name.length >= 11)
  return telling ? source.origin + source.pathname : source.href.replace(/#.*$/, '')
}
