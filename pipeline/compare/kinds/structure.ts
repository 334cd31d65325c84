import type { KindFinding } from '../../../model/change.ts'
import type { Block, Content } from '../../../model/content.ts'
import { addsCorrectionNotice } from './correction-notices.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'

/** What the place and the markup of an edit tell: lead, caption, link, move. */
export function findStructure(comparison: Comparison): KindFinding[] {
  const edits = comparison.edits
  const { from, to } = comparison
  const captions = edits.filter(
    (edit) => !edit.isTypographic && blocksOf(edit, from, to).some((block) => block.kind === 'caption'),
  )
  return [
    ...findLead(edits, from, to),
    ...finding('caption', 1, captions.flatMap(bothTexts)),
    ...findLinks(edits, from, to),
    ...finding(
      'move',
      1,
      edits.filter((edit) => edit.op === 'moved').map((edit) => edit.after),
    ),
  ]
}

/** The lead is the first paragraph; a live blog's newest post and a correction above the text are none. */
function findLead(edits: readonly ReadEdit[], from: Content, to: Content): KindFinding[] {
  const oldLead = leadOf(from)
  const newLead = leadOf(to)
  const touching = edits.filter(
    (edit) =>
      edit.op !== 'moved' &&
      (edit.from.includes(oldLead) || edit.to.includes(newLead)) &&
      !edit.isTypographic &&
      !addsCorrectionNotice(edit),
  )
  const edited = touching.some((edit) => hasBothSides(edit))
  return finding('lead', edited ? 1 : 0.8, touching.flatMap(bothTexts))
}

function leadOf(content: Content): number {
  return content.blocks.findIndex((block) => block.kind === 'paragraph' && block.postId === undefined)
}

function findLinks(edits: readonly ReadEdit[], from: Content, to: Content): KindFinding[] {
  const evidence = edits.filter(hasBothSides).flatMap((edit) => {
    const before = urlsOf(edit.from, from)
    const after = urlsOf(edit.to, to)
    return [...before.filter((url) => !after.includes(url)), ...after.filter((url) => !before.includes(url))]
  })
  return finding('link', 1, evidence)
}

function urlsOf(indexes: readonly number[], content: Content): string[] {
  return indexes.flatMap((index) => (content.blocks[index]?.links ?? []).map((link) => link.url))
}

function blocksOf(edit: ReadEdit, from: Content, to: Content): Block[] {
  return [
    ...edit.from.flatMap((index) => from.blocks[index] ?? []),
    ...edit.to.flatMap((index) => to.blocks[index] ?? []),
  ]
}

function bothTexts(edit: ReadEdit): string[] {
  return [edit.before, edit.after].filter((text) => text !== '')
}
