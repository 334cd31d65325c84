import type { PageView } from '../components/layout.ts'
import { html, nothing } from '../html.ts'
import { paths } from '../paths.ts'

/** Why a page cannot be shown, and what the reader can do. Says nothing of the inside of the house. */
export function problemPage(problem: {
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly hint?: string | undefined
}): PageView {
  return {
    title: problem.title,
    section: null,
    body: html`<h1>${problem.title}</h1>
      <p>${problem.detail}</p>
      ${problem.hint === undefined ? nothing : html`<p>${problem.hint}</p>`}
      ${problem.status === 401 ? html`<p><a href="${paths.signIn}">Sign in</a></p>` : nothing}
      <p><a href="${paths.inbox}">Inbox</a> · <a href="${paths.articles}">Find an article</a></p>`,
  }
}
