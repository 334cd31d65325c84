import type { ArticleId } from '../../model/ids.ts'
import type { Presence } from '../diff/presence.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { counted } from './figures.ts'
import { instant, interval } from './time.ts'

/** More stretches than this are an alternation, and are counted. */
const stretchesMax = 6

/** When a phrase appeared in an article and when it vanished, each as the interval that it is. */
export function presenceNote(id: ArticleId, stretches: readonly Presence[]): Html {
  const rest = stretches.length - stretchesMax
  return html`<ul class="presence">
    ${stretches.slice(0, stretchesMax).map((stretch) => html`<li>${appeared(id, stretch)} ${vanished(id, stretch)}</li>`)}
    ${rest > 0 ? html`<li>and ${counted(rest, 'more time')}</li>` : nothing}
  </ul>`
}

function appeared(id: ArticleId, { appeared: came, firstSeenAt, version }: Presence): Html {
  const link = html`<a href="${paths.version(id, version)}">version ${version}</a>`
  if (came === null) return html`There when first seen, ${instant(firstSeenAt)}, in ${link};`
  return html`Appeared ${interval(came.between)}, in ${link};`
}

function vanished(id: ArticleId, { vanished: went, lastSeenAt }: Presence): Html {
  if (went === null) return html`<strong>stands there still</strong>, last seen ${instant(lastSeenAt)}.`
  return html`<strong>vanished</strong> ${interval(went.between)}, in
    <a href="${paths.version(id, went.version)}">version ${went.version}</a>.`
}
