import type { Change, Edit } from '../../model/change.ts'
import type { Block, Content } from '../../model/content.ts'
import { sideLinesOf } from '../diff/lines.ts'
import { passagesOf } from '../diff/passages.ts'
import type { Direction, KeptBlock } from '../diff/passages.ts'
import { hidden, html, langAttribute, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { blockElement, plainBlock } from './blocks.ts'
import { directionsOf, movedExcerpt } from './diff-inline.ts'
import type { DiffView } from './diff-inline.ts'
import { arrivalId, departureId, editHead, markupNotes, movedFrom, movedTo } from './edit-label.ts'
import { keptBlocks } from './kept-blocks.ts'
import { wordRuns } from './runs.ts'
import { shownPassages } from './shown-passages.ts'

/** The body of a change as two texts beside each other: the old one with what went, the new one with what came. */
export function sideDiff(
  change: Change,
  from: Content,
  to: Content,
  { names, whole, facts }: DiffView & { readonly names: { readonly from: string; readonly to: string } },
): Html {
  const sides = { from, to, facts }
  const passages = passagesOf(change, from.blocks.length, to.blocks.length)
  const directions = directionsOf(passages)
  return html`<div class="diff side">
    <div class="pair columns" aria-hidden="true">
      <p>${names.from}</p>
      <p>${names.to}</p>
    </div>
    ${shownPassages(change, passages, whole, (passage, place) => {
      if (passage.type === 'kept')
        return keptBlocks(passage.blocks, place, (block) => keptPair(block, from, to))
      const { edit, key } = passage
      if (passage.type === 'departure') return departurePair(edit, key, passage.direction, sides)
      if (edit.op === 'moved') return arrivalPair(edit, key, directions.get(key), sides)
      return editPair(edit, key, sides)
    })}
  </div>`
}

function keptPair(block: KeptBlock, from: Content, to: Content): Html {
  const [before, after] = [from.blocks[block.from], to.blocks[block.to]]
  return html`<div class="pair same"><div${langAttribute(from.language)}>${before === undefined ? nothing : plainBlock(before)}</div><div aria-hidden="true"${langAttribute(to.language)}>${after === undefined ? nothing : plainBlock(after)}</div></div>`
}

interface Sides {
  readonly from: Content
  readonly to: Content
  readonly facts: readonly string[]
}

function editPair(edit: Edit, key: number, sides: Sides): Html {
  const { from, to } = sides
  return html`<div class="edit ${edit.op}" id="${arrivalId(key)}" data-step>
    ${editHead(edit, key)}
    <div class="pair">${half(edit, 'from', sides)} ${half(edit, 'to', sides)}</div>
    ${markupNotes(edit, from.blocks[edit.from[0] ?? -1], to.blocks[edit.to[0] ?? -1])}
  </div>`
}

function departurePair(edit: Edit, key: number, direction: Direction, sides: Sides): Html {
  return html`<div class="edit moved" id="${departureId(key)}">
    <p class="edit-label">${movedTo(key, direction)}</p>
    <div class="pair">
      ${half(edit, 'from', sides)}
      <div class="absent">${hidden('After: not here any more')}</div>
    </div>
  </div>`
}

function arrivalPair(edit: Edit, key: number, direction: Direction | undefined, sides: Sides): Html {
  const { from, to } = sides
  return html`<div class="edit moved" id="${arrivalId(key)}" data-step>
    ${editHead(edit, key, html`${movedFrom(key, direction)} `)}
    <div class="pair">
      <div class="absent">
        <p class="departed" dir="auto">${hidden('Before, elsewhere: ')}${movedExcerpt(edit)}</p>
      </div>
      ${half(edit, 'to', sides)}
    </div>
    ${markupNotes(edit, from.blocks[edit.from[0] ?? -1], to.blocks[edit.to[0] ?? -1])}
  </div>`
}

function half(edit: Edit, side: 'from' | 'to', sides: Sides): Html {
  const content = sides[side]
  const label = side === 'from' ? 'Before' : 'After'
  const lines = sideLinesOf(edit, side)
  if (lines.length === 0) return html`<div class="absent">${hidden(`${label}: nothing`)}</div>`
  return html`<div${langAttribute(content.language)}><p class="side-label">${label}</p>${lines.map(
    (line, index) => {
      const block: Block | undefined = content.blocks[edit[side][index] ?? -1]
      return blockElement(block ?? { kind: 'paragraph' }, wordRuns(line, 'spoken', sides.facts), 1)
    },
  )}</div>`
}
