import type { Archive } from '../../archive/archive.ts'
import { blankContent, canonicalContent } from '../../model/content.ts'
import type { Block, Content } from '../../model/content.ts'
import type { Failure } from '../../model/errors.ts'
import type { ArticleId, SourceId } from '../../model/ids.ts'
import type { Hop } from '../../model/capture.ts'
import type { SourceDraft } from '../../model/source.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { draft, look, minutes, record, sha256Hex } from './records.ts'

/** One look at an article, some minutes after `start`: what it showed, or how it failed. */
export interface PlayedLook {
  readonly at: number
  readonly content?: Content
  /** Fetched well, but nothing to clean: 304. */
  readonly notModified?: boolean
  readonly failure?: Failure
  readonly hops?: readonly Hop[]
}

export interface PlayedArticle {
  readonly url: string
  readonly headline?: string | null
  readonly looks: readonly PlayedLook[]
}

/** Records articles of one source as if they had been watched: fetched, cleaned, compared and committed. */
export async function play(
  archive: Archive,
  source: Partial<SourceDraft> & { readonly url: string },
  articles: readonly PlayedArticle[],
): Promise<{ sourceId: SourceId; ids: readonly ArticleId[] }> {
  const added = await archive.addSource({ ...draft(source.url), ...source }, minutes(0))
  const { created } = await archive.recordReading({
    sourceId: added.source.id,
    readAt: minutes(0),
    nextDueAt: minutes(15),
    validators: { etag: null, lastModified: null },
    title: null,
    candidates: articles.map(({ url, headline = null }) => ({
      url,
      key: url,
      headline,
      publishedAt: null,
      modifiedAt: null,
    })),
  })
  const ids = articles.map(({ url }) => {
    const found = created.find((article) => article.url === url)
    if (found === undefined) throw new Error(`${url} was there before.`)
    return found.id
  })
  for (const [index, article] of articles.entries()) {
    const id = ids[index]
    if (id !== undefined) await playArticle(archive, id, article)
  }
  return { sourceId: added.source.id, ids }
}

async function playArticle(archive: Archive, id: ArticleId, { url, looks }: PlayedArticle): Promise<void> {
  let head: Content | null = null
  for (const { at, content, notModified = false, failure, hops } of looks) {
    const rest = { requestedUrl: url, ...(hops === undefined ? {} : { hops }) }
    if (content === undefined) {
      const failed = failure === undefined ? {} : { failure: { ...failure, retryAfterMs: null } }
      await look(archive, id, record(minutes(at), { ...rest, notModified, ...failed }))
      continue
    }
    const contentDigest = sha256Hex(canonicalContent(content))
    const same: boolean = head !== null && sha256Hex(canonicalContent(head)) === contentDigest
    await look(
      archive,
      id,
      record(minutes(at), { ...rest, text: `<!-- ${at} -->${JSON.stringify(content)}` }),
      {
        outcome: 'content',
        content,
        contentDigest,
        cleanerId: 'cleaner-1',
        change: head === null || same ? null : compare(head, content),
        quality: null,
      },
    )
    head = content
  }
}

/** A content out of what differs from an empty one; strings among the blocks are paragraphs. */
export function story(
  given: Partial<Omit<Content, 'blocks'>> & { blocks?: readonly (Block | string)[] },
): Content {
  const { blocks = [], ...fields } = given
  return {
    ...blankContent,
    language: 'en',
    ...fields,
    blocks: blocks.map((block) => (typeof block === 'string' ? { kind: 'paragraph', text: block } : block)),
  }
}
