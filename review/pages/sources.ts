import type { Source } from '../../model/source.ts'
import { addSourceForm, sourceForms } from '../components/source-forms.ts'
import type { FailedWish } from '../components/source-forms.ts'
import { facts } from '../components/facts.ts'
import { failureNote } from '../components/failure.ts'
import { counted, figure } from '../components/figures.ts'
import type { PageView } from '../components/layout.ts'
import { outwardLink } from '../components/links.ts'
import { instant } from '../components/time.ts'
import { sourceAlerts } from '../components/source-alerts.ts'
import type { QueueTable, ReviewDeps } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { sourceName } from './source-names.ts'

/** What the page is told of its reader. */
export interface SourcesView {
  /** May add and change sources. */
  readonly canAdmin: boolean
  /** A wish that failed, and why. */
  readonly failed?: FailedWish
}

/** The sources and how they are doing; those in trouble come first. */
export async function sourcesPage(
  deps: Pick<ReviewDeps, 'archive' | 'queueCounts' | 'followSource'>,
  { canAdmin, failed }: SourcesView,
): Promise<PageView> {
  const [sources, counts, queues] = await Promise.all([
    deps.archive.listSources(),
    deps.archive.counts(),
    // The queue is a hint: when it does not answer, the page is still worth having.
    deps.queueCounts?.().catch(() => null),
  ])
  const listed = sources.filter((source) => source.status !== 'removed').toSorted(failingFirst)
  return {
    title: 'Sources',
    section: 'sources',
    body: html`<div class="page-head">
        <h1>Sources</h1>
        <a href="${paths.subscriptions}">Who is told of changes</a>
      </div>
      <p class="meta">
        ${counted(counts.articles, 'article')}, ${counted(counts.captures, 'capture')},
        ${counted(counts.versions, 'version')}, ${counted(counts.changes, 'change')};
        ${counted(counts.dueNow, 'article')} due
        now${counts.quarantined === 0 ? nothing : `, ${figure(counts.quarantined)} quarantined`}.
      </p>
      ${queues === undefined ? nothing : queueNote(queues)}
      ${canAdmin && deps.followSource !== undefined ? addSourceForm(failed) : nothing}
      ${
        listed.length === 0
          ? emptySources
          : html`<ol class="cards">
              ${listed.map((source) => sourceCard(source, canAdmin))}
            </ol>`
      }`,
  }
}

const emptySources = html`<div class="empty">
  <p>There are no sources yet. Give Stet a feed, a sitemap, a section page or a single article:</p>
  <pre><code>./stet add URL</code></pre>
</div>`

function failingFirst(a: Source, b: Source): number {
  return Number(isTroubled(b)) - Number(isTroubled(a)) || a.id - b.id
}

function isTroubled({ failures, alerts, pausedBecause }: Source): boolean {
  return failures > 0 || alerts.length > 0 || pausedBecause !== null
}

function queueNote(queues: QueueTable | null): Html {
  if (queues === null) return html`<p class="note">The queue does not answer.</p>`
  return html`<p class="meta">
    Queues:
    ${Object.entries(queues).map(
      ([name, { waiting, active, delayed }], index) =>
        html`${index === 0 ? '' : '; '}${name} ${figure(waiting)} waiting, ${figure(active)} active,
        ${figure(delayed)} delayed`,
    )}.
  </p>`
}

function sourceCard(source: Source, canAdmin: boolean): Html {
  return html`<li
    class="card source ${isTroubled(source) ? 'failing' : ''}"
    id="source-${source.id}"
    data-step
  >
    <h2>
      <a href="${paths.source(source.id)}"><bdi>${sourceName(source)}</bdi></a
      >${
        source.status === 'active' ? nothing : html` <span class="mark">${source.status}</span>`
      }${source.failures === 0 ? nothing : html` <span class="mark warning">failed ${counted(source.failures, 'time')} in a row</span>`}
    </h2>
    <p class="address">${outwardLink(source.url)}</p>
    ${sourceAlerts(source)}
    ${
      source.lastFailure === null || source.failures === 0
        ? nothing
        : html`${failureNote(source.lastFailure)}
            <p class="meta">Last failure: ${instant(source.lastFailure.at)}</p>`
    }
    ${facts([
      ['Number', String(source.id)],
      ['Kind', source.kind],
      ['Schedule', html`<code>${source.cron}</code> ${source.timezone}`],
      [
        'Articles',
        html`<a href="${paths.sourceArticles(source.id)}">${counted(source.articles, 'article')}</a> found
          here first`,
      ],
      ['Last read', source.lastReadAt === null ? 'never yet' : instant(source.lastReadAt)],
      source.status === 'active' ? ['Next', instant(source.nextDueAt)] : null,
      source.include === null ? null : ['Only', html`<code>${source.include}</code>`],
      source.exclude === null ? null : ['Never', html`<code>${source.exclude}</code>`],
    ])}
    ${canAdmin ? sourceForms(source) : nothing}
  </li>`
}
