import { squeeze } from '../page/text.ts'
import type { FieldOrigin, OtherTitle } from '../../../model/content.ts'
import { limits } from '../../../model/limits.ts'
import { stringMember } from './article-object.ts'
import { cutSiteName } from './headline.ts'
import type { JsonObject } from './json-ld.ts'
import { metaValue, type MetaTags } from './meta-tags.ts'

/**
 * The titles under which a page goes elsewhere: in search results, in shared links, in browser tabs. Without the
 * site's name, and only those that differ from the headline by more than marks and capitals.
 */
export function otherTitles(
  headline: string | null,
  article: JsonObject | null,
  tags: MetaTags,
  siteNames: readonly string[],
): OtherTitle[] {
  const claimed = (name: string): string | null => (article === null ? null : stringMember(article, name))
  const candidates: readonly [string | null, FieldOrigin][] = [
    [claimed('headline'), 'json-ld'],
    [claimed('alternativeHeadline'), 'json-ld'],
    [metaValue(tags, 'og:title'), 'open-graph'],
    [metaValue(tags, 'twitter:title'), 'open-graph'],
    [tags.title, 'title'],
  ]
  const known = new Set([...(headline === null ? [] : [headline]), ...siteNames].map(squeeze))
  const titles: OtherTitle[] = []
  for (const [title, origin] of candidates) {
    const text = cutSiteName(title, siteNames)
    if (text === null || text.length > limits.titleLengthMax || squeeze(text) === '') continue
    if (variants(text).some((variant) => known.has(variant))) continue
    known.add(squeeze(text))
    titles.push({ text, origin })
  }
  return titles
}

/** A title as it is, and without a section before or after it: "Bridge approved - City", "City: Bridge approved". */
function variants(title: string): string[] {
  const inner = [
    /^(.+)\s[|–—:·»-]\s.{1,40}$/u.exec(title)?.[1],
    /^.{1,40}?(?:\s[|–—·»-]|:)\s(.+)$/u.exec(title)?.[1],
  ]
  return [title, ...inner.filter((part) => part !== undefined)].map(squeeze)
}
