import type { Edit } from '../../model/change.ts'
import type { Block } from '../../model/content.ts'
import type { Direction } from '../diff/passages.ts'
import { html, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { added, removed } from './runs.ts'

/** What happened to a block, in one or two words. */
export function editLabel(edit: Edit): string {
  if (edit.op === 'inserted') return 'added'
  if (edit.op === 'deleted') return 'removed'
  if (edit.op === 'moved') return isEdited(edit) ? 'moved and edited' : 'moved'
  if (edit.op === 'split') return `split into ${edit.to.length}`
  if (edit.op === 'merged') return `merged from ${edit.from.length}`
  return isEdited(edit) ? 'edited' : 'formatting or links'
}

/** Names of the two ends of a move, for links both ways. */
export const arrivalId = (key: number): string => `edit-${key + 1}`
export const departureId = (key: number): string => `left-${key + 1}`

/** The label over an edit, and the address of the edit itself. */
export function editHead(edit: Edit, key: number, note: Html = nothing): Html {
  return html`<p class="edit-label">
    ${editLabel(edit)} ${note}<a
      class="permalink"
      href="#${arrivalId(key)}"
      aria-label="Link to edit ${key + 1}"
      >#</a
    >
  </p>`
}

/** On an edit that moved: the link to where the block stood. */
export function movedFrom(key: number, direction: Direction | undefined): Html {
  const where = direction === 'down' ? 'from further up ↑' : 'from further down ↓'
  return html`<a class="move-link" href="#${departureId(key)}">${where}</a>`
}

/** At the place a block left: the link to where it stands now. */
export function movedTo(key: number, direction: Direction): Html {
  return html`<a class="move-link" href="#${arrivalId(key)}"
    >${direction === 'down' ? 'moved further down ↓' : 'moved further up ↑'}</a
  >`
}

/** What differs between two blocks beside their words: kind, level, links, attribution, credit, address, time. */
export function markupNotes(edit: Edit, before: Block | undefined, after: Block | undefined): Html {
  if (edit.markup !== true || before === undefined || after === undefined) return nothing
  const notes = [
    pair('kind', shapeOf(before), shapeOf(after)),
    pair('attribution', before.attribution, after.attribution),
    pair('credit', before.credit, after.credit),
    pair('address', before.url, after.url),
    pair('time', before.time, after.time),
    ...linkNotes(before, after),
  ]
  return html`<ul class="markup-notes">
    ${notes}
  </ul>`
}

function isEdited(edit: Edit): boolean {
  return edit.words.some(({ op }) => op !== 'equal')
}

function shapeOf(block: Block): string {
  return block.level === undefined ? block.kind : `${block.kind} ${block.level}`
}

function pair(name: string, before: string | undefined, after: string | undefined): Html {
  if (before === after) return nothing
  return html`<li dir="auto">
    ${name}: ${before === undefined ? nothing : removed(before)}
    ${after === undefined ? nothing : added(after)}
  </li>`
}

function linkNotes(before: Block, after: Block): Html[] {
  const [old, young] = [linkList(before), linkList(after)]
  const gone = [...old].filter((link) => !young.has(link))
  const come = [...young].filter((link) => !old.has(link))
  return [
    ...gone.map((link) => html`<li dir="auto">link: ${removed(link)}</li>`),
    ...come.map((link) => html`<li dir="auto">link: ${added(link)}</li>`),
  ]
}

function linkList(block: Block): Set<string> {
  return new Set(
    (block.links ?? []).map(({ start, end, url }) => `“${block.text.slice(start, end)}” → ${url}`),
  )
}
