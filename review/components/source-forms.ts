import { sourceKinds } from '../../model/source.ts'
import type { Source } from '../../model/source.ts'
import type { SourceWish } from '../deps.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import { addressField } from './address-field.ts'
import { failedNote, formField } from './form-fields.ts'
import type { FormFailure } from './form-fields.ts'

/** A wish that could not be granted, and what to say of it. */
export interface FailedWish {
  readonly wish: SourceWish
  readonly failure: FormFailure
}

/** A form to follow a source with; what was asked for in vain stands in it again, with the reason. */
export function addSourceForm(failed: FailedWish | undefined): Html {
  const { url = '', kind = null, cron = null, include = null, exclude = null } = failed?.wish ?? {}
  const isMore = cron !== null || include !== null || exclude !== null || kind !== null
  return html`<form class="lookup" action="${paths.addSource}" method="post">
    <label for="url">Follow a feed, sitemap, section page or article</label>
    ${addressField(url, 'Follow', failed === undefined ? null : 'failed')}
    <details class="fold" ${isMore ? html` open` : nothing}>
      <summary>More</summary>
      <div class="filter-fields">
        <label
          ><span>Kind</span>
          <select name="kind">
            <option value="">told by what is there</option>
            ${sourceKinds.map((each) => html`<option value="${each}" ${each === kind ? html` selected` : nothing}>${each}</option>`)}
          </select></label
        >
        ${formField('cron', 'When to read it (cron)', cron)}
        ${formField('include', 'Only addresses that match (RE2)', include)}
        ${formField('exclude', 'Never addresses that match (RE2)', exclude)}
      </div>
    </details>
    ${failed === undefined ? nothing : failedNote(failed.failure)}
  </form>`
}

/** What can be done with a source: look now, pause or go on, follow no more. */
export function sourceForms(source: Source): Html {
  const { id, status } = source
  return html`<div class="source-forms">
    ${status === 'active' ? button(paths.checkNow, id, 'Check now') : nothing}
    ${status === 'active' ? button(paths.sourceStatus, id, 'Pause', 'paused') : button(paths.sourceStatus, id, 'Go on', 'active')}
    ${button(paths.sourceStatus, id, 'Follow no more', 'removed')}
  </div>`
}

function button(action: string, id: number, label: string, status?: string): Html {
  return html`<form action="${action}" method="post">
    <input
      type="hidden"
      name="source"
      value="${id}"
    />${status === undefined ? nothing : html`<input type="hidden" name="status" value="${status}" />`}<button
      class="plain"
    >
      ${label}
    </button>
  </form>`
}
