import type { Archive, ArticleHit } from '../../archive/archive.ts'
import { OperationalError } from '../../model/errors.ts'
import type { SourceId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'
import { parseSearch } from '../../model/search-text.ts'
import type { SearchPhrases } from '../../model/search-text.ts'
import { presenceOf } from '../../review/diff/presence.ts'
import type { Presence } from '../../review/diff/presence.ts'
import { numberOption, textOption } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { between, time } from '../format.ts'
import { sourceOf, withArchive } from '../house.ts'
import { print, printLine } from '../io.ts'
import { renderHead } from '../render-head.ts'
import { stripControls } from '../terminal-text.ts'

const places = ['versions', 'current', 'added', 'removed'] as const

export const searchCommand: CommandSpec = {
  name: 'search',
  summary: 'who said it, when it appeared and when it vanished',
  arguments: [['<WORDS...>', 'words that all must be there; "a phrase" in quotation marks stands as it is']],
  options: [
    [
      '--in <place>',
      'versions (all there ever were, the default), current, or the added or removed text of changes',
    ],
    ['--source <id>', 'in one source, by number or URL'],
    ['--limit <n>', 'so many at most; 20'],
  ],
  pages: true,
  json: 'print one line a find: an article with when the words stood in it, or a change',
  examples: [
    `stet search '"toll rose to 14"'`,
    'stet search ferry fire --in removed',
    'stet search 橋 --json',
  ],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const phrases = parseSearch(invocation.args.join(' '))
      if (phrases.length === 0) throw new OperationalError('usage', 'there is no word in that to look for')
      const source = textOption(invocation, 'source')
      const query = {
        phrases,
        limit: numberOption(invocation, 'limit', { min: 1, max: limits.pageSizeMax }) ?? 20,
        ...(source !== null && { sourceId: (await sourceOf(archive, source)).id }),
      }
      const place = placeOf(invocation)
      const found =
        place === 'added' || place === 'removed'
          ? await searchChanges(invocation, archive, place, query)
          : await searchArticles(invocation, archive, place, query)
      if (!found && !invocation.json) print(invocation.io, 'Nothing says that.')
    }),
}

interface Query {
  readonly phrases: SearchPhrases
  readonly limit: number
  readonly sourceId?: SourceId
}

function placeOf(invocation: Invocation): (typeof places)[number] {
  const text = textOption(invocation, 'in') ?? 'versions'
  const place = places.find((each) => each === text)
  if (place !== undefined) return place
  throw new OperationalError('usage', `--in is one of ${places.join(', ')}, not "${text}"`)
}

async function searchChanges(
  { io, json }: Invocation,
  archive: Archive,
  place: 'added' | 'removed',
  { phrases, ...query }: Query,
): Promise<boolean> {
  const { items } = await archive.changeHeads({ ...query, words: { in: place, phrases } })
  for (const head of items) {
    if (json) printLine(io, head)
    else print(io, `${renderHead(head, io)}\n`)
  }
  return items.length > 0
}

async function searchArticles(
  { io, json }: Invocation,
  archive: Archive,
  place: 'versions' | 'current',
  query: Query,
): Promise<boolean> {
  const { items } = await archive.searchArticles({ ...query, in: place })
  for (const hit of items) {
    const stood = presenceOf(await archive.phrasePresence(hit.article.id, query.phrases))
    if (json) printLine(io, { ...hit, stood })
    else print(io, `${describe(hit, stood)}\n`)
  }
  return items.length > 0
}

function describe({ article, version }: ArticleHit, stood: readonly Presence[]): string {
  return [
    stripControls(article.headline ?? article.url),
    ...stood.flatMap(({ appeared, firstSeenAt, version: first, vanished, lastSeenAt }) => [
      appeared === null
        ? `    there when first seen, ${time(firstSeenAt)} (version ${first})`
        : `    appeared ${between(appeared.between)} (version ${appeared.version})`,
      vanished === null
        ? `    stands there still, last seen ${time(lastSeenAt)} (version ${version})`
        : `    vanished ${between(vanished.between)} (version ${vanished.version})`,
    ]),
    `    ${stripControls(article.url)}`,
  ].join('\n')
}
