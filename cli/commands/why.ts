import type { Archive } from '../../archive/archive.ts'
import { expectationOf } from '../../model/cadence.ts'
import type { Article } from '../../model/article.ts'
import type { Capture } from '../../model/capture.ts'
import type { Source } from '../../model/source.ts'
import { robotsRefusal } from '../../workers/robots-refusal.ts'
import type { Permission } from '../../workers/robots-refusal.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { mannersOf, openFetchHouse } from '../compose.ts'
import type { Config } from '../config.ts'
import { count, duration, time } from '../format.ts'
import { articleOf, withArchive } from '../house.ts'
import { print, printJson } from '../io.ts'
import { openCommandLog } from '../log.ts'
import { stripControls } from '../terminal-text.ts'

export const whyCommand: CommandSpec = {
  name: 'why',
  summary: 'why an article is looked at when it is: its last and next capture, and what its host allows',
  arguments: [['<URL>', 'URL of the article, or its number']],
  json: 'print {article, source, lastCapture, expectation, host} as JSON',
  examples: ['stet why https://example.org/2026/11/a-story'],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const why = await explain(invocation, archive)
      if (invocation.json) return printJson(invocation.io, why)
      print(invocation.io, lines(why, invocation.config).join('\n'))
    }),
}

interface Why {
  readonly article: Article
  readonly source: Source | null
  readonly lastCapture: Capture | null
  /** What is expected of the article, and for how long that says to wait, before any bounds. */
  readonly expectation: ReturnType<typeof expectationOf>
  readonly host: {
    readonly name: string
    readonly robots: Permission
    /** Until when it is left alone, since it asked for that or gave no answer so many times in a row. */
    readonly quietUntil: Date | null
    readonly failures: number
    /** Between two requests, over all workers. */
    readonly delayMs: number
  }
}

async function explain({ config, io, args }: Invocation, archive: Archive): Promise<Why> {
  const article = await articleOf(archive, args[0] ?? '')
  const { host } = new URL(article.url)
  await using web = openFetchHouse(config, openCommandLog(config.LOG_LEVEL, io))
  const now = new Date()
  const [source, captures, robots, state] = await Promise.all([
    archive.findSource(article.sourceId),
    archive.captures(article.id, { order: 'newest', limit: 1 }),
    web.robots.check(article.url, io.stopping),
    archive.hostState(host, now),
  ])
  return {
    article,
    source,
    lastCapture: captures.items[0] ?? null,
    expectation: expectationOf(article, now),
    host: {
      name: host,
      robots,
      ...state,
      delayMs: Math.max(mannersOf(config).delayMs, robots.crawlDelayMs ?? 0),
    },
  }
}

function lines({ article, source, lastCapture, expectation, host }: Why, config: Config): string[] {
  return [
    stripControls(article.headline ?? '(no headline yet)'),
    stripControls(article.url),
    '',
    `Last look:  ${lastCapture === null ? 'none yet' : lookText(lastCapture)}`,
    `Next look:  ${nextText(article, source)}`,
    `Why then:   ${reasonText(expectation, article, config)}`,
    `Host:       ${hostText(host)}`,
    `Source:     ${source === null ? 'none' : sourceText(source)}`,
  ]
}

function lookText({ finishedAt, outcome, status, failure }: Capture): string {
  const answer = status === null ? '' : `, HTTP ${status}`
  return `${time(finishedAt)}, ${outcome}${answer}${failure === null ? '' : `: ${stripControls(failure.message)} [${failure.code}]`}`
}

function nextText(article: Article, source: Source | null): string {
  const { nextDueAt, status, setAside } = article
  if (status === 'quarantined')
    return `none: set aside, since ${stripControls(setAside ?? 'it crashed again and again')}`
  if (nextDueAt !== null) return `${time(nextDueAt)}, ${fromNow(nextDueAt)}`
  if (status === 'retired')
    return `none: it has been quiet for long. Look now with: stet check ${stripControls(article.url)}`
  return `none: its source is ${source?.status ?? 'gone'}`
}

function fromNow(at: Date): string {
  const ms = at.getTime() - Date.now()
  return ms <= 0 ? 'due now' : `in ${duration(ms)}`
}

function reasonText(
  { ageMs, changes, sinceChangeMs, editsPerHour, waitMs }: Why['expectation'],
  article: Article,
  { ARTICLE_INTERVAL_MIN_MS: min, ARTICLE_INTERVAL_MAX_MS: max }: Config,
): string {
  if (article.hintedAt !== null && article.hintedAt >= (article.lastCapturedAt ?? article.createdAt))
    return `its source said so at ${time(article.hintedAt)}: another headline, or a later time of its last update`
  if (article.status === 'gone')
    return `it is gone; it is looked for at the longest interval, ${duration(max)}`
  const past =
    changes === 0
      ? 'never seen to change'
      : `changed ${count(changes, 'time')}, last ${duration(sinceChangeMs ?? ageMs)} ago`
  const bounded = Math.min(max, Math.max(min, waitMs))
  const bound =
    bounded === waitMs ? '' : bounded === min ? ', the shortest interval' : ', the longest interval'
  return `found ${duration(ageMs)} ago, ${past}: ${rate(editsPerHour)} expected now, so it would wait ${duration(bounded)}${bound}`
}

function rate(perHour: number): string {
  if (perHour >= 0.1) return `${perHour.toFixed(1)} edits an hour are`
  if (perHour * 24 >= 0.1) return `${(perHour * 24).toFixed(1)} edits a day are`
  return `one edit in ${count(Math.round(1 / (perHour * 24)), 'day')} is`
}

function hostText({ name, robots, quietUntil, failures, delayMs }: Why['host']): string {
  const refusal = robotsRefusal(robots)
  const allows = refusal === null ? 'its robots.txt allows this' : `${refusal.message} [${refusal.code}]`
  const asks = robots.crawlDelayMs === null ? '' : ', which it asks for'
  const why =
    failures === 0
      ? 'it asked for peace'
      : `it gave no answer ${count(failures, 'time')} in a row, and is left alone`
  const peace = quietUntil === null ? '' : `; ${why} until ${time(quietUntil)}`
  return `${stripControls(name)}: ${allows}; one request every ${duration(delayMs)} over all workers${asks}${peace}`
}

function sourceText({ id, url, status, cron, timezone, nextDueAt, failures, budgetPerHour }: Source): string {
  const next = status === 'active' ? `, next ${time(nextDueAt)}` : ''
  const budget =
    budgetPerHour === null ? '' : `; its articles take at most ${count(budgetPerHour, 'capture')} an hour`
  return `${id}, ${stripControls(url)}, ${status}, read at "${cron}" (${timezone})${next}${failures > 0 ? `; failed ${count(failures, 'time')} in a row` : ''}${budget}`
}
