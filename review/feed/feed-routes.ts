import type { Context } from 'hono'
import type { ChangeQuery } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import { limits } from '../../model/limits.ts'
import { parseSearch } from '../../model/search-text.ts'
import { readFilter, toQuery, writeFilter } from '../change-filter.ts'
import type { ChangeFilter } from '../change-filter.ts'
import { headlineText } from '../components/headline.ts'
import { kindLabel } from '../components/kinds.ts'
import type { ReviewArchive } from '../deps.ts'
import { entityTag, isKnown } from '../http/entity-tag.ts'
import { articleId } from '../http/params.ts'
import { sourceName } from '../pages/source-names.ts'
import { paths } from '../paths.ts'
import { articlePath } from '../routes/house.ts'
import type { House } from '../routes/house.ts'
import { readSearch, writeSearch } from '../search-query.ts'
import type { SearchQuery } from '../search-query.ts'
import { textCache } from '../text-cache.ts'
import { atomDocument, atomMediaType } from './atom.ts'
import { changeFeed, feedEntriesMax } from './change-feed.ts'
import type { ChangeFeed } from './change-feed.ts'
import { jsonFeedDocument, jsonFeedMediaType } from './json-feed.ts'

/** What a feed is about, before its changes are read. */
type Subject = Omit<ChangeFeed, 'changes' | 'path'> & { readonly query: Omit<ChangeQuery, 'limit'> }

const formats = {
  atom: { write: atomDocument, mediaType: atomMediaType },
  json: { write: jsonFeedDocument, mediaType: jsonFeedMediaType },
} as const

/**
 * Feeds of all changes, of those that a filter or a search lets through, and of one article, each as Atom and as
 * JSON Feed. Nothing is read for whoever has everything already.
 */
export function addFeedRoutes({ app, deps }: Pick<House, 'app' | 'deps'>): void {
  const { archive, publicUrl } = deps
  const written = textCache(limits.feedCacheCharactersMax)
  for (const format of ['atom', 'json'] as const) {
    const { write, mediaType } = formats[format]
    const answer = async (c: Context, subject: Subject, path: string): Promise<Response> => {
      const base = publicUrl ?? new URL(c.req.url).origin
      c.header('Cache-Control', 'private, max-age=60')
      // What one reader's Host header makes of the links is for no other reader.
      if (publicUrl === null) c.header('Vary', 'Host')
      const tag = entityTag([String(await archive.lastChange()), base, path, subject.title])
      c.header('ETag', tag)
      if (isKnown(c.req.header('If-None-Match'), tag)) return c.body(null, 304)
      // What has the same tag is the same: many readers ask for one feed between two changes.
      const known = written.get(tag)
      if (known !== undefined) return c.body(known, 200, { 'Content-Type': mediaType })
      const { query, ...rest } = subject
      const { items } = await archive.recentChanges({ ...query, limit: feedEntriesMax })
      const text = write(await changeFeed({ ...rest, path, changes: items }, base))
      written.set(tag, text)
      return c.body(text, 200, { 'Content-Type': mediaType })
    }

    app.get(`/feed.${format}`, async (c) => {
      const parameters = new URL(c.req.url).searchParams
      const subject = await subjectOf(archive, readFilter(parameters), readSearch(parameters))
      if (subject === null) return c.notFound()
      return answer(c, subject, `/feed.${format}${subject.parameters}`)
    })
    app.get(`${articlePath}/feed.${format}`, async (c) => {
      const article = await archive.findArticle(articleId(c.req.param('article')))
      if (article === null) return c.notFound()
      const { id } = article
      return answer(
        c,
        ofArticle(article),
        format === 'atom' ? paths.articleFeed(id) : paths.articleJsonFeed(id),
      )
    })
  }
}

function ofArticle(article: Article): Subject {
  return {
    name: `article ${article.url}`,
    title: `Stet: changes of ${headlineText(article)}`,
    alternatePath: paths.article(article.id),
    emptyAt: article.createdAt,
    query: { articleId: article.id, withoutNoise: true },
  }
}

/**
 * Null when it is about a source that there is not. What we say of a change, by marks and labels, is no news to others,
 * and moves no number that a tag could rest on.
 */
async function subjectOf(
  archive: ReviewArchive,
  { seen: _seen, label: _label, after: _after, ...filter }: ChangeFilter,
  search: SearchQuery,
): Promise<(Subject & { readonly parameters: string }) | null> {
  const source = filter.sourceId === undefined ? undefined : await archive.findSource(filter.sourceId)
  if (source === null) return null
  const phrases = parseSearch(search.text)
  const isSearch = phrases.length > 0
  const place = search.in === 'removed' ? 'removed' : 'added'
  const parameters = new URLSearchParams([
    ...writeFilter(filter),
    ...(isSearch ? [...writeSearch({ text: search.text, in: place })] : []),
  ])
  const { sourceId: _source, ...others } = filter
  const isPlain = !isSearch && writeFilter(others).size === 0
  const ofSource = source === undefined ? '' : ` found through ${sourceName(source)}`
  const kinds = filter.kinds === undefined ? '' : ` of kind ${filter.kinds.map(kindLabel).join(', ')}`
  return {
    name: isPlain
      ? source === undefined
        ? paths.feed
        : `source ${source.url}`
      : `changes ${parameters.toString()}`,
    title: isSearch
      ? `Stet: changes that ${place} ${search.text}${ofSource}`
      : isPlain && source === undefined
        ? 'Stet: recent changes'
        : `Stet: changes${kinds}${ofSource}`,
    alternatePath: `${isSearch ? paths.search : paths.inbox}${suffix(parameters)}`,
    emptyAt: source?.createdAt ?? epoch,
    parameters: suffix(parameters),
    query: { ...toQuery(filter), ...(isSearch && { words: { in: place, phrases } }) },
  }
}

function suffix(parameters: URLSearchParams): string {
  return parameters.size === 0 ? '' : `?${parameters.toString()}`
}

/** An empty archive has no time of its own, and the same feed must have the same bytes. */
const epoch = new Date(0)
