import { html } from '../html.ts'
import type { Html } from '../html.ts'

const linkable = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address as a browser would follow it, when it is one a reader may follow: http, https or mailto. Null for
 * every other scheme and for what is no absolute URL.
 */
export function safeHref(url: string): string | null {
  const parsed = URL.parse(url)
  return parsed !== null && linkable.has(parsed.protocol) ? parsed.href : null
}

/** A link out of the house where the address allows one, else its text. The publisher learns nothing of the reader. */
export function outwardLink(url: string, body: Html | string = url): Html {
  const href = safeHref(url)
  if (href === null) return html`<span class="unlinked" dir="auto">${body}</span>`
  return html`<a class="outward" href="${href}" rel="noopener noreferrer nofollow ugc" dir="auto">${body}</a>`
}

/** The host of a URL for people; the URL itself when it has none. */
export function hostOf(url: string): string {
  const host = URL.parse(url)?.host
  return host === undefined || host === '' ? url : host
}
