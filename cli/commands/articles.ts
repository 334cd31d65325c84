import type { ArticleQuery } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import { textOption, timeOption } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { count, time } from '../format.ts'
import { stripControls } from '../terminal-text.ts'
import { sourceOf, withArchive } from '../house.ts'
import { print, printLine } from '../io.ts'
import type { Misses } from '../../archive/archive.ts'
import { nothingFollowed } from './sources.ts'

const pageSize = 500

export const articlesCommand: CommandSpec = {
  name: 'articles',
  summary: 'list the articles, those found last first',
  options: [
    ['--source <id>', 'only those of this source (number or URL)'],
    ['--changed-since <time>', 'only those whose content was seen to change since then'],
  ],
  pages: true,
  json: 'print one line an article',
  examples: ['stet articles', 'stet articles --source 1 --changed-since 2026-11-22', 'stet articles --json'],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json } = invocation
      const sourceText = textOption(invocation, 'source')
      const changedSince = timeOption(invocation, 'changedSince')
      const source = sourceText === null ? null : await sourceOf(archive, sourceText)
      const query: ArticleQuery = {
        limit: pageSize,
        ...(source === null ? {} : { sourceId: source.id }),
        ...(changedSince === null ? {} : { changedSince }),
      }
      let listed = 0
      let cursor: string | null = null
      do {
        const page = await archive.listArticles(cursor === null ? query : { ...query, cursor })
        for (const article of page.items) {
          if (json) printLine(io, article)
          else print(io, describe(article, article.versions === 0 ? await archive.misses(article.id) : null))
        }
        listed += page.items.length
        cursor = page.cursor
      } while (cursor !== null && !io.stopping.aborted)
      if (listed > 0 || json) return
      const isEmpty = source === null && changedSince === null
      print(io, isEmpty ? nothingFollowed : 'No article matches. "stet articles" lists them all.')
    }),
}

function describe(article: Article, misses: Misses | null): string {
  const headline = article.headline === null ? '(no headline yet)' : stripControls(article.headline)
  const facts = [
    count(article.versions, 'version'),
    count(article.captures, 'capture'),
    seen(article),
    ...(article.status === 'active' ? [] : [article.status]),
  ]
  const missed =
    misses === null ? '' : `\n  ${stripControls(misses.failure.message)} [${misses.failure.code}]`
  const why =
    article.setAside === null ? missed : `\n  ${stripControls(article.setAside)} (stet check tries again)`
  return `${headline}\n  ${stripControls(article.url)}\n  ${facts.join(', ')}${why}`
}

function seen({ lastChangedAt, versions }: Article): string {
  if (lastChangedAt === null) return 'no good capture yet'
  return `${versions > 1 ? 'last changed' : 'first captured'} ${time(lastChangedAt)}`
}
