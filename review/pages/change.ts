import type { ArticleId } from '../../model/ids.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import type { RecordedChange } from '../../archive/archive.ts'
import { changeHead, changeViews, neighbours } from '../components/change-head.ts'
import type { ChangeModel, ChangeQuery } from '../components/change-model.ts'
import { changeNotes } from '../components/change-notes.ts'
import type { ChangeNotes } from '../components/change-notes.ts'
import { citation } from '../components/citation.ts'
import { inlineDiff } from '../components/diff-inline.ts'
import { sideDiff } from '../components/diff-side.ts'
import { fieldChanges } from '../components/field-changes.ts'
import { headlineText } from '../components/headline.ts'
import { kindEvidence } from '../components/kinds.ts'
import type { PageView } from '../components/layout.ts'
import type { ReviewArchive } from '../deps.ts'
import { factsOf } from '../diff/facts.ts'
import { html, nothing } from '../html.ts'
import { paths, withQuery } from '../paths.ts'

/**
 * What differs between any two versions of an article; `origin` is where readers reach the pages. Null when there are
 * no such versions.
 */
export async function changePage(
  archive: ReviewArchive,
  id: ArticleId,
  query: ChangeQuery,
  reader: { readonly origin: string; readonly canReview: boolean },
): Promise<PageView | null> {
  const [article, old, young, occasions] = await Promise.all([
    archive.findArticle(id),
    archive.version(id, query.from),
    archive.version(id, query.to),
    archive.occasions(id, query.from, query.to),
  ])
  if (article === null || old === null || young === null) return null
  const occasion = occasions.find(({ ordinal }) => ordinal === query.at) ?? occasions.at(-1) ?? null
  const [recorded, beside] = await Promise.all([
    occasion === null ? null : archive.recordedChange(id, occasion.ordinal),
    occasion === null ? { before: null, after: null } : archive.neighbours(id, occasion.ordinal),
  ])
  const change = recorded?.change ?? compare(old.content, young.content)
  const notes = recorded === null ? null : await notesOf(archive, recorded, reader.canReview, query.view)
  return show({
    ...query,
    origin: reader.origin,
    notes,
    article,
    old,
    young,
    change,
    recorded,
    occasions,
    occasion,
    beside,
  })
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
    body: html`${changeHead(model, headline)} ${changeViews(model)}
      <section aria-labelledby="difference">
        <h2 id="difference" class="hidden">What differs</h2>
        ${same ? html`<p class="empty">The two versions read the same.</p>` : nothing}
        ${fieldChanges(change.fields, shown.facts)} ${body}
      </section>
      ${kindEvidence(change.kinds)} ${same ? nothing : citation(model)}
      ${model.notes === null ? nothing : changeNotes(model.notes)} ${neighbours(model)}`,
  }
}
