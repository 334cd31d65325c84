import { blankContent } from '../../model/content.ts'
import type { ArticleId } from '../../model/ids.ts'
import type { Sighting } from '../../model/version.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { linesOf } from '../diff/lines.ts'
import type { Post, PostEvent, PostHistory } from '../diff/post-histories.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { readBlock } from './blocks.ts'
import { counted } from './figures.ts'
import { wordRuns } from './runs.ts'
import { instant, interval } from './time.ts'

/** A post as it was last seen, with what became of it. */
export function postElement(id: ArticleId, history: PostHistory, sightings: readonly Sighting[]): Html {
  const { post, events, stands } = history
  const edits = events.filter(({ type }) => type === 'edited').length
  return html`<li class="post ${edits > 0 || !stands ? 'telling' : ''}" data-step>
    <p class="meta">
      ${post.time === null ? nothing : html`<span class="figure">${post.time}</span> · `}${post.author === null ? nothing : html`<bdi>${post.author}</bdi> · `}${appeared(id, history, sightings)}${edits === 0 ? nothing : html` · <span class="mark">edited ${counted(edits, 'time')}</span>`}
    </p>
    ${post.blocks.map((block) => readBlock(withoutMeta(block)))}
    ${
      events.length === 0
        ? nothing
        : html`<ol class="post-events">
            ${events.map((event) => eventElement(id, event, sightings))}
          </ol>`
    }
  </li>`
}

/** Time and author stand above the post. */
function withoutMeta<B extends Post['blocks'][number]>({ time: _time, attribution, ...block }: B) {
  return block.kind === 'post' || attribution === undefined ? block : { ...block, attribution }
}

function appeared(id: ArticleId, { appeared: at }: PostHistory, sightings: readonly Sighting[]): Html {
  const first = sightings[0]
  if (at === 1)
    return first === undefined ? nothing : html`there when first seen, ${instant(first.firstSeenAt)}`
  return html`appeared ${whenLink(id, at, sightings)}`
}

function whenLink(id: ArticleId, at: number, sightings: readonly Sighting[]): Html {
  const [before, now] = [sightings[at - 2], sightings[at - 1]]
  if (before === undefined || now === undefined) return nothing
  const href = withQuery(paths.change(id, before.version, now.version), { at })
  return html`<a href="${href}">${interval(now.changedBetween ?? [before.lastSeenAt, now.firstSeenAt])}</a>`
}

const said = {
  deleted: 'Taken out',
  trimmed: 'No longer on the page since',
  returned: 'Back',
  edited: 'Edited',
} as const

function eventElement(id: ArticleId, event: PostEvent, sightings: readonly Sighting[]): Html {
  return html`<li>
    <p class="edit-label">${said[event.type]} ${whenLink(id, event.sighting, sightings)}</p>
    ${event.type === 'edited' ? postDiff(event.from, event.to) : nothing}
  </li>`
}

function postDiff(from: Post, to: Post): Html {
  const change = compare({ ...blankContent, blocks: from.blocks }, { ...blankContent, blocks: to.blocks })
  return html`${change.hunks.flatMap((hunk) =>
    hunk.edits.flatMap((edit) =>
      linesOf(edit).map((line) => html`<p class="block" dir="auto">${wordRuns(line)}</p>`),
    ),
  )}`
}
