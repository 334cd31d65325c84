import { quotedEdits } from '../diff/quote.ts'
import type { QuotedEdit } from '../diff/quote.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { paths } from '../paths.ts'
import type { ChangeModel } from './change-model.ts'
import { counted } from './figures.ts'
import { headlineText } from './headline.ts'
import { hostOf } from './links.ts'
import { intervalText } from './time.ts'

/** The change as a quotation with its source, to be copied: as text, and as Markdown. */
export function citation(model: ChangeModel): Html {
  return html`<details class="fold citation">
    <summary>Quote this change, with its source</summary>
    ${field('cite-text', 'As text', plainText(model))}
    ${field('cite-markdown', 'As Markdown', markdown(model))}
  </details>`
}

function field(id: string, label: string, text: string): Html {
  const rows = Math.min(16, text.split('\n').length + 2)
  return html`<label for="${id}">${label}</label>
    <textarea id="${id}" rows="${rows}" readonly dir="auto" spellcheck="false">${text}</textarea>`
}

function plainText(model: ChangeModel): string {
  const { edits, more } = quotedEdits(model.change)
  const quotes = edits.map(({ what, before, after }) =>
    [
      before === null ? `Added (${what}):` : `Before (${what}): “${before}”`,
      after === null ? 'Now removed.' : before === null ? `“${after}”` : `After: “${after}”`,
    ].join('\n'),
  )
  return [...quotes, ...rest(more), source(model)].join('\n\n')
}

function markdown(model: ChangeModel): string {
  const { edits, more } = quotedEdits(model.change)
  return [...edits.map(markdownQuote), ...rest(more), source(model)].join('\n\n')
}

function markdownQuote({ before, after }: QuotedEdit): string {
  const lines = [
    ...(before === null ? [] : [`~~${escaped(before)}~~`]),
    ...(after === null ? [] : [escaped(after)]),
  ]
  return lines.map((line) => `> ${line.replaceAll('\n', '\n> ')}`).join('\n>\n')
}

/** What Markdown and the HTML in it would take for marks. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_~[\]<>#|]/g, String.raw`\$&`)
}

function rest(more: number): string[] {
  return more === 0 ? [] : [`(and ${counted(more, 'more edit')})`]
}

function source(model: ChangeModel): string {
  const { article, young, from, to, occasion } = model
  const headline = headlineText({ headline: young.content.headline, url: article.url })
  const when =
    occasion === null
      ? `versions ${from} and ${to} compared`
      : `version ${from} became version ${to} ${intervalText(occasion.changedBetween)}`
  const link = `${model.origin.replace(/\/+$/, '')}${paths.change(article.id, from, to)}`
  return `“${headline}”, ${hostOf(article.url)}, ${article.url}; ${when}. Recorded by Stet: ${link}`
}
