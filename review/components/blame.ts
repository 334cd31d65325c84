import type { Blame, BlameRun, Presence, Removal } from '../../model/blame.ts'
import type { ArticleId } from '../../model/ids.ts'
import type { Sighting } from '../../model/version.ts'
import { isKept } from '../diff/origins.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { counted, excerpt } from './figures.ts'
import { instant, interval, intervalText } from './time.ts'

/** What passages are shown with. */
export interface BlameView {
  readonly id: ArticleId
  readonly blame: Blame
  readonly sightings: readonly Sighting[]
  /** Versions that brought something of the text, in order. */
  readonly origins: readonly number[]
  readonly kept: boolean
}

/** A text with the version that brought each of its passages. */
export function blamedText(text: string, runs: readonly BlameRun[], view: BlameView): Html {
  return html`${runs.map((run) => passage(text.slice(run.start, run.end), run, view))}`
}

function passage(text: string, run: BlameRun, view: BlameView): Html {
  const presence = view.blame.presences[run.presence]
  if (presence === undefined) return html`${text}`
  if (view.kept) return isKept(presence) ? html`${text}` : html`<span class="later">${text}</span>`
  const first = presence.intervals[0]?.from ?? 1
  if (first === 1 && presence.intervals.length === 1) return html`${text}`
  const returned = presence.intervals.length > 1
  return html`<span class="run ${tint(run.origin, view)}"
    >${first === 1 ? nothing : originLink(first, run.origin, view)}${returned ? html`<span class="returned" dir="ltr">${absences(presence, view)}</span>` : nothing}${text}</span
  >`
}

/** Older to newer in five steps; the first version has none. */
function tint(origin: number, { origins }: BlameView): string {
  const rank = origins.indexOf(origin)
  if (origin === 1) return 'age-0'
  return `age-${Math.min(5, Math.max(1, Math.ceil((rank / Math.max(1, origins.length - 1)) * 5)))}`
}

/** The number of a version, leading to the change that brought it. */
function originLink(sighting: number, origin: number, { id, sightings }: BlameView): Html {
  const [before, now] = [sightings[sighting - 2], sightings[sighting - 1]]
  if (before === undefined || now === undefined) return html`<span class="origin" dir="ltr">${origin}</span>`
  const href = withQuery(paths.change(id, before.version, now.version), { at: sighting })
  return html`<a
    class="origin"
    dir="ltr"
    href="${href}"
    aria-label="Version ${origin}, ${intervalText(whenOf(sighting, sightings))}"
    >${origin}</a
  >`
}

function whenOf(sighting: number, sightings: readonly Sighting[]): readonly [Date, Date] {
  const [before, now] = [sightings[sighting - 2], sightings[sighting - 1]]
  const by = now?.firstSeenAt ?? new Date(0)
  return now?.changedBetween ?? [before?.lastSeenAt ?? by, by]
}

/** More comings and goings than this are counted. */
const absencesMax = 2

function absences({ intervals }: Presence, { sightings }: BlameView): string {
  const gone = intervals.slice(0, -1).map((each, index) => {
    const [left, back] = [each.until ?? 1, intervals[index + 1]?.from ?? 1]
    return `gone in version ${sightings[left - 1]?.version ?? '?'}, back in version ${sightings[back - 1]?.version ?? '?'}`
  })
  const rest = gone.length - absencesMax
  return `[${gone.slice(0, absencesMax).join('; ')}${rest > 0 ? `; and ${counted(rest, 'more time')}` : ''}] `
}

/** Which versions have words in the text, since when, and how many. */
export function blameLegend(view: BlameView, counts: ReadonlyMap<number, number>): Html {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return html`<table class="legend-table">
    <caption class="hidden">
      Versions that brought the words of this text
    </caption>
    <thead>
      <tr>
        <th scope="col">Version</th>
        <th scope="col">Came</th>
        <th scope="col" class="number">Words</th>
        <th scope="col" class="number">Share</th>
      </tr>
    </thead>
    <tbody>
      ${[...counts].map(([origin, count]) => {
        const sighting = view.blame.sightings.indexOf(origin) + 1
        const first = view.sightings[0]
        return html`<tr>
          <th scope="row"><span class="run ${tint(origin, view)}">version ${origin}</span></th>
          <td>
            ${sighting === 1 && first !== undefined ? html`there when first seen, ${instant(first.firstSeenAt)}` : interval(whenOf(sighting, view.sightings))}
          </td>
          <td class="number">${count}</td>
          <td class="number">${total === 0 ? 0 : Math.round((count / total) * 100)} %</td>
        </tr>`
      })}
    </tbody>
  </table>`
}

/** More passages than this are too many to read. */
const removalsMax = 200

/** The passages that went, by the change that took them. */
export function goneList({ id, sightings }: BlameView, removals: readonly Removal[]): Html {
  const shown = removals.slice(0, removalsMax)
  return html`<section class="gone" aria-labelledby="gone">
    <h2 id="gone">What went</h2>
    ${
      removals.length === 0
        ? html`<p class="empty">Nothing that stood in this article was ever taken out.</p>`
        : html`<ol>
            ${shown.map(({ sighting, version, parts }) => {
              const before = sightings[sighting - 2]
              const returned = parts.find((part) => part.returned !== null)?.returned ?? null
              return html`<li>
                <p dir="auto"><del>${excerpt(parts.map(({ text }) => text).join(''), 600)}</del></p>
                <p class="meta">
                  Brought by version ${[...new Set(parts.map(({ origin }) => origin))].join(', ')}; taken out
                  ${interval(whenOf(sighting, sightings))}:
                  ${
                    before === undefined
                      ? html`version ${version}`
                      : html`<a
                          href="${withQuery(paths.change(id, before.version, version), { at: sighting })}"
                          >version ${before.version} to ${version}</a
                        >`
                  }${returned === null ? nothing : html`; <strong>came back</strong> ${interval(whenOf(returned, sightings))}`}
                </p>
              </li>`
            })}
          </ol>`
    }
    ${removals.length > shown.length ? html`<p class="meta">and ${counted(removals.length - shown.length, 'more passage')}; <code>stet blame --json</code> has them all</p>` : nothing}
  </section>`
}
