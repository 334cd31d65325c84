import type { Feed } from './feed.ts'

export const jsonFeedMediaType = 'application/feed+json; charset=utf-8'

/** A document of JSON Feed 1.1 (jsonfeed.org/version/1.1). What is ours is under `_stet`. */
export function jsonFeedDocument(feed: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.alternateHref,
    feed_url: feed.selfHref,
    description: 'Changes of articles, each with its differences.',
    authors: [{ name: 'Stet' }],
    language: 'en',
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.alternateHref,
      ...(entry.relatedHref === null ? {} : { external_url: entry.relatedHref }),
      title: entry.title,
      summary: entry.summary,
      content_html: entry.contentHtml,
      date_published: entry.published.toISOString(),
      date_modified: entry.updated.toISOString(),
      tags: entry.categories,
      _stet: { about: 'The number of the change; numbers have no gap.', change: entry.number },
    })),
  })
}
