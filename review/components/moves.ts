import type { Article } from '../../model/article.ts'
import type { Move } from '../../model/move.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { outwardLink } from './links.ts'
import { instant } from './time.ts'

/** The addresses that an article had, with why it was taken for the same story. Nothing when it never moved. */
export function movesOf({ id, mergedInto }: Article, moves: readonly Move[]): Html {
  if (moves.length === 0) return nothing
  return html`<section class="misses" aria-label="Moves">
    ${mergedInto === null ? nothing : html`<p>This story goes on as <a href="${paths.article(mergedInto)}">article ${mergedInto}</a>.</p>`}
    <ul>
      ${moves.map(
        (move) =>
          html`<li>
            Moved from ${outwardLink(move.fromUrl)} to ${outwardLink(move.toUrl)}, noticed
            ${instant(move.movedAt)}${move.by === 'stet' ? nothing : html` by <code>${move.by}</code>`}:
            ${move.evidence}.
            ${other(id, move)}${move.undoneAt === null ? nothing : html` Taken apart again ${instant(move.undoneAt)}.`}
          </li>`,
      )}
    </ul>
  </section>`
}

function other(id: Article['id'], { articleId, otherId }: Move): Html {
  if (id !== articleId) return nothing
  return html`What was seen there before is in <a href="${paths.article(otherId)}">article ${otherId}</a>.`
}
