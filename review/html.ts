import { html } from 'hono/html'

export { html }

/** Escaped HTML. Only the `html` tag makes it here, so that every text that goes in is escaped once. */
export type Html = ReturnType<typeof html>

/** Nothing at all, where a value is needed. */
export const nothing: Html = html``

const languageTag = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}$/

/** A content's language as an attribute value for `lang`; null for what is no BCP 47 tag. */
export function languageOf(language: string | null | undefined): string | null {
  return language !== null && language !== undefined && languageTag.test(language) ? language : null
}

/** ` lang="…"` where the language is known. */
export function langAttribute(language: string | null | undefined): Html {
  const tag = languageOf(language)
  return tag === null ? nothing : html` lang="${tag}"`
}

/**
 * Text that is heard and not seen. It has a direction of its own, so that it has no say in that of the publisher's
 * text around it (`dir="auto"` looks for the first letter outside of such elements).
 */
export function hidden(text: string): Html {
  return html`<span class="hidden" dir="ltr">${text}</span>`
}
