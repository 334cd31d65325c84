import { OperationalError } from '../../model/errors.ts'
import { sourceKinds } from '../../model/source.ts'
import type { Source, SourceKind } from '../../model/source.ts'
import { argument, textOption } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { openArchiveHouse } from '../compose-archive.ts'
import { mannersOf, openFetchHouse } from '../compose.ts'
import { failureText } from '../failure-text.ts'
import { checkWish, followSource } from '../follow-source.ts'
import type { Followed, SourceWish } from '../follow-source.ts'
import { count, duration } from '../format.ts'
import { stripControls } from '../terminal-text.ts'
import { print, printJson } from '../io.ts'
import type { Io } from '../io.ts'
import { openCommandLog } from '../log.ts'
import { progressBar } from '../progress.ts'

export const addCommand: CommandSpec = {
  name: 'add',
  summary: 'follow a source of articles; says what it found there',
  arguments: [['<URL>', 'a feed, sitemap, listing page or single article']],
  options: [
    ['--kind <kind>', `${sourceKinds.join(', ')}; by default told by what is there`],
    ['--cron <expr>', 'when to read it (SOURCE_CRON)'],
    ['--timezone <tz>', 'time zone of the cron expression (SOURCE_TIMEZONE)'],
    ['--include <re>', 'only URLs that match this pattern (RE2) are articles'],
    ['--exclude <re>', 'URLs that match this pattern (RE2) are never articles'],
  ],
  json: 'print the source as JSON',
  examples: [
    'stet add https://example.org/feed.xml',
    'stet add https://example.org/news/ --kind listing --include "/news/2026/"',
    'stet add https://example.org/2026/11/a-story --kind page --cron "*/5 * * * *"',
  ],
  async run(invocation) {
    const { io, config, json } = invocation
    const log = openCommandLog(config.LOG_LEVEL, io)
    const given = wishOf(invocation)
    await using house = await openArchiveHouse(config, io, log)
    const { archive } = house
    await using web = openFetchHouse(config, log)
    const deps = { ...web, archive, manners: mannersOf(config), now: () => new Date() }
    const bar = progressBar(io, 'Articles found:')
    const followed = await followSource(deps, given, io.stopping, (found) => bar.update(found, null)).finally(
      () => bar.clear(),
    )
    if (json) {
      const { feeds: _feeds, ...shown } = { feeds: [], ...followed }
      printJson(io, shown)
    } else if (followed.outcome === 'exists') print(io, alreadyFollowed(followed.source))
    else describe(io, followed)
  },
}

function describe(io: Io, followed: Extract<Followed, { outcome: 'created' }>): void {
  const { source, format, found, created, hub, everyMs, skipped, warning, feeds } = followed
  const title = source.title === null ? '' : ` "${stripControls(source.title)}"`
  print(
    io,
    [
      `Source ${source.id}: ${format}${title}, ${count(found, 'article')}, ${created.toLocaleString('en')} new`,
      ...(hub === null ? [] : ['hub announced']),
      ...(everyMs === null ? [] : [`something new about every ${duration(everyMs)}`]),
    ].join(', ') + '.',
  )
  for (const each of skipped)
    print(io, `Left out: ${stripControls(each.url)}: ${stripControls(each.message)} [${each.code}]`)
  if (warning !== null) print(io, `It is no article now: ${failureText(warning)}`)
  print(io, `It is read at "${source.cron}" (${source.timezone}).`)
  if (feeds.length > 0)
    print(
      io,
      `This page announces a feed, which would be followed sooner: stet add ${stripControls(feeds[0] ?? '')}`,
    )
  print(io, 'Take the first captures with "stet run", or keep watching with "stet serve".')
}

function alreadyFollowed({ id, kind, status }: Source): string {
  const how = status === 'paused' ? `, and is paused. Go on with: stet resume ${id}` : '.'
  return `Source ${id} follows this already as a ${kind}${how}`
}

function wishOf(invocation: Invocation): SourceWish {
  const { config } = invocation
  const kind = textOption(invocation, 'kind')
  if (kind !== null && !isKind(kind)) {
    throw new OperationalError('usage', `"${kind}" is no kind of source`, {
      hint: `Kinds are ${sourceKinds.join(', ')}.`,
    })
  }
  return checkWish({
    url: argument(invocation, 0),
    kind,
    cron: textOption(invocation, 'cron') ?? config.SOURCE_CRON,
    timezone: textOption(invocation, 'timezone') ?? config.SOURCE_TIMEZONE,
    include: textOption(invocation, 'include'),
    exclude: textOption(invocation, 'exclude'),
  })
}

function isKind(text: string): text is SourceKind {
  return (sourceKinds as readonly string[]).includes(text)
}
