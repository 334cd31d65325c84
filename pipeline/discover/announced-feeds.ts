import type { SourceDocument } from './document.ts'
import { scanPage } from './html-scan.ts'

/**
 * The feeds that an HTML page announces with `<link rel="alternate" type="application/rss+xml" …>` (and Atom,
 * JSON Feed, RDF), absolute, in order.
 */
export function announcedFeeds(document: SourceDocument): readonly string[] {
  return scanPage(document).feeds
}
