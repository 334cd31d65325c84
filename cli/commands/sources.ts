import type { Source } from '../../model/source.ts'
import type { CommandSpec } from '../command.ts'
import { count, table, time } from '../format.ts'
import { stripControls } from '../terminal-text.ts'
import { failureText } from '../failure-text.ts'
import { withArchive } from '../house.ts'
import { print, printLine } from '../io.ts'

export const nothingFollowed = 'Nothing is followed yet. Begin with: stet add https://example.org/feed.xml'

export const sourcesCommand: CommandSpec = {
  name: 'sources',
  summary: 'list what is followed, with schedule and health',
  pages: true,
  json: 'print one line a source',
  examples: ['stet sources', 'stet sources --json'],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json } = invocation
      const sources = (await archive.listSources()).filter((source) => source.status !== 'removed')
      if (json) {
        for (const source of sources) printLine(io, source)
        return
      }
      if (sources.length === 0) {
        print(io, nothingFollowed)
        return
      }
      for (const source of sources) print(io, describe(source))
    }),
}

function describe(source: Source): string {
  const rows = [
    ['  kind', `${source.kind}, ${source.status}`],
    ['  articles', source.articles.toLocaleString('en')],
    [
      '  schedule',
      `${source.cron} (${source.timezone})${source.status === 'active' ? `, next ${time(source.nextDueAt)}` : ''}`,
    ],
    ['  last read', source.lastReadAt === null ? 'never' : time(source.lastReadAt)],
  ]
  if (source.budgetPerHour !== null)
    rows.push(['  budget', `${count(source.budgetPerHour, 'capture')} an hour`])
  if (source.include !== null) rows.push(['  include', source.include])
  if (source.exclude !== null) rows.push(['  exclude', source.exclude])
  if (source.lastFailure !== null && source.failures > 0) {
    const { code, message, at } = source.lastFailure
    rows.push([
      '  failing',
      `${count(source.failures, 'time')}, last ${time(at)}: ${failureText({ code, message }).replace('\n', '\n           ')}`,
    ])
  }
  if (source.pausedBecause !== null) rows.push(['  paused', source.pausedBecause])
  for (const { message, remedy } of source.alerts)
    rows.push(['  attention', `${message}\n             ${remedy}`])
  const title = source.title === null ? '' : ` ${stripControls(source.title)}`
  return `${source.id}${title}\n  ${stripControls(source.url)}\n${table(rows)}`
}
