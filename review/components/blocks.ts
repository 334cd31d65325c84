import type { Block, BlockKind, Link } from '../../model/content.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { outwardLink } from './links.ts'

type Shape = Pick<Block, 'kind' | 'level'>

/** Some text in the element of its block's kind. Headings stand `deeper` levels below where the publisher had them. */
export function blockElement({ kind, level }: Shape, body: Html | string, deeper = 0): Html {
  if (kind === 'heading') return heading((level ?? 2) + deeper, body)
  if (kind === 'list-item')
    return html`<ul class="block list">
      <li dir="auto">${body}</li>
    </ul>`
  if (kind === 'quote' || kind === 'pull-quote') {
    return html`<blockquote class="block quote" dir="auto">${kindPrefix(kind)}${body}</blockquote>`
  }
  if (kind === 'code') return html`<pre class="block code" dir="auto"><code>${body}</code></pre>`
  return html`<p class="block ${kind}" dir="auto">${kindPrefix(kind)}${body}</p>`
}

/** A block as its readers saw it, links included. */
export function readBlock(block: Block): Html {
  return blockElement(block, html`${linkedText(block.text, block.links ?? [])}${blockNotes(block)}`)
}

/** A block's text as the new side of a change shows it, without links. */
export function plainBlock(block: Block): Html {
  return blockElement(block, block.text, 1)
}

function heading(level: number, body: Html | string): Html {
  if (level <= 2) return html`<h2 class="block heading" dir="auto">${body}</h2>`
  if (level === 3) return html`<h3 class="block heading" dir="auto">${body}</h3>`
  if (level === 4) return html`<h4 class="block heading" dir="auto">${body}</h4>`
  if (level === 5) return html`<h5 class="block heading" dir="auto">${body}</h5>`
  return html`<h6 class="block heading" dir="auto">${body}</h6>`
}

/** What the kind of a block is, where its form alone does not say it. */
function kindPrefix(kind: BlockKind): Html {
  const name = kindNames[kind]
  return name === undefined ? nothing : html`<span class="block-kind" dir="ltr">${name}</span> `
}

const kindNames: Readonly<Partial<Record<BlockKind, string>>> = {
  caption: 'caption',
  embed: 'embed',
  post: 'live post',
  'pull-quote': 'pull quote',
}

/** Links cut out of the text by their offsets; one that overlaps another or lies outside is left as text. */
function linkedText(text: string, links: readonly Link[]): Html {
  const parts: (Html | string)[] = []
  let at = 0
  for (const link of links.toSorted((a, b) => a.start - b.start)) {
    if (link.start < at || link.end <= link.start || link.end > text.length) continue
    parts.push(text.slice(at, link.start), outwardLink(link.url, text.slice(link.start, link.end)))
    at = link.end
  }
  parts.push(text.slice(at))
  return html`${parts}`
}

function blockNotes(block: Block): Html {
  const notes: (Html | string)[] = []
  if (block.attribution !== undefined) notes.push(html`<cite dir="auto">${block.attribution}</cite>`)
  if (block.credit !== undefined) notes.push(html`<span dir="auto">${block.credit}</span>`)
  if (block.url !== undefined) notes.push(outwardLink(block.url))
  if (block.time !== undefined) notes.push(html`<span class="figure">${block.time}</span>`)
  if (notes.length === 0) return nothing
  return html` <span class="block-notes"
    >${notes.map((note, index) => html`${index === 0 ? '' : ' · '}${note}`)}</span
  >`
}
