import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { sourceKinds } from '../../model/source.ts'
import type { Source, SourceDraft, SourceKind } from '../../model/source.ts'
import { announcedFeeds } from '../../pipeline/discover/announced-feeds.ts'
import { detectKind, urlPatterns } from '../../pipeline/discover/discover.ts'
import { checkUrl } from '../../pipeline/fetch/check-url.ts'
import { explainUnreachable } from '../../pipeline/fetch/explain-unreachable.ts'
import { checkSchedule, nextTick } from '../../scheduler/tick.ts'
import { documentOf, fetchDocument, readDocuments } from '../../workers/source-documents.ts'
import { argument, textOption } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { openArchiveHouse } from '../compose-archive.ts'
import { mannersOf, openFetchHouse } from '../compose.ts'
import { failureText } from '../failure-text.ts'
import { count } from '../format.ts'
import { judgePage } from '../judge-page.ts'
import { stripControls } from '../terminal-text.ts'
import { print, printJson } from '../io.ts'
import { openCommandLog } from '../log.ts'

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
    const given = draftOf(invocation)
    await using house = await openArchiveHouse(config, io, log)
    const { archive } = house
    await using web = openFetchHouse(config, log)
    const deps = { ...web, archive, manners: mannersOf(config), now: () => new Date() }
    const first = await fetchDocument(deps, given.url, null, limits.sourceHostWaitMsMax, io.stopping).catch(
      async (error: unknown) => {
        throw await explainUnreachable(error, given.url)
      },
    )
    const document = documentOf(given.url, first)
    const draft: SourceDraft = { ...given, kind: given.kind ?? detectKind(document) }
    const warning = draft.kind === 'page' ? await judgePage(document, first, given.kind) : null
    const source = { ...draft, validators: { etag: null, lastModified: null } }
    const reading = await readDocuments(deps, source, io.stopping, first)
    const now = new Date()
    const added = await archive.addSource({ ...draft, title: reading.title }, now)
    if (added.outcome === 'exists') {
      if (json) printJson(io, { outcome: 'exists', source: added.source })
      else print(io, alreadyFollowed(added.source))
      return
    }
    const { found, created } = await archive.recordReading({
      ...reading,
      sourceId: added.source.id,
      readAt: now,
      nextDueAt: nextTick(draft.cron, draft.timezone),
    })
    if (json) {
      printJson(io, {
        outcome: 'created',
        source: await archive.findSource(added.source.id),
        format: reading.format,
        found,
        created: created.length,
        skipped: reading.skipped,
        warning,
      })
      return
    }
    const title = reading.title === null ? '' : ` "${stripControls(reading.title)}"`
    print(
      io,
      `Source ${added.source.id}: ${reading.format}${title}, ${count(found, 'article')}, ${created.length.toLocaleString('en')} new.`,
    )
    for (const each of reading.skipped)
      print(io, `Left out: ${stripControls(each.url)}: ${stripControls(each.message)} [${each.code}]`)
    if (warning !== null) print(io, `It is no article now: ${failureText(warning)}`)
    print(io, `It is read at "${draft.cron}" (${draft.timezone}).`)
    const feeds = draft.kind === 'listing' || draft.kind === 'page' ? announcedFeeds(document) : []
    if (feeds.length > 0)
      print(
        io,
        `This page announces a feed, which would be followed sooner: stet add ${stripControls(feeds[0] ?? '')}`,
      )
    print(io, 'Take the first captures with "stet run", or keep watching with "stet serve".')
  },
}

function alreadyFollowed({ id, kind, status }: Source): string {
  const how = status === 'paused' ? `, and is paused. Go on with: stet resume ${id}` : '.'
  return `Source ${id} follows this already as a ${kind}${how}`
}

function draftOf(invocation: Invocation): Omit<SourceDraft, 'kind'> & { kind: SourceKind | null } {
  const { config } = invocation
  const url = checkUrl(argument(invocation, 0)).href
  const kind = textOption(invocation, 'kind')
  if (kind !== null && !isKind(kind)) {
    throw new OperationalError('usage', `"${kind}" is no kind of source`, {
      hint: `Kinds are ${sourceKinds.join(', ')}.`,
    })
  }
  const cron = textOption(invocation, 'cron') ?? config.SOURCE_CRON
  const timezone = textOption(invocation, 'timezone') ?? config.SOURCE_TIMEZONE
  checkSchedule(cron, timezone)
  nextTick(cron, timezone)
  const include = textOption(invocation, 'include')
  const exclude = textOption(invocation, 'exclude')
  urlPatterns(include, exclude)
  return { url, kind, title: null, cron, timezone, include, exclude }
}

function isKind(text: string): text is SourceKind {
  return (sourceKinds as readonly string[]).includes(text)
}
