import type { ChangeStatistics, Spread, Stood } from '../../archive/archive.ts'
import type { SourceId } from '../../model/ids.ts'
import { facts } from '../components/facts.ts'
import { counted, figure } from '../components/figures.ts'
import { hourChart } from '../components/hour-chart.ts'
import { listedHeadline } from '../components/headline.ts'
import { kindLabel } from '../components/kinds.ts'
import type { PageView } from '../components/layout.ts'
import { duration, instant } from '../components/time.ts'
import type { ReviewArchive } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import type { CountedStatistics, StatisticsScope } from '../statistics-cache.ts'
import { sourceName, sourceNames } from './source-names.ts'

const dayMs = 86_400_000
const spans = [
  ['day', 'Last day', dayMs],
  ['week', 'Last week', 7 * dayMs],
  ['month', 'Last 30 days', 30 * dayMs],
  ['year', 'Last year', 365 * dayMs],
  ['all', 'All', null],
] as const

export type StatisticsSpan = (typeof spans)[number][0]

export function isStatisticsSpan(text: string | undefined): text is StatisticsSpan {
  return spans.some(([name]) => name === text)
}

export interface StatisticsPageQuery {
  readonly span: StatisticsSpan
  /** Of one source alone. */
  readonly sourceId?: SourceId
}

/**
 * What was edited how often, by kind, hour, source and article, and how long corrections took. Null when there is no
 * such source.
 */
export async function statisticsPage(
  archive: Pick<ReviewArchive, 'findSource'>,
  count: (scope: StatisticsScope) => Promise<CountedStatistics>,
  { span, sourceId }: StatisticsPageQuery,
): Promise<PageView | null> {
  const source = sourceId === undefined ? null : await archive.findSource(sourceId)
  if (source === null && sourceId !== undefined) return null
  const lengthMs = spans.find(([name]) => name === span)?.[2] ?? null
  const { at, statistics } = await count({ lengthMs, ...(sourceId !== undefined && { sourceId }) })
  const { totals, firstChange } = statistics
  const names = await sourceNames(
    archive,
    statistics.sources.map((each) => each.sourceId),
  )
  return {
    title: source === null ? 'Statistics' : `Statistics of ${sourceName(source)}`,
    section: 'statistics',
    body: html`${
        source === null
          ? html`<h1>Statistics</h1>`
          : html`<p class="kicker"><a href="${withQuery(paths.statistics, { span })}">Statistics</a></p>
              <h1>Statistics of <bdi>${sourceName(source)}</bdi></h1>
              <p class="meta"><a href="${paths.sourceChanges(source.id)}">Its changes</a></p>`
      }
      <nav class="orders" aria-label="Span">
        <ul>
          ${spans.map(
            ([name, label]) =>
              html`<li>
                <a
                  href="${withQuery(paths.statistics, { span: name, source: sourceId })}"
                  ${name === span ? html` aria-current="true"` : nothing}
                  >${label}</a
                >
              </li>`,
          )}
        </ul>
      </nav>
      ${totals.changes === 0 ? html`<p class="empty">No change was seen in this span.</p>` : nothing}
      ${facts([
        [
          'Changes',
          html`${figure(totals.changes)} of ${counted(totals.articles, 'article')}, by their publishers`,
        ],
        ['Telling', html`${figure(totals.telling)}: more than counters, times and typography`],
        [
          'Silent corrections',
          html`<a href="${paths.kind('silent-correction')}">${figure(totals.silent)}</a>`,
        ],
        [
          'Corrections declared',
          html`<a href="${paths.kind('correction-notice')}">${figure(totals.declared)}</a>`,
        ],
        ['First change', spreadText(firstChange, 'after the article was first seen')],
        totals.reprocessing === 0 ? null : ['Read anew by us', counted(totals.reprocessing, 'change')],
      ])}
      ${totals.changes === 0 ? nothing : tables(statistics, names, { span, sourceId })}
      <p class="meta">Counted ${instant(at)}.</p>`,
  }
}

function tables(
  { kinds, hours, sources, articles, corrections }: ChangeStatistics,
  names: ReadonlyMap<SourceId, string>,
  { span, sourceId: only }: { readonly span: StatisticsSpan; readonly sourceId: SourceId | undefined },
): Html {
  return html`<section>
      <h2>How long the words stood that were put right</h2>
      <p class="meta">
        From when the version with them was first seen until the correction was seen; the words may be older,
        so the time since the article was first seen stands beside it.
      </p>
      ${table(
        ['', 'Corrections', 'Half within', 'Nine of ten within', 'Since the article: half', 'nine of ten'],
        [stoodRow('Silent', corrections.silent), stoodRow('Declared', corrections.declared)],
      )}
    </section>
    <section>
      <h2>By hour of the day (UTC)</h2>
      <p class="meta">Each change by when it was seen; it was made in the interval before that.</p>
      ${hourChart(hours)}
      <details class="fold">
        <summary>The same as a table</summary>
        ${table(
          ['Hour', 'Changes', 'Telling'],
          hours.map(({ hour, changes, telling }) => [
            `${String(hour).padStart(2, '0')}:00 to ${String(hour).padStart(2, '0')}:59`,
            figure(changes),
            figure(telling),
          ]),
        )}
      </details>
    </section>
    <section>
      <h2>Kinds</h2>
      ${table(
        ['Kind', 'Changes'],
        kinds.map(({ kind, changes }) => [
          html`<a href="${paths.kind(kind)}">${kindLabel(kind)}</a>`,
          figure(changes),
        ]),
      )}
    </section>
    ${only === undefined ? sourcesTable(sources, names, span) : nothing}
    <section>
      <h2>Articles edited most</h2>
      ${table(
        ['Article', 'Changes', 'Telling', 'Of these back to an older text'],
        articles.map(({ articleId, url, headline, changes, telling, returned }) => [
          html`<a href="${paths.article(articleId)}">${listedHeadline({ url, headline })}</a>`,
          figure(changes),
          figure(telling),
          figure(returned),
        ]),
      )}
    </section>`
}

/** Each source leads to its own statistics of the same span. */
function sourcesTable(
  sources: ChangeStatistics['sources'],
  names: ReadonlyMap<SourceId, string>,
  span: StatisticsSpan,
): Html {
  return html`<section>
    <h2>Sources</h2>
    ${table(
      ['Source', 'Changes', 'Telling', 'Silent corrections', 'Declared'],
      sources.map(({ sourceId, changes, telling, silent, declared }) => [
        html`<a href="${withQuery(paths.statistics, { span, source: sourceId })}"
          ><bdi>${names.get(sourceId) ?? sourceId}</bdi></a
        >`,
        figure(changes),
        figure(telling),
        figure(silent),
        figure(declared),
      ]),
    )}
  </section>`
}

function table(head: readonly string[], rows: readonly (readonly (Html | string)[])[]): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Table">
    <table class="legend-table">
      <thead>
        <tr>
          ${head.map((label, index) => (label === '' ? html`<td></td>` : html`<th scope="col" class="${index === 0 ? '' : 'number'}">${label}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (cells) =>
            html`<tr>
              ${cells.map((cell, index) => (index === 0 ? html`<th scope="row">${cell}</th>` : html`<td class="number">${cell}</td>`))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

function stoodRow(label: string, { version, article }: Stood): string[] {
  return [label, figure(version.count), ...halves(version), ...halves(article)]
}

function halves({ medianMs, p90Ms }: Spread): string[] {
  return [medianMs, p90Ms].map((ms) => (ms === null ? '–' : duration(ms)))
}

function spreadText({ count, medianMs, p90Ms }: Spread, after: string): string {
  if (medianMs === null || p90Ms === null) return 'none'
  return `half within ${duration(medianMs)} ${after}, nine of ten within ${duration(p90Ms)} (${counted(count, 'article')})`
}
