import type { Change, Edit } from '../../model/change.ts'
import type { Block, Content } from '../../model/content.ts'
import { linesOf } from '../diff/lines.ts'
import { passagesOf } from '../diff/passages.ts'
import type { Direction, Passage } from '../diff/passages.ts'
import { html, langAttribute, nothing } from '../html.ts'
import type { Html } from '../html.ts'
import { blockElement, plainBlock } from './blocks.ts'
import { arrivalId, departureId, editHead, markupNotes, movedFrom, movedTo } from './edit-label.ts'
import { excerpt } from './figures.ts'
import { keptBlocks } from './kept-blocks.ts'
import { shownPassages } from './shown-passages.ts'
import { wordRuns } from './runs.ts'

/** How the body of a change is shown. */
export interface DiffView {
  /** All of the article, not only what lies around the edits. */
  readonly whole: boolean
  /** Words to set in bold where they went or came. */
  readonly facts: readonly string[]
}

/** The body of a change as one text: what went and what came, where it stands. */
export function inlineDiff(change: Change, from: Content, to: Content, { whole, facts }: DiffView): Html {
  const passages = passagesOf(change, from.blocks.length, to.blocks.length)
  const directions = directionsOf(passages)
  return html`<div class="diff inline" ${langAttribute(to.language)}>
    ${shownPassages(change, passages, whole, (passage, place) => {
      if (passage.type === 'kept')
        return keptBlocks(passage.blocks, place, (block) => keptBlock(to.blocks[block.to]))
      if (passage.type === 'departure') return departure(passage)
      return editElement(passage, directions.get(passage.key), { from, to, facts })
    })}
  </div>`
}

/** For each moved edit, by key: which way it went. */
export function directionsOf(passages: readonly Passage[]): ReadonlyMap<number, Direction> {
  return new Map(
    passages.flatMap((passage) =>
      passage.type === 'departure' ? [[passage.key, passage.direction] as const] : [],
    ),
  )
}

/** The opening words of a moved block, to know it by. */
export function movedExcerpt(edit: Edit): string {
  return excerpt(
    edit.words
      .filter(({ op }) => op !== 'inserted')
      .map(({ text }) => text)
      .join(''),
    90,
  )
}

/** The block whose kind a line of an edit is shown in. */
function shapeOfLine(edit: Edit, line: number, from: Content, to: Content): Pick<Block, 'kind' | 'level'> {
  const block =
    edit.to.length > 0
      ? to.blocks[edit.to[line] ?? edit.to[0] ?? 0]
      : from.blocks[edit.from[line] ?? edit.from[0] ?? 0]
  return block ?? { kind: 'paragraph' }
}

function keptBlock(block: Block | undefined): Html {
  return block === undefined ? nothing : plainBlock(block)
}

function departure({ edit, key, direction }: Extract<Passage, { type: 'departure' }>): Html {
  return html`<div class="departure" id="${departureId(key)}">
    <p class="edit-label">${movedTo(key, direction)}</p>
    <p class="departed" dir="auto">${movedExcerpt(edit)}</p>
  </div>`
}

function editElement(
  { edit, key }: Extract<Passage, { type: 'edit' }>,
  direction: Direction | undefined,
  { from, to, facts }: { readonly from: Content; readonly to: Content; readonly facts: readonly string[] },
): Html {
  const lines = linesOf(edit)
  return html`<div class="edit ${edit.op}" id="${arrivalId(key)}" data-step>
    ${editHead(edit, key, edit.op === 'moved' ? html`${movedFrom(key, direction)} ` : nothing)}
    <div class="edit-text">
      ${lines.map((line, index) =>
        blockElement(shapeOfLine(edit, index, from, to), wordRuns(line, 'spoken', facts), 1),
      )}${markupNotes(edit, from.blocks[edit.from[0] ?? -1], to.blocks[edit.to[0] ?? -1])}
    </div>
  </div>`
}
