import type { ArticleId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'
import type { ReviewArchive } from '../deps.ts'
import type { ArticlesQuery } from './articles.ts'

export type LookUp =
  | { readonly outcome: 'found'; readonly id: ArticleId }
  | { readonly outcome: 'missed'; readonly missed: NonNullable<ArticlesQuery['missed']> }

/** Finds the article of an address as somebody pasted it; a scheme left out is https. */
export async function lookUp(archive: Pick<ReviewArchive, 'findArticle'>, pasted: string): Promise<LookUp> {
  const url = withScheme(pasted.trim().slice(0, limits.urlLengthMax + 1))
  const parsed = URL.parse(url)
  const followed = parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:')
  if (!followed || url.length > limits.urlLengthMax) {
    return { outcome: 'missed', missed: { url: pasted.slice(0, limits.urlLengthMax), reason: 'invalid' } }
  }
  const article = await archive.findArticle(url)
  if (article === null) return { outcome: 'missed', missed: { url, reason: 'unknown' } }
  return { outcome: 'found', id: article.id }
}

function withScheme(text: string): string {
  return /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/:]+:\d+(?:\/|$)/.test(text) ? text : `https://${text}`
}
