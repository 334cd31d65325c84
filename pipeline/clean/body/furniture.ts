import { attribute, type Page } from '../page/page.ts'

/** What a part of a page is, when it is not the article. */
export type Furniture =
  | 'navigation'
  | 'share'
  | 'related'
  | 'subscribe'
  | 'advertisement'
  | 'comments'
  | 'author'
  | 'meta'
  | 'notice'
  | 'hidden'
  | 'aside'
  | 'form'

/** Stems of class names and ids, matched at the beginning of a word (words end at -, _, space and camel case). */
const stems: readonly (readonly [Furniture, string])[] = [
  [
    'navigation',
    'nav|navbar|navi|navigation|menu|submenu|breadcrumb|breadcrumbs|crumb|crumbs|pagination|pager|paging|sitemap|skip|skiplink|masthead|topbar|footer|foot|site-header|page-header|header-nav|toolbar|toc|table-of-contents|prevnext|prev-next|post-navigation|jump',
  ],
  [
    'share',
    'share|shares|sharing|shared|sharedaddy|sharethis|shareaholic|addthis|addtoany|a2a|social|socials|socialshare|follow|follow-us|like-box|fb-like|tweet-button|whatsapp|ssba|heateor|print-button|actionbar|action-bar|article-tools|bookmark|pinit|clap|upvote',
  ],
  [
    'related',
    'related|relatedposts|jp-relatedposts|yarpp|crp|recommend|recommended|recommendation|recommendations|more-stories|morestories|more-news|more-on|more-from|readmore|read-more|read-also|readalso|see-also|also-read|also-like|trending|popular|most-read|mostread|most-popular|most-viewed|teaser|teasers|promo|promos|promotion|outbrain|taboola|zergnet|revcontent|mgid|upnext|up-next|next-article|next-story|next-post|link-box|linkbox|link-list|linklist|suggested|suggestions|similar|latest|latest-news|inline-link|inread|in-read|newsfeed|sidebar|side-bar|rail|right-rail|carousel|slider-nav|widget-area|sidebar-widget|bottom-articles|toplists|see-more|seemore|article-list|post-list|story-list|river|playlist|topstories|top-stories|lire-aussi|weitere|mehr-zum-thema|further-reading|article-recirc|recirc|onward|pullquote-link',
  ],
  [
    'subscribe',
    'newsletter|newsletters|subscribe|subscription|subscriptions|subscriber|signup|sign-up|sign-in|signin|login|register|registration|paywall-prompt|paywall-message|regwall|donate|donation|donations|membership|cta|call-to-action|optin|opt-in|mailchimp|mc4wp|app-promo|download-app|email-alert|support-us|contribution|contributions-epic',
  ],
  [
    'advertisement',
    'ad|ads|adv|advert|adverts|advertisement|advertising|advertise|adslot|ad-slot|ad-container|adunit|adwrapper|ad-wrapper|adbox|adsense|dfp|gpt|sponsor|sponsored|sponsors|banner|banners|commercial|affiliate|anzeige|werbung|publicidad|pub|mpu|leaderboard|partner|partners|advertorial-label|shop-widget|product-box',
  ],
  [
    'comments',
    'comment|comments|commentlist|comment-list|commentarea|commenting|disqus|respond|livefyre|coral|spotim|spot-im|discussion|replies|reply|komentar|komentarze|kommentare|commentaires|comentarios|fb-comments|viafoura|talk-stream|hyvor',
  ],
  [
    'author',
    'author-bio|authorbio|author-box|authorbox|author-info|author-card|author-description|about-author|about-the-author|post-author|article-author|author-profile|author-details|author-block|author-meta|author-container|authors|contributor-bio|biography|bio|saboxplugin|m-a-box|pp-author|writer-info|article-bio|writer|reporter-info|author',
  ],
  [
    'meta',
    'byline|bylines|dateline|datetime|date|timestamp|time-stamp|timeago|pubdate|pub-date|publish-date|published|publication-date|post-date|post-meta|entry-meta|article-meta|article-info|article-header-meta|meta|metadata|meta-data|postmeta|posted-on|posted-by|tags|tag-list|taglist|tag-links|tagcloud|post-tags|article-tags|topics|topic-list|categories|cat-links|labels|keywords|reading-time|read-time|views|view-count|counter|kicker|eyebrow|overline|rating|ratings|votes|print-only|printonly|copyright|disclaimer-box|filed-under|entry-footer|post-footer|article-footer|story-footer|article-bottom|source-link|legal|credits|word-count',
  ],
  [
    'notice',
    'cookie|cookies|consent|gdpr|onetrust|modal|popup|pop-up|overlay|lightbox|toast|snackbar|tooltip|alert|alerts|notification|notifications|notice|adblock|noscript|no-js|js-warning|error-message|loading|spinner|preloader',
  ],
  [
    'hidden',
    'hidden|sr-only|visually-hidden|visuallyhidden|screen-reader-text|screen-reader|screenreader|screenreader-only|hide|is-hidden|offscreen|a11y|accessibility|invisible|clearfix-hidden|u-hidden|element-invisible|displaynone|display-none',
  ],
]

const wordPattern = buildPattern()

/** What the words of an element's names say it is. */
function furnitureOfWords(words: string): Furniture | null {
  const match = wordPattern.exec(words)
  if (match === null) return null
  for (let group = 1; group < match.length; group += 1) {
    if (match[group] !== undefined) return stems[group - 1]?.[0] ?? null
  }
  return null
}

const byTag: ReadonlyMap<string, Furniture> = new Map([
  ['nav', 'navigation'],
  ['menu', 'navigation'],
  ['footer', 'navigation'],
  ['aside', 'aside'],
  ['form', 'form'],
  ['button', 'form'],
  ['fieldset', 'form'],
  ['address', 'meta'],
  ['time', 'meta'],
])

const byRole: ReadonlyMap<string, Furniture> = new Map([
  ['navigation', 'navigation'],
  ['menu', 'navigation'],
  ['menubar', 'navigation'],
  ['banner', 'navigation'],
  ['contentinfo', 'navigation'],
  ['search', 'form'],
  ['form', 'form'],
  ['complementary', 'aside'],
  ['dialog', 'notice'],
  ['alertdialog', 'notice'],
  ['alert', 'notice'],
  ['tooltip', 'notice'],
])

/** What an element says of itself by tag, role, hiding and names; null when it may be part of an article. */
export function furnitureOf(
  page: Page,
  node: number,
  wordsCache: Map<string, Furniture | null>,
): Furniture | null {
  if (isHidden(page, node)) return 'hidden'
  const tag = page.tag[node] ?? ''
  const tagged = byTag.get(tag)
  if (tagged !== undefined) return tagged
  const role = attribute(page, node, 'role')
  const played = role === null ? undefined : byRole.get(role)
  if (played !== undefined) return played
  const itemprop = attribute(page, node, 'itemprop')
  if (
    itemprop !== null &&
    /^(?:author|datePublished|dateModified|keywords|comment|publisher)$/.test(itemprop)
  )
    return 'meta'
  const words = page.words[node] ?? ''
  if (words === '') return null
  const known = wordsCache.get(words)
  if (known !== undefined) return known
  const found = furnitureOfWords(words)
  wordsCache.set(words, found)
  return found
}

/** Hidden from every reader by the markup itself. */
function isHidden(page: Page, node: number): boolean {
  const to = page.attributesFrom[node + 1] ?? page.names.length
  for (let at = page.attributesFrom[node] ?? to; at < to; at += 1) {
    const name = page.names[at]
    const value = page.values[at] ?? ''
    if (name === 'hidden' && value !== 'until-found') return true
    if (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)) return true
    if (name === 'aria-hidden' && value === 'true') return true
  }
  return false
}

function buildPattern(): RegExp {
  const groups = stems.map(([kind, words]) =>
    // "label-hidden" hides a label: this kind has to be the whole name.
    kind === 'hidden' ? `(?<=^|\\s)(${words})(?=$|\\s)` : `(${words})`,
  )
  return new RegExp(`(?:^|[\\s-])(?:${groups.join('|')})(?=$|[\\s-]|\\d)`)
}
