import { OperationalError } from '../../model/errors.ts'
import type { Failure } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { readOpml, writeOpml } from '../../pipeline/discover/opml.ts'
import type { ListedFeed } from '../../pipeline/discover/opml.ts'
import { argument, runAction } from '../command.ts'
import type { Actions, CommandSpec, Invocation } from '../command.ts'
import { openArchiveHouse } from '../compose-archive.ts'
import { mannersOf, openFetchHouse } from '../compose.ts'
import { followSource } from '../follow-source.ts'
import { count } from '../format.ts'
import { withArchive } from '../house.ts'
import { inOrder } from '../in-order.ts'
import { print, printLine } from '../io.ts'
import { openCommandLog } from '../log.ts'
import { progressBar } from '../progress.ts'
import { readTextFile } from '../read-text-file.ts'
import { stripControls } from '../terminal-text.ts'

export const opmlCommand: CommandSpec = {
  name: 'opml',
  summary: 'follow the feeds of a feed reader, or give it those that are followed here',
  arguments: [
    ['<ACTION>', 'import FILE, or export'],
    ['[FILE]', 'an OPML file, as feed readers export it; - is standard input'],
  ],
  json: 'of import: print one line a feed: {url, outcome, source} or {url, failure}; export prints OPML in any case',
  examples: ['stet opml import subscriptions.opml', 'stet opml export > stet.opml'],
  run: (invocation) => runAction(invocation, 'opml', actions),
}

/** Feeds asked at once; each host is still asked one thing at a time. */
const together = 8

interface Imported {
  readonly url: string
  readonly outcome: 'created' | 'exists' | 'failed'
  readonly failure: Failure | null
}

const actions: Actions = {
  async import(invocation) {
    const { io, config, json } = invocation
    const file = argument(invocation, 1)
    if (file === '') throw new OperationalError('usage', 'import takes an OPML file')
    const feeds = readOpml(await readTextFile(io, file, limits.opmlLengthMax))
    const log = openCommandLog(config.LOG_LEVEL, io)
    await using house = await openArchiveHouse(config, io, log)
    await using web = openFetchHouse(config, log)
    const deps = { ...web, archive: house.archive, manners: mannersOf(config), now: () => new Date() }
    const wish = { kind: 'feed', cron: config.SOURCE_CRON, timezone: config.SOURCE_TIMEZONE } as const
    const follow = async ({ url }: ListedFeed) => {
      if (io.stopping.aborted) throw new OperationalError('interrupted', 'told to stop')
      return await followSource(deps, { ...wish, url, include: null, exclude: null }, io.stopping)
    }
    const bar = progressBar(io, 'following')
    const done: Imported[] = []
    for await (const { item, result } of inOrder(feeds, together, follow)) {
      if (result.status === 'fulfilled') {
        done.push({ url: item.url, outcome: result.value.outcome, failure: null })
        if (json) printLine(io, { url: item.url, outcome: result.value.outcome, source: result.value.source })
      } else {
        const failure = failureOf(result.reason)
        done.push({ url: item.url, outcome: 'failed', failure })
        if (json) printLine(io, { url: item.url, failure })
      }
      bar.update(done.length, feeds.length)
    }
    bar.clear()
    if (!json) print(io, report(done))
    return done.some(({ outcome }) => outcome === 'failed') ? 1 : 0
  },
  export: (invocation) => exportOpml(invocation),
}

async function exportOpml(invocation: Invocation): Promise<void> {
  await withArchive(invocation, async (archive) => {
    const sources = await archive.listSources()
    const feeds = sources.filter(({ kind, status }) => kind === 'feed' && status !== 'removed')
    print(invocation.io, writeOpml(feeds, new Date()).trimEnd())
  })
}

/** What is expected of feeds that are years old: hosts that are gone, addresses that were never public. */
function failureOf(reason: unknown): Failure {
  if (!(reason instanceof OperationalError)) throw reason
  return { code: reason.code, message: reason.message }
}

function report(done: readonly Imported[]): string {
  const of = (outcome: Imported['outcome']) => done.filter((each) => each.outcome === outcome)
  const failed = of('failed')
  return [
    `${count(of('created').length, 'feed')} followed, ${of('exists').length} followed already, ${failed.length} failed.`,
    ...failed.map(
      ({ url, failure }) =>
        `  ${stripControls(url)}: ${stripControls(failure?.message ?? '')} [${failure?.code}]`,
    ),
  ].join('\n')
}
