import { createHash } from 'node:crypto'
import type { RecordedChange } from '../../archive/archive.ts'
import { excerpt } from '../components/figures.ts'
import { headlineText } from '../components/headline.ts'
import { kindLabel } from '../components/kinds.ts'
import { safeHref } from '../components/links.ts'
import { paths } from '../paths.ts'
import { entryContent } from './entry-content.ts'
import type { Feed, FeedEntry } from './feed.ts'

export const feedEntriesMax = 40

export interface ChangeFeed {
  /** What names the feed for ever; the path it is read at, unless that changes. */
  readonly name: string
  readonly title: string
  readonly path: string
  readonly alternatePath: string
  readonly changes: readonly RecordedChange[]
  /** When nothing has changed yet. */
  readonly emptyAt: Date
}

/** Changes, newest first, as a feed. `publicUrl` is where readers reach the pages. */
export async function changeFeed(feed: ChangeFeed, publicUrl: string): Promise<Feed> {
  const base = publicUrl.replace(/\/+$/, '')
  const entries = await Promise.all(feed.changes.map((change) => entryOf(change, base)))
  const updated = feed.changes.reduce(
    (latest, { changedBetween: [, by] }) => (by > latest ? by : latest),
    feed.changes[0]?.changedBetween[1] ?? feed.emptyAt,
  )
  return {
    id: uuid(`feed\n${base}\n${feed.name}`),
    title: feed.title,
    updated,
    selfHref: `${base}${feed.path}`,
    alternateHref: `${base}${feed.alternatePath}`,
    entries,
  }
}

async function entryOf(change: RecordedChange, base: string): Promise<FeedEntry> {
  const permalink = `${base}${paths.change(change.articleId, change.from, change.to)}`
  const [after, by] = change.changedBetween
  const headline = headlineText({ headline: change.headline, url: change.articleUrl })
  return {
    id: uuid(
      `change\n${change.articleUrl}\n${change.from}\n${change.to}\n${after.toISOString()}\n${by.toISOString()}`,
    ),
    number: change.id,
    title: excerpt(headline, 300),
    updated: by,
    published: by,
    alternateHref: permalink,
    relatedHref: safeHref(change.articleUrl),
    categories: change.change.kinds.map(({ kind }) => kindLabel(kind)),
    summary: change.change.summary,
    contentHtml: String(await entryContent(change, permalink)),
  }
}

/**
 * A version 8 UUID (RFC 9562) from what names a thing for ever, so that an entry keeps its id when the pages move
 * to another address or the archive to another database.
 */
function uuid(name: string): string {
  const hash = createHash('sha256').update(name).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x80, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = hash.toString('hex', 0, 16)
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
