import { changeKinds } from '../../model/change.ts'
import type { Source } from '../../model/source.ts'
import { writeFilter } from '../change-filter.ts'
import type { ChangeFilter } from '../change-filter.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { sourceName } from '../pages/source-names.ts'
import { paths } from '../paths.ts'
import { kindLabel } from './kinds.ts'

/** A form with everything that a list of changes can be filtered by, and what it is filtered by now. */
export function changeFilters(filter: ChangeFilter, order: string, sources: readonly Source[]): Html {
  const conditions = conditionsOf(filter, sources)
  return html`<details class="fold filters">
    <summary>Filter${conditions === '' ? nothing : html`: <bdi>${conditions}</bdi>`}</summary>
    <form action="${paths.inbox}" method="get">
      ${order === 'newest' ? html`<input type="hidden" name="order" value="newest" />` : nothing}
      ${filter.after === undefined ? nothing : html`<input type="hidden" name="after" value="${filter.after}" />`}
      <div class="filter-fields">
        ${choice(
          'source',
          'Source',
          sources
            .filter(({ status }) => status !== 'removed')
            .map((source) => [String(source.id), sourceName(source)]),
          filter.sourceId === undefined ? '' : String(filter.sourceId),
        )}
        ${choice('kind', 'Kind', kindChoices, filter.kinds?.[0] ?? '')}
        ${choice('min', 'Significance', significances, filter.significanceMin === undefined ? '' : String(filter.significanceMin))}
        ${choice(
          'seen',
          'Seen',
          [
            ['no', 'not yet'],
            ['yes', 'already'],
          ],
          filter.seen === undefined ? '' : filter.seen ? 'yes' : 'no',
        )}
        ${choice(
          'cause',
          'Made by',
          [
            ['publisher', 'the publisher'],
            ['reprocessing', 'our reading anew'],
          ],
          filter.cause ?? '',
        )}
        ${field('section', 'Section', filter.section)} ${field('author', 'Author', filter.author)}
        ${field('language', 'Language', filter.language, 'en')} ${field('label', 'Label', filter.label)}
        ${field('since', 'From day (UTC)', filter.since?.toISOString().slice(0, 10), '', 'date')}
        ${field('until', 'To day (UTC)', filter.until && new Date(filter.until.getTime() - 1).toISOString().slice(0, 10), '', 'date')}
        <label class="check"
          ><input type="checkbox" name="noise" value="1" ${filter.noise ? html` checked` : nothing} /> with
          counters, times and typography</label
        >
      </div>
      <p class="row">
        <button type="submit">Show</button>
        ${conditions !== '' ? html`<a href="${paths.inbox}">Show all</a>` : nothing}
      </p>
    </form>
  </details>`
}

/** What is filtered by, in words: `kind number, min 0.3`. */
function conditionsOf(filter: ChangeFilter, sources: readonly Source[]): string {
  return [...writeFilter(filter)]
    .map(([name, value]) => {
      const source = name === 'source' ? sources.find(({ id }) => id === filter.sourceId) : undefined
      return `${name} ${source === undefined ? value : sourceName(source)}`
    })
    .join(', ')
}

const kindChoices = changeKinds
  .map((kind) => [kind, kindLabel(kind)] as const)
  .toSorted(([, a], [, b]) => (a < b ? -1 : 1))

const significances = [
  ['0.05', 'minor or more'],
  ['0.3', 'notable or more'],
  ['0.6', 'major'],
] as const

function choice(
  name: string,
  label: string,
  options: readonly (readonly [value: string, label: string])[],
  chosen: string,
): Html {
  return html`<label
    ><span>${label}</span>
    <select name="${name}">
      <option value="">any</option>
      ${options.map(([value, text]) => html`<option value="${value}" ${value === chosen ? html` selected` : nothing}>${text}</option>`)}
    </select></label
  >`
}

function field(name: string, label: string, value: string | undefined, hint = '', type = 'text'): Html {
  return html`<label
    ><span>${label}</span>
    <input name="${name}" type="${type}" value="${value ?? ''}" placeholder="${hint}" autocomplete="off"
  /></label>`
}
