import type { Misses } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { Sighting } from '../../model/version.ts'
import type { HeadlineStretch } from '../diff/headlines.ts'
import { blankContent } from '../../model/content.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { articleStatus } from './article-status.ts'
import { facts } from './facts.ts'
import { failureNote } from './failure.ts'
import { fieldDiff } from './field-changes.ts'
import { counted, figure } from './figures.ts'
import { duration, instant, interval, span } from './time.ts'

/** What is known of an article beside its versions. */
export function articleFacts(article: Article, source: Html | null, sightings: readonly Sighting[]): Html {
  const first = sightings[0]
  return facts([
    source === null ? null : ['Source', source],
    ['Status', articleStatus(article.status)],
    article.setAside === null
      ? null
      : ['Set aside', html`<bdi>${article.setAside}</bdi>. <code>stet check</code> tries again.`],
    ['Versions', figure(article.versions)],
    [
      'Captures',
      html`<a href="${paths.captures(article.id)}"
        >${counted(article.captures, 'capture')}, good and failed</a
      >`,
    ],
    first === undefined ? null : ['First seen', instant(first.firstSeenAt)],
    article.lastCapturedAt === null ? null : ['Last captured', instant(article.lastCapturedAt)],
    article.nextDueAt === null
      ? ['Next capture', 'none scheduled']
      : ['Next capture', html`${instant(article.nextDueAt)}, every ${duration(article.intervalMs)} for now`],
  ])
}

/** What came in its place since the article was last seen; of one that is gone, between which two moments it went. */
export function missesNote(article: Article, misses: Misses, seenLast: Sighting | undefined): Html {
  const isGone = article.status === 'gone' && seenLast !== undefined
  return html`<div class="misses">
    <p>
      ${isGone ? html`Taken down ${interval([seenLast.lastSeenAt, misses.firstAt])}.` : html`${misses.count === 1 ? 'The last capture' : `The last ${figure(misses.count)} captures`} did not show the article, most recently ${instant(misses.lastAt)}.`}
    </p>
    ${failureNote(misses.failure)}
  </div>`
}

/** More headlines than this are folded away with the rest. */
const headlinesMax = 200

/** The headlines that the article had, and when each stood. Nothing where there was but one. */
export function headlineHistory(id: Article['id'], stretches: readonly HeadlineStretch[]): Html {
  if (stretches.length < 2) return nothing
  const shown = stretches.slice(-headlinesMax)
  return html`<details class="fold headlines">
    <summary>${counted(stretches.length, 'headline')} it had</summary>
    <ol>
      ${shown.map(
        ({ headline, version, firstSeenAt, lastSeenAt }, index) =>
          html`<li>
            <p dir="auto">${headlineAfter(shown[index - 1]?.headline ?? null, headline)}</p>
            <p class="meta">
              <a href="${paths.version(id, version)}">Version ${version}</a>, ${span(firstSeenAt, lastSeenAt)}
            </p>
          </li>`,
      )}
    </ol>
    ${shown.length < stretches.length ? html`<p class="meta">The first ${counted(stretches.length - shown.length, 'headline')} are left out here.</p>` : nothing}
  </details>`
}

/** A headline with what came and what went since the one before. */
function headlineAfter(before: string | null, headline: string | null): Html | string {
  if (headline === null) return 'no headline'
  if (before === null) return headline
  const { fields } = compare({ ...blankContent, headline: before }, { ...blankContent, headline })
  const change = fields.find(({ field }) => field === 'headline')
  return change === undefined ? headline : fieldDiff(change, 'spoken')
}
