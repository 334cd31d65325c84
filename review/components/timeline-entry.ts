import type { RecordedChange } from '../../archive/archive.ts'
import type { ArticleId } from '../../model/ids.ts'
import type { Sight, TimelineEntry } from '../diff/timeline.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { changeMarks, wordCounts } from './change-marks.ts'
import { counted, figure } from './figures.ts'
import { cosmeticMax } from './significance.ts'
import { interval, span } from './time.ts'

type ChangesByOrdinal = ReadonlyMap<number, RecordedChange>

/** One entry of an article's timeline. `last` is the ordinal of the newest sighting of all. */
export function timelineEntry(
  id: ArticleId,
  entry: TimelineEntry,
  changes: ChangesByOrdinal,
  last: number,
): Html {
  if (entry.type === 'alternation') return alternation(id, entry.sightings, changes, last)
  return sightingEntry(id, entry.sighting, changes.get(entry.sighting.ordinal), last)
}

function sightingEntry(
  id: ArticleId,
  sighting: Sight,
  change: RecordedChange | undefined,
  last: number,
): Html {
  const cosmetic = change !== undefined && change.change.significance <= cosmeticMax
  return html`<li class="${cosmetic ? 'cosmetic' : 'telling'}">
    <h3>
      ${sightingTitle(id, sighting, change)}${sighting.ordinal === last ? html` <span class="mark">seen last</span>` : nothing}
    </h3>
    ${change === undefined ? html`<p class="meta">First seen; what came before is not known.</p>` : changeLines(id, change, sighting)}
    <p class="meta">
      Seen ${span(sighting.firstSeenAt, sighting.lastSeenAt)} in ${counted(sighting.captures, 'capture')}
    </p>
  </li>`
}

function sightingTitle(id: ArticleId, sighting: Sight, change: RecordedChange | undefined): Html {
  const link = html`<a href="${paths.version(id, sighting.version)}">version ${sighting.version}</a>`
  return change?.returned === true ? html`Returned to ${link}` : html`<span class="capital">${link}</span>`
}

function changeLines(id: ArticleId, change: RecordedChange, sighting: Sight): Html {
  return html`<p class="summary" dir="auto">
      <a href="${changeHref(id, change, sighting)}">${change.change.summary}</a>
    </p>
    ${changeMarks(change)}
    <p class="meta">
      Changed from version ${change.from} ${interval(change.changedBetween)}${wordCounts(change.change, ', ')}
    </p>`
}

function changeHref(id: ArticleId, change: RecordedChange, sighting: Sight): string {
  return withQuery(paths.change(id, change.from, change.to), { at: sighting.ordinal })
}

/** Newest first, at least four: the newest two tell the versions apart, the oldest says when it began. */
function alternation(
  id: ArticleId,
  sightings: readonly Sight[],
  changes: ChangesByOrdinal,
  last: number,
): Html {
  const [newest, other] = sightings
  const oldest = sightings.at(-1)
  if (newest === undefined || other === undefined || oldest === undefined) return nothing
  const [low, high] =
    newest.version < other.version ? [newest.version, other.version] : [other.version, newest.version]
  const captures = sightings.reduce((sum, sighting) => sum + sighting.captures, 0)
  const change = changes.get(newest.ordinal)
  const link = (version: number) => html`<a href="${paths.version(id, version)}">version ${version}</a>`
  return html`<li class="alternation">
    <h3>
      Alternated between ${link(low)} and
      ${link(high)}${newest.ordinal === last ? html` <span class="mark">seen last: version ${newest.version}</span>` : nothing}
    </h3>
    ${change === undefined ? nothing : html`<p class="summary" dir="auto">Each time: ${change.change.summary}</p>`}
    <p class="meta">
      ${counted(sightings.length, 'sighting')} in ${counted(captures, 'capture')},
      ${span(oldest.firstSeenAt, newest.lastSeenAt)} ·
      <a href="${paths.change(id, low, high)}">How the two differ</a>
    </p>
    <details class="fold">
      <summary>Each of the ${figure(sightings.length)} sightings</summary>
      <ol class="turns">
        ${sightings.map(
          (sighting) =>
            html`<li>
              ${link(sighting.version)}, seen ${span(sighting.firstSeenAt, sighting.lastSeenAt)} in
              ${counted(sighting.captures, 'capture')}
            </li>`,
        )}
      </ol>
    </details>
  </li>`
}
