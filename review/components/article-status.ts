import type { ArticleStatus } from '../../model/article.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'

/** An article's status with what it means for the next capture. */
export function articleStatus(status: ArticleStatus): Html {
  return html`<span class="status ${status}">${meanings[status]}</span>`
}

const meanings: Readonly<Record<ArticleStatus, string>> = {
  active: 'active',
  retired: 'retired: quiet for long, captured on request only',
  gone: 'gone: the publisher took it down',
  quarantined: 'quarantined: capturing it failed again and again',
  merged: 'merged: it goes on as another article',
}
