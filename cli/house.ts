import type { Archive } from '../archive/archive.ts'
import type { Article } from '../model/article.ts'
import { OperationalError } from '../model/errors.ts'
import type { ArticleId, SourceId } from '../model/ids.ts'
import type { Source } from '../model/source.ts'
import type { Invocation } from './command.ts'
import { openArchiveHouse } from './compose-archive.ts'
import { openCommandLog } from './log.ts'
import { stripControls } from './terminal-text.ts'

/** Opens the archive for one command and closes it again, whatever happens. */
export async function withArchive<T>(
  invocation: Invocation,
  use: (archive: Archive) => Promise<T>,
): Promise<T> {
  const log = openCommandLog(invocation.config.LOG_LEVEL, invocation.io)
  await using house = await openArchiveHouse(invocation.config, invocation.io, log)
  return await use(house.archive)
}

/** By URL or by number; throws `article-unknown`. */
export async function articleOf(archive: Archive, text: string): Promise<Article> {
  const article = await archive.findArticle(/^\d{1,15}$/.test(text) ? (Number(text) as ArticleId) : text)
  if (article !== null) return article
  throw new OperationalError('article-unknown', `no article "${text}" is in this archive`, {
    hint: `See "stet articles" for those there are, or follow it with: stet add ${text} --kind page`,
  })
}

/** Why an article is captured no more, and what to do about it. */
export function setAside({ url, setAside: reason }: Article): string {
  return `Set aside: ${stripControls(reason ?? 'it crashed again and again')}.\nTry again with: stet check ${stripControls(url)}\n`
}

/** By number or by URL; throws `source-unknown`. */
export async function sourceOf(archive: Archive, text: string): Promise<Source> {
  const source = /^\d{1,15}$/.test(text)
    ? await archive.findSource(Number(text) as SourceId)
    : await archive.findSourceByUrl(text)
  if (source !== null && source.status !== 'removed') return source
  throw new OperationalError('source-unknown', `no source "${text}" is in this archive`, {
    hint: 'See "stet sources" for those there are.',
  })
}
