import type { Archive } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import { OperationalError } from '../../model/errors.ts'
import { blameOf } from '../../review/blame-of.ts'
import type { BlamedVersion } from '../../review/blame-of.ts'
import { argument, numberOption } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { articleOf, withArchive } from '../house.ts'
import { print, printJson, proseWidthOf, wantsColor } from '../io.ts'
import { renderBlame } from '../render-blame.ts'
import { stripControls } from '../terminal-text.ts'

export const blameCommand: CommandSpec = {
  name: 'blame',
  summary: 'who brought which words: for each stretch of an article the version that brought it, and when',
  arguments: [['<URL>', 'URL of the article, or its number']],
  options: [['--version <n>', 'blame this version; by default the one seen last']],
  pages: true,
  json:
    'print {article, version, sightings, presences, headline, dek, blocks, removals, coarse} as JSON ' +
    '(docs/blame.md)',
  examples: [
    'stet blame https://example.org/2026/11/a-story',
    'stet blame https://example.org/2026/11/a-story --version 2 --json',
  ],
  async run(invocation) {
    const { io, json } = invocation
    const wanted = numberOption(invocation, 'version', { min: 1, max: 1_000_000_000 })
    return withArchive(invocation, async (archive) => {
      const article = await articleOf(archive, argument(invocation, 0))
      const found = await blamed(archive, article, wanted)
      if (json) {
        printJson(io, asJson(article, found))
        return
      }
      const { version, blame, sightings } = found
      print(io, `${stripControls(article.headline ?? article.url)}: version ${version.number}\n`)
      const times = sightings.map(({ firstSeenAt }) => firstSeenAt)
      print(
        io,
        renderBlame(blame, version.content, { times, color: wantsColor(io), width: proseWidthOf(io) }),
      )
    })
  },
}

async function blamed(archive: Archive, article: Article, wanted: number | null): Promise<BlamedVersion> {
  const found = await blameOf(archive, article.id, wanted)
  if (found !== null) return found
  if (article.versions === 0) {
    throw new OperationalError('version-unknown', 'this article has no version yet', {
      hint: `Take a capture with: stet check ${article.url}`,
    })
  }
  throw new OperationalError(
    'version-unknown',
    `this article has no version ${wanted}; it has ${article.versions}`,
  )
}

/** The runs beside the texts that they are of. */
function asJson(article: Article, { version, sightings, blame, removals }: BlamedVersion) {
  const { headline, dek, blocks } = version.content
  return {
    article,
    version: blame.version,
    sightings: sightings.map(({ version: number, firstSeenAt, lastSeenAt }) => ({
      version: number,
      firstSeenAt,
      lastSeenAt,
    })),
    presences: blame.presences,
    headline: headline === null ? null : { text: headline, runs: blame.headline },
    dek: dek === null ? null : { text: dek, runs: blame.dek },
    blocks: blocks.map(({ kind, text }, index) => ({ kind, text, runs: blame.blocks[index] ?? [] })),
    removals,
    coarse: blame.coarse,
  }
}
