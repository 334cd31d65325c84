import type { Source } from '../../model/source.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { sourceName } from '../pages/source-names.ts'
import { paths } from '../paths.ts'
import { searchTextLengthMax } from '../search-query.ts'
import type { SearchPlace, SearchQuery } from '../search-query.ts'

const places: Readonly<Record<SearchPlace, string>> = {
  versions: 'All versions',
  current: 'Current text',
  added: 'Added text',
  removed: 'Removed text',
}

/** What to look for, where, and in which source. */
export function searchForm(query: SearchQuery, sources: readonly Source[]): Html {
  return html`<form class="search" action="${paths.search}" method="get" role="search">
    <div class="row">
      <label class="hidden" for="q">Words or a “phrase”</label>
      <input
        id="q"
        name="q"
        type="search"
        value="${query.text}"
        maxlength="${searchTextLengthMax}"
        placeholder="words, or “a phrase”"
        dir="auto"
      /><button type="submit">Search</button>
    </div>
    <fieldset>
      <legend class="hidden">Where</legend>
      ${Object.entries(places).map(
        ([place, label]) =>
          html`<label class="check"
            ><input
              type="radio"
              name="in"
              value="${place}"
              ${place === query.in ? html` checked` : nothing}
            />
            ${label}</label
          >`,
      )}
      <label
        ><span class="hidden">Source</span>
        <select name="source">
          <option value="">every source</option>
          ${sources
            .filter(({ status }) => status !== 'removed')
            .map(
              (source) =>
                html`<option value="${source.id}" ${source.id === query.sourceId ? html` selected` : nothing}>
                  ${sourceName(source)}
                </option>`,
            )}
        </select></label
      >
    </fieldset>
  </form>`
}
