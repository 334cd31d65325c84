import { OperationalError } from '../../model/errors.ts'
import type { Move } from '../../model/move.ts'
import { argument } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { articleOf, withArchive } from '../house.ts'
import { print, printJson } from '../io.ts'
import { stripControls } from '../terminal-text.ts'

export const mergeCommand: CommandSpec = {
  name: 'merge',
  summary:
    'say that two articles are one story that moved: the old one goes on at the address of the new one',
  arguments: [
    ['<OLD>', 'URL or number of the article that goes on'],
    ['<NEW>', 'URL or number of the article at the new address'],
  ],
  json: 'print the move as JSON',
  examples: ['stet merge https://example.org/a-story https://example.org/2026/a-story-corrected'],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const [old, young] = [
        await articleOf(archive, argument(invocation, 0)),
        await articleOf(archive, argument(invocation, 1)),
      ]
      const merge = { from: young.id, into: old.id, evidence: 'somebody said so', by: 'stet merge' }
      const move = await archive.mergeArticles(merge, new Date())
      if (move === null)
        throw new OperationalError('usage', 'these two are one article already', {
          hint: `Take them apart with: stet split ${stripControls(old.url)}`,
        })
      if (invocation.json) return printJson(invocation.io, move)
      print(
        invocation.io,
        `Article ${old.id} goes on at ${stripControls(move.toUrl)}. Article ${young.id} keeps what it has recorded.\nUndo it with: stet split ${old.id}`,
      )
    }),
}

export const splitCommand: CommandSpec = {
  name: 'split',
  summary: 'take apart two articles that were taken for one story that moved; nothing recorded goes away',
  arguments: [['<URL>', 'URL or number of either article']],
  json: 'print the move that was undone as JSON',
  examples: ['stet split https://example.org/2026/a-story-corrected'],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const article = await articleOf(archive, argument(invocation, 0))
      const move = await archive.splitArticle(article.id, new Date())
      if (move === null)
        throw new OperationalError('usage', 'this article has not moved', {
          hint: 'Two articles are made one with: stet merge OLD NEW',
        })
      if (invocation.json) return printJson(invocation.io, move)
      print(invocation.io, splitText(move))
    }),
}

function splitText({ articleId, otherId, fromUrl, toUrl }: Move): string {
  return [
    `Article ${articleId} is looked for at ${stripControls(fromUrl)} again,`,
    `article ${otherId} at ${stripControls(toUrl)}. They are not taken for one again.`,
  ].join(' ')
}
