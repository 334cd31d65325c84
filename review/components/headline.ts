import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { excerpt } from './figures.ts'

/** The headline, or the address of an article that has none yet. */
export function headlineText(article: { readonly headline: string | null; readonly url: string }): string {
  const headline = article.headline?.trim() ?? ''
  return headline === '' ? article.url : headline
}

/** A headline in a list: isolated from the text around it, cut where no headline goes on. */
export function listedHeadline(article: { readonly headline: string | null; readonly url: string }): Html {
  return html`<bdi>${excerpt(headlineText(article), 300)}</bdi>`
}
