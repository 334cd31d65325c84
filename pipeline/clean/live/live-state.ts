import type { Block, Content } from '../../../model/content.ts'
import type { Found } from '../metadata/headline.ts'
import { stringMember } from '../metadata/article-object.ts'
import { machineDate } from '../metadata/dates.ts'
import { each, isObject, member, typesOf, type JsonObject } from '../metadata/json-ld.ts'
import { textTag, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'

type LiveState = Exclude<Content['liveState'], null>

/**
 * Whether a live blog goes on, without a clock: it has ended when the page says so in words or names, or when the end
 * of coverage that schema.org gives is not after the last sign of work on it. Null for what is no live blog.
 */
export function liveStateOf(
  page: Page,
  article: JsonObject | null,
  blocks: readonly Block[],
  modifiedAt: string | null,
): Found<LiveState> | null {
  const claimed = article !== null && typesOf(article).includes('LiveBlogPosting') ? article : null
  const hasPosts = blocks.some((block) => block.kind === 'post')
  if (claimed === null && !hasPosts) return null
  const said = endSaid(page)
  if (said !== null) return { value: 'ended', origin: said }
  if (claimed === null) return { value: 'live', origin: 'markup' }
  return { value: isOver(claimed, blocks, modifiedAt) ? 'ended' : 'live', origin: 'json-ld' }
}

function isOver(article: JsonObject, blocks: readonly Block[], modifiedAt: string | null): boolean {
  const end = instantOf(stringMember(article, 'coverageEndTime'))
  if (end === null) return false
  const updates = each(member(article, 'liveBlogUpdate')).filter(isObject)
  const signs = [
    instantOf(modifiedAt),
    ...updates.map((update) => instantOf(stringMember(update, 'datePublished'))),
    ...blocks.map((block) => (block.kind === 'post' ? instantOf(block.time ?? null) : null)),
  ].filter((instant) => instant !== null)
  // An end ahead of all that is on the page is a plan.
  return signs.length > 0 && end <= signs.reduce((latest, instant) => Math.max(latest, instant)) + graceMs
}

/** Systems that write both moments in one go give them seconds apart. */
const graceMs = 60_000

/** Only times with an offset: without one the instant would depend on the machine. */
function instantOf(time: string | null): number | null {
  const iso = time === null ? null : machineDate(time)
  if (iso === null || !/(?:Z|[+-]\d\d:\d\d)$/.test(iso)) return null
  const instant = Date.parse(iso)
  return Number.isNaN(instant) ? null : instant
}

const endedNames = /(?:^|[\s-])live-?blog-?(?:ended|closed|finished|over|archived|inactive)(?=$|[\s-])/

const endedWords =
  /^(?:(?:this|our|the) live ?(?:blog|coverage|page|feed|stream|ticker)(?: of [^.]{1,60})? (?:is|has|was)(?: now)? (?:closed|ended|finished|concluded|over)|(?:we(?:'re| are) (?:now )?(?:closing|wrapping up|ending|pausing) (?:this|our) live)|live (?:coverage|blog) (?:has )?(?:ended|closed)|(?:der|dieser|das|dieses|unser) (?:live-?(?:blog|ticker)|newsblog|ticker) (?:ist|wurde)(?: (?:nun|jetzt|hiermit))? (?:beendet|geschlossen|abgeschlossen)|(?:ce|notre|le) (?:direct|live) est (?:désormais |maintenant )?(?:terminé|clos|fini)|fin du (?:direct|live)|(?:este|el|nuestro) (?:directo|minuto a minuto|en vivo|liveblog) (?:ha (?:terminado|finalizado|concluido)|está cerrado)|(?:la|questa|nostra) diretta (?:è (?:terminata|finita|conclusa|chiusa)|termina qui)|(?:este|o nosso|esta) (?:liveblog|direto|ao vivo|cobertura) (?:terminou|está encerrad[oa]|foi encerrad[oa])|(?:dit|deze|ons) live-?blog is (?:nu )?(?:gesloten|afgesloten|beëindigd)|(?:онлайн|прямая трансляция|трансляция|текстовая трансляция)(?: \p{L}+)? (?:завершена|завершен|окончена|закончена)|הדיווח החי הסתיים|הליי?בבלוג (?:הסתיים|נסגר)|انتهت التغطية|ライブ(?:ブログ|中継)?(?:は|を)終了)/iu

/** What a live blog says of itself when it is over stands alone, before its posts or as the last of them. */
function endSaid(page: Page): Found<LiveState>['origin'] | null {
  for (let node = 1; node < page.tag.length; node += 1) {
    if (page.tag[node] !== textTag) {
      if (endedNames.test(page.words[node] ?? '')) return 'markup'
      continue
    }
    const text = page.text[node] ?? ''
    if (text.length > 10 && text.length < 400 && endedWords.test(tidy(text))) return 'text'
  }
  return null
}
