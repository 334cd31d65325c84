import { randomUUID } from 'node:crypto'
import type { Archive } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import { OperationalError } from '../../model/errors.ts'
import type { Source } from '../../model/source.ts'
import { capture } from '../../workers/capture.ts'
import type { CaptureReport } from '../../workers/capture.ts'
import { readSource } from '../../workers/discover.ts'
import type { ReadingReport } from '../../workers/discover.ts'
import type { WorkerDeps } from '../../workers/start-workers.ts'
import { argument } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { openArchiveHouse } from '../compose-archive.ts'
import { openPipeline } from '../compose.ts'
import { failureText } from '../failure-text.ts'
import type { Config } from '../config.ts'
import { count, duration } from '../format.ts'
import { stripControls } from '../terminal-text.ts'
import { articleOf, sourceOf } from '../house.ts'
import { waitForHost } from '../host-patience.ts'
import { print, printLine } from '../io.ts'
import type { Io } from '../io.ts'
import { openCommandLog } from '../log.ts'

export const checkCommand: CommandSpec = {
  name: 'check',
  summary:
    'take a capture now: of an article by its URL, or of a source (by number or URL) and all its articles',
  arguments: [['<URL|ID>', 'an article or source URL, or the number of a source']],
  json: 'print one line a reading or capture',
  examples: ['stet check https://example.org/2026/11/a-story', 'stet check 1'],
  async run(invocation) {
    const { io, config } = invocation
    const log = openCommandLog(config.LOG_LEVEL, io)
    await using house = await openArchiveHouse(config, io, log)
    const { archive } = house
    const target = await targetOf(archive, argument(invocation, 0))
    let failures = 0
    await using pipeline = openPipeline(config, io, log, archive, {
      onReading(report) {
        if (report.failure !== null) failures += 1
        say(invocation, report, describeReading(report))
      },
      onCapture(report) {
        if (report.failure !== null) failures += 1
        say(invocation, report, describeCapture(report) + untilTold(report, invocation.config))
      },
      // Whoever is told of changes is told by the service.
      onNotify() {},
    })
    if ('source' in target) {
      await readNow(io, pipeline.deps, target.source)
      for await (const article of articlesOf(archive, target.source))
        await captureNow(io, pipeline.deps, article)
    } else {
      const taken = await captureNow(io, pipeline.deps, target.article)
      if (!taken)
        throw new OperationalError('busy', 'another worker is capturing this article right now', {
          retryable: true,
        })
    }
    return failures === 0 ? 0 : 1
  },
}

async function targetOf(archive: Archive, text: string): Promise<{ source: Source } | { article: Article }> {
  if (/^\d{1,15}$/.test(text)) return { source: await sourceOf(archive, text) }
  const article = await archive.findArticle(text)
  if (article !== null) return { article }
  const source = await archive.findSourceByUrl(text)
  return source === null ? { article: await articleOf(archive, text) } : { source }
}

async function* articlesOf(archive: Archive, source: Source): AsyncIterable<Article> {
  let cursor: string | null = null
  do {
    const query = { sourceId: source.id, limit: 100 }
    const page: { items: readonly Article[]; cursor: string | null } = await archive.listArticles(
      cursor === null ? query : { ...query, cursor },
    )
    yield* page.items
    cursor = page.cursor
  } while (cursor !== null)
}

async function readNow(io: Io, deps: WorkerDeps, source: Source): Promise<void> {
  if (source.status !== 'active') {
    io.stderr.write(
      `stet: source ${source.id} is ${source.status}: it is not read, its articles are captured\n`,
    )
    return
  }
  const job = { sourceId: source.id, slot: manualSlot() }
  for (;;) {
    const result = await readSource(deps, job, io.stopping)
    if (result.outcome === 'done') return
    await waitForHost(io, source.url, result.at)
  }
}

/** Captures outside the schedule, waiting for the host's manners. False when somebody else holds the article. */
async function captureNow(io: Io, deps: WorkerDeps, article: Article): Promise<boolean> {
  // Whoever asks by name wants another try at what has crashed before.
  if (article.setAside !== null) {
    io.stderr.write(
      `stet: this article was set aside: ${stripControls(article.setAside)}; it is tried again\n`,
    )
  }
  if (article.status === 'quarantined')
    await deps.archive.touchArticles({ articleId: article.id }, deps.now())
  const job = { articleId: article.id, url: article.url, slot: manualSlot() }
  let reported = false
  const watched: WorkerDeps = {
    ...deps,
    onCapture(report) {
      reported = true
      deps.onCapture(report)
    },
  }
  for (;;) {
    io.stopping.throwIfAborted()
    const result = await capture(watched, job, io.stopping)
    if (result.outcome === 'done') return reported
    await waitForHost(io, article.url, result.at)
  }
}

function manualSlot(): string {
  return `manual-${randomUUID()}`
}

function say(invocation: Invocation, report: object, text: string): void {
  if (invocation.json) printLine(invocation.io, report)
  else print(invocation.io, text)
}

function describeReading(report: ReadingReport): string {
  if (report.failure !== null) return `${stripControls(report.url)}: ${failureText(report.failure)}`
  if (report.notModified) return `${report.url}: not modified since it was last read`
  return `${report.url}: ${count(report.found, 'article')}, ${report.created} new`
}

/** What a second look has to find before anybody is told of it. */
function untilTold({ commit }: CaptureReport, { SECOND_LOOK_MS }: Config): string {
  const changed = commit?.outcome === 'changed' || commit?.outcome === 'returned'
  if (!changed || SECOND_LOOK_MS === 0) return ''
  return `\n  seen once so far: told when a second look finds it again, from ${duration(SECOND_LOOK_MS)} on ("stet check" again, "stet run" or the service)`
}

function describeCapture(report: CaptureReport): string {
  const { url, commit, failure, outcome } = report
  if (failure !== null) return `${stripControls(url)}: ${failureText(failure)}`
  if (commit?.outcome === 'first') return `${stripControls(url)}: version 1`
  if (commit?.outcome === 'changed')
    return `${stripControls(url)}: changed, version ${commit.version ?? '?'} (stet diff ${stripControls(url)})`
  if (commit?.outcome === 'returned') return `${stripControls(url)}: back to version ${commit.version ?? '?'}`
  return `${stripControls(url)}: unchanged${outcome === 'new' ? ' (only the page around it differs)' : ` (${outcome})`}`
}
