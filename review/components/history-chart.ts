import type { ArticleId } from '../../model/ids.ts'
import { chartWidth, stemMax } from '../diff/chart.ts'
import type { Chart, Mark } from '../diff/chart.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { counted } from './figures.ts'
import { kindLabel } from './kinds.ts'
import { cosmeticMax, weightOf } from './significance.ts'
import { dayOf, intervalText } from './time.ts'

const middle = stemMax + 16
const height = middle + stemMax + 34
const margin = 8

/**
 * The history as a drawing: a line for when the article was seen, a stem for each change, up for what came and down
 * for what went, as wide at its foot as the interval in which it happened. The list below says the same in words.
 */
export function historyChart(id: ArticleId, chart: Chart, spans: Html): Html {
  return html`<figure class="chart">
    <div class="scroll" role="group" tabindex="0" aria-label="Timeline, drawn to scale">
      <svg
        viewBox="${-margin} 0 ${chartWidth + 2 * margin} ${height}"
        width="${chartWidth}"
        height="${height}"
      >
        <title>
          ${counted(
            chart.marks.reduce((sum, { count }) => sum + count, 0),
            'change',
          )}
          from ${dayOf(chart.from)} to ${dayOf(chart.to)}
        </title>
        ${chart.ticks.map(
          ({ x, label }) =>
            html`<line
                class="tick"
                x1="${round(x)}"
                x2="${round(x)}"
                y1="${middle - stemMax}"
                y2="${height - 18}"
              /><text class="tick-label" x="${round(x)}" y="${height - 4}" text-anchor="${anchor(x)}"
                >${label}</text
              >`,
        )}
        <line class="axis" x1="0" x2="${chartWidth}" y1="${middle}" y2="${middle}" />
        ${chart.seen.map(({ x, width }) => html`<rect class="seen" x="${round(x)}" y="${middle - 2}" width="${round(Math.max(1, width))}" height="4" />`)}
        ${chart.blind.map(({ x, width }) => html`<rect class="blind" x="${round(x)}" y="${middle - 4}" width="${round(Math.max(1.5, width))}" height="8" />`)}
        ${chart.turns.map(
          ({ x, width, sightings }) =>
            html`<rect
                class="turns"
                x="${round(x)}"
                y="${middle - 7}"
                width="${round(Math.max(2, width))}"
                height="14"
              /><text
                class="letter"
                x="${round(x + width / 2)}"
                y="${middle - 12}"
                text-anchor="${anchor(x + width / 2)}"
                >alternates, ${counted(sightings, 'sighting')}</text
              >`,
        )}
        ${chart.marks.map((mark) => markElement(id, mark))}
      </svg>
    </div>
    <figcaption>
      <span><i class="key seen"></i> seen</span> <span><i class="key interval"></i> changed within</span>
      <span><i class="key turns"></i> two versions took turns</span>
      <span><i class="key blind"></i> looked and not seen</span> <span>↑ words added, ↓ removed</span>
      <span
        >● telling ○ cosmetic ◆ back to an older version; ! silent correction, C correction declared, H
        headline</span
      >
      <span class="spans">${spans}</span>
    </figcaption>
  </figure>`
}

function markElement(id: ArticleId, mark: Mark): Html {
  const { change, x, width, at, up, down, count } = mark
  const href = withQuery(paths.change(id, change.from, change.to), { at: change.ordinal })
  const y = middle - up
  return html`<a
    href="${href}"
    class="mark ${weightOf(change.change.significance)}"
    aria-label="${saying(mark)}"
  >
    <title>${saying(mark)}</title>
    <rect
      class="interval"
      x="${round(x)}"
      y="${middle - 3}"
      width="${round(Math.max(2, width))}"
      height="6"
    />
    ${up > 0 ? html`<line class="stem up" x1="${round(at)}" x2="${round(at)}" y1="${middle}" y2="${round(y)}" />` : nothing}
    ${down > 0 ? html`<line class="stem down" x1="${round(at)}" x2="${round(at)}" y1="${middle}" y2="${round(middle + down)}" />` : nothing}
    ${head(change.returned, change.change.significance, at, y)}
    ${letterOf(mark) === '' ? nothing : html`<text class="letter" x="${round(at)}" y="${round(y - 8)}" text-anchor="middle">${letterOf(mark)}</text>`}
    ${count === 1 ? nothing : html`<text class="letter" x="${round(at)}" y="${round(middle + down + 13)}" text-anchor="middle">${count}</text>`}
  </a>`
}

function head(returned: boolean, significance: number, at: number, y: number): Html {
  if (returned) {
    const path = `M${round(at)} ${round(y - 6)}l6 6l-6 6l-6 -6z`
    return html`<path class="head" d="${path}" />`
  }
  return html`<circle
    class="head ${significance <= cosmeticMax ? 'hollow' : ''}"
    cx="${round(at)}"
    cy="${round(y)}"
    r="5"
  />`
}

/** The kinds that a reader looks for, the gravest first. */
const letters = [
  ['silent-correction', '!'],
  ['correction-notice', 'C'],
  ['takedown-notice', 'C'],
  ['headline', 'H'],
] as const

function letterOf({ change }: Mark): string {
  return letters.find(([kind]) => change.change.kinds.some((each) => each.kind === kind))?.[1] ?? ''
}

function saying({ change, count }: Mark): string {
  const { from, to, changedBetween } = change
  const { summary, kinds, significance } = change.change
  const more = count === 1 ? '' : `${count} changes, the most significant: `
  const about = kinds.map(({ kind }) => kindLabel(kind)).join(', ')
  return `${more}version ${from} to ${to}, ${intervalText(changedBetween)}: ${summary} (${weightOf(significance)}${about === '' ? '' : `; ${about}`})`
}

function anchor(x: number): 'start' | 'middle' | 'end' {
  if (x < 60) return 'start'
  return x > chartWidth - 60 ? 'end' : 'middle'
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10)
}
