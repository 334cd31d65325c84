import type { SystematicEdit } from '../../model/systematic.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { counted } from './figures.ts'
import { added, removed } from './runs.ts'
import { interval } from './time.ts'

/** Edits that were made on many articles of a source: one line each, their places on demand. */
export function systematicEdits(edits: readonly SystematicEdit[]): Html {
  return html`<section class="systematic" aria-labelledby="systematic">
    <h2 id="systematic">The same edit on many articles</h2>
    <ul>
      ${edits.map(systematicEdit)}
    </ul>
  </section>`
}

const articlesMax = 20

function systematicEdit(edit: SystematicEdit): Html {
  const { from, to, articles, examples, articleIds, firstAt, lastAt, reversed } = edit
  return html`<li>
    <details class="fold">
      <summary>
        <bdi>${from === '' ? nothing : removed(from)} ${to === '' ? nothing : added(to)}</bdi> in
        ${counted(articles, 'article')}
      </summary>
      <p class="meta">
        Seen
        ${interval([firstAt, lastAt])}.${reversed > 0 ? ` In ${counted(reversed, 'article')} it went the other way too.` : ''}
      </p>
      <ul class="turns">
        ${examples.map(
          ({ articleId, before, after }) =>
            html`<li dir="auto">
              <a href="${paths.article(articleId)}">“${before}” became “${after}”</a>
            </li>`,
        )}
      </ul>
      <p class="meta">
        Histories:
        ${articleIds.slice(0, articlesMax).map((id, index) => html`${index === 0 ? '' : ', '}<a href="${paths.article(id)}">${id}</a>`)}${articleIds.length > articlesMax ? html` and ${counted(articles - articlesMax, 'more article')}` : nothing}
      </p>
    </details>
  </li>`
}
