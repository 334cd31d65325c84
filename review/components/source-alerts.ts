import type { Source } from '../../model/source.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'

/** Why a source was paused by Stet, and where it departs from its own norm, with what to do. */
export function sourceAlerts({ alerts, pausedBecause }: Source): Html {
  if (alerts.length === 0 && pausedBecause === null) return nothing
  return html`<ul class="alerts">
    ${pausedBecause === null ? nothing : html`<li><strong>Paused:</strong> ${pausedBecause}. <span class="meta">Look at its last failure, then go on with it or remove it.</span></li>`}
    ${alerts.map(({ message, remedy }) => html`<li>${message}. <span class="meta">${remedy}</span></li>`)}
  </ul>`
}
