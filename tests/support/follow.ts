import type { Archive } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { Source, SourceDraft } from '../../model/source.ts'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { nextTick } from '../../scheduler/tick.ts'
import { present } from './records.ts'

/** A source that is read once a year, so that nothing happens by itself. */
export async function follow(archive: Archive, url: string, kind: SourceDraft['kind']): Promise<Source> {
  const draft = { url, kind, title: null, cron: '0 0 1 1 *', timezone: 'UTC', include: null, exclude: null }
  return (await archive.addSource(draft, new Date())).source
}

/** Follows one article as a page; it is due now. */
export async function followArticle(archive: Archive, url: string): Promise<Article> {
  const source = await follow(archive, url, 'page')
  await archive.recordReading({
    sourceId: source.id,
    readAt: new Date(),
    nextDueAt: nextTick(source.cron, source.timezone),
    validators: { etag: null, lastModified: null },
    title: null,
    candidates: [{ url, key: urlKey(url), headline: null, publishedAt: null, modifiedAt: null }],
  })
  return present(await archive.findArticle(url))
}
