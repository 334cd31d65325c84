import type { Annotation, ChangeMarks } from '../../archive/archive.ts'
import { limits } from '../../model/limits.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { instant } from './time.ts'

/** What people said of a change. */
export interface ChangeNotes {
  readonly number: number
  readonly marks: ChangeMarks | null
  readonly annotations: readonly Annotation[]
  readonly canReview: boolean
  /** The page that it stands in. */
  readonly back: string
}

/** Who has seen it, its labels, its annotations; with the forms for who may say more. Nothing where there is nothing. */
export function changeNotes(notes: ChangeNotes): Html {
  const { marks, annotations, canReview } = notes
  const seenAt = marks?.seenAt ?? null
  if (!canReview && marks === null && annotations.length === 0) return nothing
  return html`<section class="notes" aria-labelledby="notes">
    <h2 id="notes">Review</h2>
    <p class="meta said">
      ${seenAt === null ? html`<span>Not marked as seen.</span>` : html`<span>Seen by <bdi>${marks?.seenBy ?? ''}</bdi>, ${instant(seenAt)}.</span>`}
      ${(marks?.labels ?? []).map((label) => html`<a class="house-label" href="${paths.labelled(label)}"><bdi>${label}</bdi></a>`)}
    </p>
    ${annotations.map(
      ({ author, text, createdAt }) =>
        html`<div class="annotation">
          <p class="meta"><bdi>${author}</bdi>, ${instant(createdAt)}</p>
          <p dir="auto" class="said-text">${text}</p>
        </div>`,
    )}
    ${canReview ? forms(notes, seenAt !== null) : nothing}
  </section>`
}

function forms({ number, marks, back }: ChangeNotes, seen: boolean): Html {
  const hidden = html`<input type="hidden" name="change" value="${number}" /><input
      type="hidden"
      name="back"
      value="${back}"
    />`
  return html`<form action="${paths.markSeen}" method="post">
      ${hidden}<input type="hidden" name="seen" value="${seen ? 'no' : 'yes'}" />
      <button>${seen ? 'Mark as unseen' : 'Mark as seen'}</button>
    </form>
    <form class="lookup" action="${paths.label}" method="post">
      ${hidden}<label for="labels">Labels, with commas between</label>
      <div class="row">
        <input
          id="labels"
          name="labels"
          value="${(marks?.labels ?? []).join(', ')}"
          autocomplete="off"
          dir="auto"
        /><button>Label</button>
      </div>
    </form>
    <form action="${paths.annotate}" method="post" class="citation">
      ${hidden}<label for="annotation">Annotation; it stays as it is sent</label>
      <textarea
        id="annotation"
        name="text"
        rows="3"
        maxlength="${limits.annotationLengthMax}"
        required
        dir="auto"
      ></textarea>
      <button>Annotate</button>
    </form>`
}
