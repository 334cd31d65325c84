import type { KindFinding } from '../../../model/change.ts'
import type { Block, Content } from '../../../model/content.ts'
import { isCorrectionNotice } from './correction-notices.ts'
import { type Comparison, finding, hasBothSides, type ReadEdit } from './finding.ts'
import type { Reading } from './readings.ts'

/** What the place and the markup of an edit tell: lead, caption, link, move. */
export function findStructure(readings: readonly Reading[], comparison: Comparison): KindFinding[] {
  const { from, to, edits } = comparison
  const captions = edits.filter(
    (edit) => !edit.isTypographic && blocksOf(edit, from, to).every((block) => block.kind === 'caption'),
  )
  const moved = edits.filter((edit) => edit.op === 'moved' && blocksOf(edit, from, to).every(isMovable))
  return [
    ...findLead(readings, comparison),
    ...findMovedLead(comparison),
    ...finding('caption', 1, captions.flatMap(bothTexts)),
    ...findLinks(edits, from, to),
    ...findSpeakers(edits, from, to),
    ...finding(
      'move',
      0.95,
      moved.map((edit) => edit.after),
    ),
  ]
}

function isMovable({ kind }: Block): boolean {
  return kind !== 'caption' && kind !== 'embed'
}

/**
 * The lead is the first paragraph: changed in substance, so neither by spelling nor by typography alone, or replaced. A
 * live blog's newest post and a correction above the text are none.
 */
function findLead(readings: readonly Reading[], { from, to }: Comparison): KindFinding[] {
  const oldLead = leadOf(from)
  const newLead = leadOf(to)
  const touching = readings.filter(
    ({ passage, isNoise }) =>
      !isNoise &&
      (passage.edit.from.includes(oldLead) || passage.edit.to.includes(newLead)) &&
      !(passage.edit.op === 'moved' && !passage.edit.to.includes(newLead)),
  )
  const telling = touching.filter((reading) => isSubstance(reading))
  const edited = telling.some(({ passage }) => hasBothSides(passage.edit))
  return finding(
    'lead',
    edited ? 0.9 : 0.8,
    [...new Set(telling.flatMap(({ passage }) => [passage.before.text, passage.after.text]))].filter(
      (text) => text.trim() !== '',
    ),
  )
}

/** Another paragraph stands first since one was moved: the lead went down, or another came up. */
function findMovedLead({ from, to, edits }: Comparison): KindFinding[] {
  const [oldLead, newLead] = [leadOf(from), leadOf(to)]
  const isMoved = edits.some(
    ({ op, from: old, to: young }) =>
      op === 'moved' && old.includes(oldLead) !== young.includes(newLead) && oldLead >= 0 && newLead >= 0,
  )
  const [before, after] = [from.blocks[oldLead]?.text ?? '', to.blocks[newLead]?.text ?? '']
  return isMoved && before !== after ? finding('lead', 0.8, [before, after]) : []
}

function isSubstance({ passage, places }: Reading): boolean {
  if (passage.edit.isTypographic || isCorrectionNotice(passage.after.text)) return false
  if (passage.fate !== 'edited' || places.length === 0) return true
  return places.some(({ nature }) => nature === 'told' || nature === 'wording')
}

function leadOf(content: Content): number {
  return content.blocks.findIndex(
    (block) => block.kind === 'paragraph' && block.postId === undefined && !isCorrectionNotice(block.text),
  )
}

/** Quotations set apart that are somebody else's words now. */
function findSpeakers(edits: readonly ReadEdit[], from: Content, to: Content): KindFinding[] {
  const evidence = edits.filter(hasBothSides).flatMap((edit) => {
    const old = from.blocks[edit.from[0] ?? -1]
    const young = to.blocks[edit.to[0] ?? -1]
    if (old === undefined || young === undefined || old.attribution === young.attribution) return []
    return [pairOf(old.attribution, young.attribution)]
  })
  const others = evidence.filter((one) => one.includes(' → '))
  return [
    ...finding('attribution', 0.95, evidence),
    ...finding('name', 0.8, others),
    ...finding('silent-correction', 0.7, others),
  ]
}

/** Links that came, went or lead elsewhere, on words that stay; tracking parameters lead nowhere else. */
function findLinks(edits: readonly ReadEdit[], from: Content, to: Content): KindFinding[] {
  const evidence = edits.filter(hasBothSides).flatMap((edit) => {
    const before = urlsOf(edit.from, from).filter(({ words }) => edit.after.includes(words))
    const after = urlsOf(edit.to, to).filter(({ words }) => edit.before.includes(words))
    const gone = before.filter(({ url }) => !after.some((other) => other.url === url))
    const fresh = after.filter(({ url }) => !before.some((other) => other.url === url))
    return Array.from({ length: Math.max(gone.length, fresh.length) }, (_, at) =>
      pairOf(gone[at]?.url, fresh[at]?.url),
    )
  })
  return finding('link', 1, evidence)
}

/** What stood and what stands, in the form of all evidence. */
function pairOf(gone: string | undefined, fresh: string | undefined): string {
  if (gone === undefined) return `+ ${fresh ?? ''}`
  return fresh === undefined ? `− ${gone}` : `${gone} → ${fresh}`
}

/** Blocks with more links than this are lists of links: they are compared as far as this. */
const linksMax = 200

function urlsOf(indexes: readonly number[], content: Content): { url: string; words: string }[] {
  return indexes
    .flatMap((index) => {
      const block = content.blocks[index]
      return (block?.links ?? []).map(({ start, end, url }) => ({
        url: withoutTracking(url),
        words: block?.text.slice(start, end) ?? '',
      }))
    })
    .slice(0, linksMax)
}

/** Parameters that only say where a reader came from. */
const tracking =
  /[?&](?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|ref|ref_src|referrer|source|cmp|cmpid|ito|ns_[a-z]+|xtor|at_[a-z]+|wt_mc|ocid|smid|sr_share|mod|partner|campaign)=[^&#]*/giu

function withoutTracking(url: string): string {
  const bare = url.replace(tracking, (match) => (match.startsWith('?') ? '?' : '')).replace('?&', '?')
  return bare.replace(/\?(?=#|$)/u, '')
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
