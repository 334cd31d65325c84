import { generateOpml, parseOpml } from 'feedsmith'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'

/** A feed of a list of subscriptions. */
export interface ListedFeed {
  readonly url: string
  readonly title: string | null
}

/**
 * The feeds of an OPML document (version 1 or 2), those in folders too, each address once, at most
 * `limits.opmlFeedsMax`. Throws `feed-invalid` for what is none, and for one without feeds. Pure.
 */
export function readOpml(text: string): readonly ListedFeed[] {
  const feeds = new Map<string, ListedFeed>()
  for (const outline of outlinesOf(text)) collect(outline, feeds, 0)
  if (feeds.size === 0) throw new OperationalError('feed-invalid', 'there is no feed in this OPML document')
  return [...feeds.values()].slice(0, limits.opmlFeedsMax)
}

type Outline = NonNullable<NonNullable<ReturnType<typeof parseOpml>['body']>['outlines']>[number]

function outlinesOf(text: string): readonly Outline[] {
  try {
    return parseOpml(text).body?.outlines ?? []
  } catch (cause) {
    throw new OperationalError('feed-invalid', 'this is no OPML document', { cause })
  }
}

function collect(outline: Outline, feeds: Map<string, ListedFeed>, depth: number): void {
  const { xmlUrl, title, text, outlines = [] } = outline
  if (xmlUrl !== undefined && !feeds.has(xmlUrl))
    feeds.set(xmlUrl, { url: xmlUrl, title: title ?? text ?? null })
  if (depth < limits.xmlDepthMax) for (const each of outlines) collect(each, feeds, depth + 1)
}

/** Feeds as an OPML 2.0 document, which any feed reader takes. Pure. */
export function writeOpml(feeds: readonly ListedFeed[], dateCreated: Date): string {
  return generateOpml({
    head: { title: 'Sources of Stet', dateCreated },
    body: {
      outlines: feeds.map(({ url, title }) => ({
        text: title ?? url,
        title: title ?? url,
        type: 'rss',
        xmlUrl: url,
      })),
    },
  })
}
