import type { HostState } from '../../archive/archive.ts'
import type { SourceYield } from '../../archive/archive.ts'
import type { HubSubscription } from '../../model/hub-subscription.ts'
import type { SourceId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'
import type { CleaningRules } from '../../model/rules.ts'
import type { Source } from '../../model/source.ts'
import { inlineDiff } from '../components/diff-inline.ts'
import { facts } from '../components/facts.ts'
import { failureNote } from '../components/failure.ts'
import { fieldChanges } from '../components/field-changes.ts'
import { counted, figure } from '../components/figures.ts'
import { failedNote, formField } from '../components/form-fields.ts'
import type { FormFailure } from '../components/form-fields.ts'
import { headlineText } from '../components/headline.ts'
import type { PageView } from '../components/layout.ts'
import { hostOf, outwardLink } from '../components/links.ts'
import { sourceForms } from '../components/source-forms.ts'
import { duration, instant } from '../components/time.ts'
import { sourceAlerts } from '../components/source-alerts.ts'
import type { ReviewDeps, RulesPreview, SourceEditWish } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { sourceName } from './source-names.ts'

export interface SourceView {
  /** May change it. */
  readonly canAdmin: boolean
  /** What was said anew in vain, and why. */
  readonly failedEdit?: { readonly edit: SourceEditWish; readonly failure: FormFailure }
  /** Rules as they were sent, with what they would do or why they are none. */
  readonly tried?: {
    readonly text: string
    readonly previews: readonly RulesPreview[] | null
    readonly failure: FormFailure | null
  }
}

/** One source: how it is doing, what can be said of it, and its rules of cleaning. Null when there is none. */
export async function sourcePage(
  deps: Pick<ReviewDeps, 'archive' | 'editSource' | 'rules' | 'manners' | 'now'>,
  id: SourceId,
  view: SourceView,
): Promise<PageView | null> {
  const source = await deps.archive.findSource(id)
  if (source === null || source.status === 'removed') return null
  const now = deps.now()
  const [sourceYield, hub, hostState] = await Promise.all([
    deps.archive.sourceYield(id, new Date(now.getTime() - weekMs)),
    deps.archive.findHub(id),
    deps.archive.hostState(hostOf(source.url), now),
  ])
  const previews = await Promise.all((view.tried?.previews ?? []).map((each) => preview(deps, each)))
  return {
    title: `Source: ${sourceName(source)}`,
    section: 'sources',
    body: html`<p class="kicker"><a href="${paths.sources}">Sources</a></p>
      <h1><bdi>${sourceName(source)}</bdi></h1>
      <p class="address">${outwardLink(source.url)}</p>
      ${sourceAlerts(source)} ${source.failures === 0 ? nothing : failureNote(source.lastFailure)}
      ${facts([...factsOf(source), ...healthOf(source, sourceYield), hubFact(hub, now), hostFact(source, deps.manners, hostState)])}
      <p class="meta">
        <a href="${paths.sourceChanges(id)}">Its changes</a> ·
        <a href="${paths.sourceArticles(id)}">Its articles</a> ·
        <a href="${withQuery(paths.statistics, { source: id })}">Its statistics</a>
      </p>
      ${view.canAdmin ? sourceForms(source) : nothing}
      ${view.canAdmin && deps.editSource !== undefined ? editForm(source, view.failedEdit) : nothing}
      ${rulesSection(source, view, deps.rules !== undefined)} ${previews}`,
  }
}

const weekMs = 7 * 86_400_000

/** What it brings, and how that goes. */
function healthOf({ kind }: Source, { found, captured, failing }: SourceYield): Parameters<typeof facts>[0] {
  return [
    kind === 'page'
      ? null
      : [
          'Yield',
          `${counted(found, 'article')}${found >= limits.yieldArticlesMax ? ' or more' : ''} found within a week`,
        ],
    captured === 0
      ? null
      : [
          'Captures',
          `${figure(failing)} of its newest ${counted(captured, 'article')} failed at the last look`,
        ],
  ]
}

/** What its host is asked, by all workers together. */
function hostFact(
  { url }: Source,
  manners: ReviewDeps['manners'],
  { quietUntil, failures }: HostState,
): Parameters<typeof facts>[0][number] {
  if (manners === undefined) return null
  const { delayMs, connections } = manners
  const pace = `${counted(connections, 'request')} at a time, ${delayMs === 0 ? 'without a pause' : `${duration(delayMs)} apart`}, or as its robots.txt asks`
  return [
    'Host',
    html`<bdi>${hostOf(url)}</bdi>:
      ${pace}${quietUntil === null ? nothing : html`; ${failures === 0 ? 'it asked for peace' : `it gave no answer ${counted(failures, 'time')} in a row, and is left alone`} until ${instant(quietUntil)}`}`,
  ]
}

function hubFact(hub: HubSubscription | null, now: Date): Parameters<typeof facts>[0][number] {
  if (hub === null) return null
  const { confirmedUntil, failure, toldAt } = hub
  const isPromised = confirmedUntil !== null && confirmedUntil > now
  return [
    'Hub',
    html`<bdi>${hostOf(hub.hub)}</bdi>:
      ${isPromised ? html`tells of news until ${instant(confirmedUntil)}` : 'asked to tell of news, not confirmed'}${toldAt === null ? nothing : html`, last did ${instant(toldAt)}`}${failure === null ? nothing : `; ${failure}`}`,
  ]
}

function factsOf(source: Source): Parameters<typeof facts>[0] {
  return [
    ['Number', String(source.id)],
    ['Kind', source.kind],
    ['Status', source.status],
    ['Schedule', html`<code>${source.cron}</code> ${source.timezone}`],
    source.include === null ? null : ['Only', html`<code>${source.include}</code>`],
    source.exclude === null ? null : ['Never', html`<code>${source.exclude}</code>`],
    source.budgetPerHour === null ? null : ['Budget', `${counted(source.budgetPerHour, 'capture')} an hour`],
    ['Followed since', instant(source.createdAt)],
    ['Last read', source.lastReadAt === null ? 'never yet' : instant(source.lastReadAt)],
    source.status === 'active' ? ['Next', instant(source.nextDueAt)] : null,
    source.failures === 0 ? null : ['Failed', `${counted(source.failures, 'time')} in a row`],
    ['Articles', `${counted(source.articles, 'article')} found here first`],
  ]
}

function editForm(source: Source, failed: SourceView['failedEdit']): Html {
  const { title, cron, timezone, include, exclude, budgetPerHour } = failed?.edit ?? source
  return html`<section aria-labelledby="edit">
    <h2 id="edit">Edit</h2>
    <form class="lookup" action="${paths.editSource}" method="post">
      <input type="hidden" name="source" value="${source.id}" />
      <div class="filter-fields">
        ${formField('title', 'Title', title)}
        ${formField('cron', 'When to read it (cron)', cron, { required: true })}
        ${formField('timezone', 'Time zone of that', timezone, { required: true })}
        ${formField('include', 'Only addresses that match (RE2)', include)}
        ${formField('exclude', 'Never addresses that match (RE2)', exclude)}
        ${formField('budget', 'Captures an hour, at most', budgetPerHour === null ? null : String(budgetPerHour), { pattern: '[1-9][0-9]{0,5}' })}
      </div>
      <p class="choose"><button>Save</button></p>
      ${failed === undefined ? nothing : failedNote(failed.failure)}
    </form>
  </section>`
}

function rulesSection({ id, rules }: Source, { canAdmin, tried }: SourceView, canTry: boolean): Html {
  const text = tried?.text ?? (rules === null ? '' : rulesText(rules))
  return html`<section aria-labelledby="rules">
    <h2 id="rules">Rules of cleaning</h2>
    <p class="meta">
      ${rules === null ? 'None: its articles are found by the cleaner alone.' : 'Each of its articles is cleaned with these from its next capture on; what that changes is no edit.'}
    </p>
    ${
      canAdmin && canTry
        ? html`<form class="lookup" action="${paths.sourceRules}" method="post">
            <input type="hidden" name="source" value="${id}" />
            <label for="rules-text">Rules, as JSON</label>
            <textarea
              id="rules-text"
              class="rules"
              name="rules"
              rows="8"
              spellcheck="false"
              autocomplete="off"
              placeholder="${example}"
              ${tried?.failure == null ? nothing : html` aria-invalid="true" aria-describedby="failed"`}
            >
${text}</textarea>
            <p class="choose">
              <button name="do" value="try">Try on its last articles</button>
              <button class="plain" name="do" value="keep">
                Keep${text === '' ? nothing : ' (empty: none)'}
              </button>
            </p>
            ${tried?.failure == null ? nothing : failedNote(tried.failure)}
          </form>`
        : rules === null
          ? nothing
          : html`<pre><code>${text}</code></pre>`
    }
  </section>`
}

const example = '{ "remove": [".promo", "/^Read more/"] }'

function rulesText({ select, remove, rename }: CleaningRules): string {
  return JSON.stringify(
    { select, remove, rename: Object.fromEntries(rename.map(({ rule, to }) => [rule, to])) },
    null,
    2,
  )
}

async function preview(
  { archive }: Pick<ReviewDeps, 'archive'>,
  { articleId, matches, effect }: RulesPreview,
): Promise<Html> {
  const article = await archive.findArticle(articleId)
  const name = article === null ? `Article ${articleId}` : headlineText(article)
  return html`<section aria-labelledby="preview-${articleId}">
    <h2 id="preview-${articleId}">
      <a href="${paths.article(articleId)}"><bdi>${name}</bdi></a>
    </h2>
    <ul class="matches">
      ${matches.map(
        ({ part, rule, to, count, samples }) =>
          html`<li>
            ${part} <code>${rule}</code>${to === null ? nothing : html` as <code>${to}</code>`}:
            ${count === 0 ? 'matches nothing' : `${figure(count)} ${count === 1 ? 'match' : 'matches'}`}${samples.map((sample) => html`<br /><q dir="auto">${sample}</q>`)}
          </li>`,
      )}
    </ul>
    ${'code' in effect ? failureNote(effect) : effectOf(effect)}
  </section>`
}

function effectOf(effect: Exclude<RulesPreview['effect'], { readonly code: string }>): Html {
  const { change } = effect
  if (change.fields.length === 0 && change.hunks.length === 0)
    return html`<p class="empty">With these rules the article reads the same.</p>`
  return html`<p class="meta">Without any rules, and with these:</p>
    ${fieldChanges(change.fields, [])}
    ${inlineDiff(change, effect.without, effect.with, { whole: false, facts: [] })}`
}
