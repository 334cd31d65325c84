import type { Access } from '../../../model/content.ts'
import { attribute, textBelow, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'
import type { Found } from './headline.ts'
import { each, isObject, member, type JsonObject } from './json-ld.ts'
import { metaValue, type MetaTags } from './meta-tags.ts'

/**
 * Who may read the article, as the publisher says: the content tier, schema.org `isAccessibleForFree` of the article
 * or of a part of it, else the box that asks the reader to subscribe. Null when the page says nothing.
 */
export function accessFrom(page: Page, article: JsonObject | null, tags: MetaTags): Found<Access> | null {
  const tier = metaValue(tags, 'article:content_tier', 'og:article:content_tier', 'content_tier')
  const tiered = tier === null ? null : (tiers.get(tier.toLowerCase()) ?? null)
  if (tiered !== null) return { value: tiered, origin: 'open-graph' }
  const claimed = article === null ? null : claimedFree(article)
  if (claimed !== null) return { value: claimed ? 'free' : 'locked', origin: 'json-ld' }
  const marked = truth(metaValue(tags, 'isaccessibleforfree'))
  if (marked !== null) return { value: marked ? 'free' : 'locked', origin: 'microdata' }
  const shown = shownWall(page)
  return shown === null ? null : { value: shown, origin: 'markup' }
}

/** The tiers of the Open Graph article namespace, and other words for them. */
const tiers: ReadonlyMap<string, Access> = new Map([
  ['free', 'free'],
  ['metered', 'metered'],
  ['locked', 'locked'],
  ['premium', 'locked'],
  ['paid', 'locked'],
])

/** False when the article or one of its parts is not free: a teaser may always be read. */
function claimedFree(article: JsonObject): boolean | null {
  const parts = each(member(article, 'hasPart')).filter(isObject)
  const claims = [article, ...parts].map((object) => truth(member(object, 'isAccessibleForFree')))
  if (claims.includes(false)) return false
  return claims[0] ?? null
}

/** schema.org's booleans as they are written: true, "True", "https://schema.org/True". */
function truth(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  const word = typeof value === 'string' ? /(?:^|\/)(true|false)$/i.exec(value.trim())?.[1] : undefined
  return word === undefined ? null : word.toLowerCase() === 'true'
}

const wallWords =
  /(?:^|[\s-])(?:paywall|pay-wall|regwall|reg-wall|loginwall|abo-?wall|subscriber-?wall|subscription-?wall|piano-(?:offer|paywall|inline)|meter(?:ed)?-?(?:wall|message|banner)|premium-?(?:wall|overlay|teaser)|article-?locked|locked-?content)(?=$|[\s-])/

/** What a wall asks of its reader, in the languages that have most of them. */
const asks =
  /subscri|sign (?:in|up)|log ?in|register|become a member|members? only|abonn|\babo\b|anmelden|registrier|einloggen|connect(?:ez|er)-|s'identifier|suscri|iniciar sesión|registr[aoe]|assin(?:e|ante)|abbona|accedi|подпис|войти|войдите|להירשם|מנוי|اشترك|اشتراك|تسجيل|登録|購読|会員|ログイン|订阅|登录|구독|로그인/iu
/** And what for: a box that only sells, or that signs a reader in, stands on open pages too. */
const reading =
  /read(?:ing)?\b|unlock|(?:for|to) (?:\w+ )?(?:subscribers|members)|already a (?:\w+ )?(?:subscriber|member)|articles?|story|lesen|artikel|lire|lecture|leer|leyendo|leggere|lettura|ler\b|leitura|lezen|чита|לקרוא|קריאה|قراءة|続き|記事|阅读|全文|기사/iu
const counts =
  /\b(?:\d+|one|two|three|last|free)\b.{0,40}\b(?:free )?(?:articles?|stor(?:y|ies)|artikel|artículos|artigos|articoli)\b.{0,40}\b(?:left|remaining|this month|month|übrig|frei|restants?|restantes?)\b/iu

/** An element named as a wall is one only when it is shown and holds little more than its request. */
const wallLengthMax = 800
const wallNodesMax = 400
/** Elements named as walls that are looked at. */
const wallsMax = 50

function shownWall(page: Page): Access | null {
  for (let node = 1, looked = 0; node < page.tag.length && looked < wallsMax; node += 1) {
    const words = page.words[node] ?? ''
    if (words === '' || (page.end[node] ?? 0) - node > wallNodesMax) continue
    if (!wallWords.test(words)) continue
    looked += 1
    if (isHidden(page, node)) continue
    const text = tidy(textBelow(page, node, wallLengthMax + 1))
    if (text.length > wallLengthMax || !asks.test(text) || !reading.test(text)) continue
    return counts.test(text) ? 'metered' : 'locked'
  }
  return null
}

function isHidden(page: Page, node: number): boolean {
  for (let at = node; at > 0; at = page.parent[at] ?? 0) {
    const tag = page.tag[at]
    if (tag === 'script' || tag === 'template' || tag === 'noscript') return true
    if (attribute(page, at, 'hidden') !== null || attribute(page, at, 'aria-hidden') === 'true') return true
    if (/display\s*:\s*none/i.test(attribute(page, at, 'style') ?? '')) return true
  }
  return false
}
