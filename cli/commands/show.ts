import type { Archive } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import { OperationalError } from '../../model/errors.ts'
import type { Version } from '../../model/version.ts'
import { argument, numberOption, timeOption } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { articleOf, withArchive } from '../house.ts'
import { printJson, print, proseWidthOf } from '../io.ts'
import { renderContent } from '../render-content.ts'

export const showCommand: CommandSpec = {
  name: 'show',
  summary: 'an article as it read in one version: the latest seen, a number, or a point in time',
  arguments: [['<URL>', 'URL of the article, or its number']],
  options: [
    ['--version <n>', 'this version'],
    ['--at <time>', 'the version seen at that time'],
    ['--raw', 'the bytes of the capture that showed it first, unchanged'],
  ],
  pages: true,
  json: 'print the version as JSON',
  examples: [
    'stet show https://example.org/2026/11/a-story',
    'stet show https://example.org/2026/11/a-story --version 2',
    'stet show https://example.org/2026/11/a-story --at 2026-11-22T14:00Z --raw > page.html',
  ],
  run(invocation) {
    const { io, json, options } = invocation
    const wanted = wantedOf(invocation)
    return withArchive(invocation, async (archive) => {
      const article = await articleOf(archive, argument(invocation, 0))
      const version = await versionOf(archive, article, wanted)
      if (options['raw'] === true) {
        const body = await archive.readBody(version.firstCaptureId)
        if (body === null)
          throw new OperationalError('version-unknown', 'the capture of this version had no body')
        io.stdout.write(body)
      } else if (json) printJson(io, { article, version })
      else print(io, renderContent(version.content, { version, width: proseWidthOf(io) }))
    })
  },
}

interface Wanted {
  readonly number: number | null
  readonly at: Date | null
}

function wantedOf(invocation: Invocation): Wanted {
  const number = numberOption(invocation, 'version', { min: 1, max: 1_000_000_000 })
  const at = timeOption(invocation, 'at')
  if (number !== null && at !== null) throw new OperationalError('usage', 'give --version or --at, not both')
  return { number, at }
}

async function versionOf(archive: Archive, article: Article, { number, at }: Wanted): Promise<Version> {
  if (at !== null) {
    const version = await archive.versionAt(article.id, at)
    if (version !== null) return version
    throw new OperationalError(
      'version-unknown',
      `this article had not been captured yet on ${at.toISOString()}`,
      {
        hint: 'See "stet history" for when it was first seen.',
      },
    )
  }
  const wanted = number ?? article.headVersion
  if (wanted === null) {
    throw new OperationalError('version-unknown', 'this article has no version yet', {
      hint: `Take a capture with: stet check ${article.url}`,
    })
  }
  const version = await archive.version(article.id, wanted)
  if (version !== null) return version
  throw new OperationalError(
    'version-unknown',
    `this article has no version ${wanted}; it has ${article.versions}`,
  )
}
