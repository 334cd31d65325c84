import type { ChangeHead, UntoldChange } from '../../archive/archive.ts'
import type { ArticleId } from '../../model/ids.ts'
import type { Sight, TimelineEntry } from '../diff/timeline.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { changeMarks, wordCounts } from './change-marks.ts'
import { counted, figure } from './figures.ts'
import { cosmeticMax } from './significance.ts'
import { interval, span } from './time.ts'

/** What an entry is told beside its sighting. */
export interface TimelineView {
  readonly id: ArticleId
  /** What led to each sighting but the first, told or not. */
  readonly changes: ReadonlyMap<number, ChangeHead | UntoldChange>
  /** By version. */
  readonly headlines: ReadonlyMap<number, string | null>
  /** All of the article's, oldest first. */
  readonly sightings: readonly Sight[]
  /** Two versions may be chosen in the list, to be compared. */
  readonly choose: boolean
}

type Step = ChangeHead | UntoldChange

const standings: Readonly<Record<UntoldChange['standing'], string>> = {
  waiting: 'Seen once so far: it is told of when a second look finds it again.',
  fleeting: 'Gone again when we looked a second time: nobody was told.',
  alternating: 'One of two states that take turns: nobody was told again.',
}

/** One entry of an article's timeline. */
export function timelineEntry(entry: TimelineEntry, view: TimelineView): Html {
  if (entry.type === 'alternation') return alternation(entry.sightings, view)
  return sightingEntry(entry.sighting, view)
}

function sightingEntry(sighting: Sight, view: TimelineView): Html {
  const { id, changes, sightings } = view
  const change = changes.get(sighting.ordinal)
  const cosmetic = change !== undefined && change.change.significance <= cosmeticMax
  return html`<li class="${cosmetic ? 'cosmetic' : 'telling'}" id="sighting-${sighting.ordinal}" data-step>
    <h3>
      ${sightingTitle(id, sighting, change)}${sighting.ordinal === sightings.length ? html` <span class="mark">seen last</span>` : nothing}
    </h3>
    ${headlineAsItWas(sighting, view)}
    ${change === undefined ? html`<p class="meta">First seen; what came before is not known.</p>` : changeLines(id, change, sighting)}
    <p class="meta">
      Seen ${span(sighting.firstSeenAt, sighting.lastSeenAt)} in ${counted(sighting.captures, 'capture')}
    </p>
    ${view.choose ? choices(sighting, sightings) : nothing}
  </li>`
}

/** Where it differs from the one before. */
function headlineAsItWas({ version, ordinal }: Sight, { headlines, sightings }: TimelineView): Html {
  const before = sightings[ordinal - 2]
  const headline = headlines.get(version) ?? null
  if (headline === null || (before !== undefined && headlines.get(before.version) === headline))
    return nothing
  return html`<p class="as-it-was" dir="auto">${headline}</p>`
}

/** The version as one of the two to compare; the last two are chosen unless somebody chooses. */
function choices({ version, ordinal }: Sight, sightings: readonly Sight[]): Html {
  const [last, before] = [sightings.length, sightings.length - 1]
  const choice = (name: string, label: string, chosen: boolean) =>
    html`<label
      ><input type="radio" name="${name}" value="${version}" ${chosen ? html` checked` : nothing} />
      ${label}<span class="hidden"> version ${version}</span></label
    >`
  return html`<p class="choices">
    ${choice('from', 'compare from', ordinal === before)} ${choice('to', 'to', ordinal === last)}
  </p>`
}

function sightingTitle(id: ArticleId, sighting: Sight, change: Step | undefined): Html {
  const link = html`<a href="${paths.version(id, sighting.version)}">version ${sighting.version}</a>`
  return change?.returned === true ? html`Returned to ${link}` : html`<span class="capital">${link}</span>`
}

function changeLines(id: ArticleId, change: Step, sighting: Sight): Html {
  return html`<p class="summary" dir="auto">
      <a href="${changeHref(id, change, sighting)}">${change.change.summary}</a>
    </p>
    ${changeMarks(change)}
    ${'standing' in change ? html`<p class="note">${standings[change.standing]}</p>` : nothing}
    <p class="meta">
      Changed from version ${change.from} ${interval(change.changedBetween)}${wordCounts(change.change, ', ')}
    </p>`
}

function changeHref(id: ArticleId, change: Step, sighting: Sight): string {
  if ('standing' in change) return paths.change(id, change.from, change.to)
  return withQuery(paths.change(id, change.from, change.to), { at: sighting.ordinal })
}

/** Newest first, at least four: the newest two tell the versions apart, the oldest says when it began. */
function alternation(turns: readonly Sight[], { id, changes, sightings }: TimelineView): Html {
  const [newest, other] = turns
  const oldest = turns.at(-1)
  if (newest === undefined || other === undefined || oldest === undefined) return nothing
  const [low, high] =
    newest.version < other.version ? [newest.version, other.version] : [other.version, newest.version]
  const captures = turns.reduce((sum, sighting) => sum + sighting.captures, 0)
  const change = changes.get(newest.ordinal)
  const link = (version: number) => html`<a href="${paths.version(id, version)}">version ${version}</a>`
  return html`<li class="alternation" data-step>
    <h3>
      Alternated between ${link(low)} and
      ${link(high)}${newest.ordinal === sightings.length ? html` <span class="mark">seen last: version ${newest.version}</span>` : nothing}
    </h3>
    ${change === undefined ? nothing : html`<p class="summary" dir="auto">Each time: ${change.change.summary}</p>`}
    <p class="meta">
      ${counted(turns.length, 'sighting')} in ${counted(captures, 'capture')},
      ${span(oldest.firstSeenAt, newest.lastSeenAt)} ·
      <a href="${paths.change(id, low, high)}">How the two differ</a>
    </p>
    <details class="fold">
      <summary>Each of the ${figure(turns.length)} sightings</summary>
      <ol class="turns">
        ${turns.map(
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
