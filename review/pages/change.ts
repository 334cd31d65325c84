import type { ArticleId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'
import type { RecordedChange } from '../../archive/archive.ts'
import { changeHead, changeViews, neighbours } from '../components/change-head.ts'
import type { ChangeModel, ChangeQuery } from '../components/change-model.ts'
import { changeNotes } from '../components/change-notes.ts'
import type { ChangeNotes } from '../components/change-notes.ts'
import { changePicture } from '../components/change-picture.ts'
import { citation } from '../components/citation.ts'
import { inlineDiff } from '../components/diff-inline.ts'
import { sideDiff } from '../components/diff-side.ts'
import { fieldChanges } from '../components/field-changes.ts'
import { headlineText } from '../components/headline.ts'
import { kindEvidence } from '../components/kinds.ts'
import type { PageView } from '../components/layout.ts'
import type { ReviewArchive } from '../deps.ts'
import { factsOf } from '../diff/facts.ts'
import { findChange } from '../find-change.ts'
import { html, nothing } from '../html.ts'
import { paths, withQuery } from '../paths.ts'
import { altText } from '../picture/alt-text.ts'
import { pictureOfChange, picturePath } from '../picture/of-change.ts'

/** Who reads, and what he can be shown. */
interface ChangeReader {
  /** Where readers reach the pages. */
  readonly origin: string
  readonly canReview: boolean
  /** Null where no pictures are drawn; `isPublic` where everybody may fetch them at an address that is known. */
  readonly picture: { readonly isPublic: boolean } | null
}

/** What differs between any two versions of an article. Null when there are no such versions. */
export async function changePage(
  archive: ReviewArchive,
  id: ArticleId,
  query: ChangeQuery,
  reader: ChangeReader,
): Promise<PageView | null> {
  const found = await findChange(archive, id, query)
  if (found === null) return null
  const { occasion, recorded, article } = found
  const [beside, source, notes] = await Promise.all([
    occasion === null ? { before: null, after: null } : archive.neighbours(id, occasion.ordinal),
    archive.findSource(article.sourceId),
    recorded === null ? null : notesOf(archive, recorded, reader.canReview, query.view),
  ])
  const { view, whole } = query
  return show({ ...found, ...reader, view, whole, source, notes, beside })
}

async function notesOf(
  archive: ReviewArchive,
  { id, articleId, from, to, ordinal }: RecordedChange,
  canReview: boolean,
  view: ChangeQuery['view'],
): Promise<ChangeNotes> {
  const [marks, annotations] = await Promise.all([archive.changeMarks([id]), archive.annotations(id)])
  const back = withQuery(paths.change(articleId, from, to), {
    at: ordinal,
    view: view === 'side' ? view : null,
  })
  return { number: id, marks: marks.get(id) ?? null, annotations, canReview, back: `${back}#notes` }
}

function show(model: ChangeModel): PageView {
  const { change, old, young, from, to, view } = model
  const headline = headlineText({ headline: young.content.headline, url: model.article.url })
  const shown = { whole: model.whole, facts: factsOf(change.kinds) }
  const same = change.fields.length === 0 && change.hunks.length === 0
  const body =
    view === 'side'
      ? sideDiff(change, old.content, young.content, {
          ...shown,
          names: { from: `Version ${from}`, to: `Version ${to}` },
        })
      : inlineDiff(change, old.content, young.content, shown)
  return {
    title: `Version ${from} to ${to} of ${headline}`,
    section: 'articles',
    ...(view === 'side' ? { width: 'wide' as const } : {}),
    ...(model.picture?.isPublic === true && !same ? { card: cardOf(model, headline) } : {}),
    body: html`${changeHead(model, headline)} ${changeViews(model)}
      <section aria-labelledby="difference">
        <h2 id="difference" class="hidden">What differs</h2>
        ${same ? html`<p class="empty">The two versions read the same.</p>` : nothing}
        ${fieldChanges(change.fields, shown.facts)} ${body}
      </section>
      ${kindEvidence(change.kinds)} ${same ? nothing : citation(model)}
      ${same || model.picture === null ? nothing : changePicture(model, model.source, model.origin)}
      ${model.notes === null ? nothing : changeNotes(model.notes)} ${neighbours(model)}`,
  }
}

function cardOf(model: ChangeModel, headline: string): NonNullable<PageView['card']> {
  const content = pictureOfChange(model, model.source, model.origin)
  return {
    title: headline,
    url: content.permalink,
    imageUrl: `${model.origin.replace(/\/+$/, '')}${picturePath(model, 'png')}`,
    imageAlt: altText(content),
    imageWidthPx: limits.pictureWidthPx,
  }
}
