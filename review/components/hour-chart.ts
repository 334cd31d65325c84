import type { ChangeStatistics } from '../../archive/archive.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { figure, roundFigure } from './figures.ts'

const barWidth = 34
const barMax = 90

/** Changes by the hour of the day, as bars with their figures. */
export function hourChart(hours: ChangeStatistics['hours']): Html {
  const top = Math.max(1, ...hours.map(({ changes }) => changes))
  return html`<figure class="chart hours">
    <div class="scroll" role="group" tabindex="0" aria-label="Changes by hour of the day">
      <svg
        viewBox="0 0 ${hours.length * barWidth} ${barMax + 40}"
        width="${hours.length * barWidth}"
        height="${barMax + 40}"
      >
        <title>Changes by hour of the day, in UTC</title>
        ${hours.map(({ hour, changes, telling }, index) => {
          const x = index * barWidth
          const [all, some] = [(changes / top) * barMax, (telling / top) * barMax]
          return html`<g>
            <title>${hour}:00 to ${hour}:59: ${figure(changes)}, of these ${figure(telling)} telling</title>
            <rect
              class="all"
              x="${x + 4}"
              y="${(18 + barMax - all).toFixed(1)}"
              width="${barWidth - 8}"
              height="${all.toFixed(1)}"
            />
            <rect
              class="some"
              x="${x + 4}"
              y="${(18 + barMax - some).toFixed(1)}"
              width="${barWidth - 8}"
              height="${some.toFixed(1)}"
            />
            <text x="${x + barWidth / 2}" y="${(14 + barMax - all).toFixed(1)}" text-anchor="middle"
              >${roundFigure(changes)}</text
            >
            <text x="${x + barWidth / 2}" y="${barMax + 34}" text-anchor="middle">${hour}</text>
          </g>`
        })}
      </svg>
    </div>
    <figcaption>
      <span><i class="key hour-all"></i> all changes</span> <span><i class="key hour-some"></i> telling</span>
    </figcaption>
  </figure>`
}
