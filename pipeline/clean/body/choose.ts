import { squeeze } from '../page/text.ts'
import type { Furniture } from './furniture.ts'
import { copiedLeaves } from './copies.ts'
import { emptySections } from './empty-sections.ts'
import { headlineIndexOf, type Evidence, type Opinion } from './evidence.ts'
import { withOpening } from './opening.ts'
import { thresholdOf } from './threshold.ts'

/** What becomes of a leaf. */
export type Choice = 'body' | 'caption' | 'out'

/**
 * The leaves of the body: those that the scorer is sure of, without lines that are never an article's, copies, the
 * headline said again and headings of nothing. Captions stay where the page's own names call them so.
 */
export function chooseBody(evidence: Evidence, scored: Float64Array): Choice[] {
  const { leaves, named, claims } = evidence
  const title = claims.headline === null ? null : squeeze(claims.headline)
  const certainty = withOpening(evidence, scored)
  const threshold = thresholdOf(leaves, certainty)
  const isCaption = (index: number): boolean => named.found.features[index]?.caption === true
  const choices = leaves.map((leaf, index): Choice => {
    if (isCaption(index)) return named.verdicts[index] === 'caption' ? 'caption' : 'out'
    if ((certainty[index] ?? 0) <= threshold || isNever(evidence, index)) return 'out'
    return title !== null && evidence.squeezed[index] === title && leaf.weight < headlineMax ? 'out' : 'body'
  })
  const kept = choices.flatMap((choice, index) => (choice === 'body' ? [index] : []))
  for (const index of copiedLeaves(evidence, kept, certainty)) choices[index] = 'out'
  for (const index of emptySections(leaves, (at) => choices[at] === 'body')) choices[index] = 'out'
  for (const index of captionsAmong(evidence, choices).filter(isCaption)) choices[index] = 'caption'
  return choices
}

/**
 * Leaves from the headline to the end of the body that only stand outside of the region which names tell: pictures
 * between headline and text do on some pages, and where that region ends may hang on a teaser.
 */
function captionsAmong(evidence: Evidence, choices: readonly Choice[]): number[] {
  const { leaves, named } = evidence
  const last = choices.lastIndexOf('body')
  const head = headlineIndexOf(evidence)
  if (head === -1) return []
  return leaves.flatMap((_, index) =>
    index > head && index < last && named.verdicts[index] === 'outside' ? [index] : [],
  )
}

/** What an opinion would choose by itself. */
export function choicesOf({ verdicts }: Opinion): Choice[] {
  return verdicts.map((verdict) => (verdict === 'keep' ? 'body' : verdict === 'caption' ? 'caption' : 'out'))
}

/** Names that pages also give to parts of their articles: a layout called after its menu, text that opens on a click. */
const mayHoldBody: ReadonlySet<Furniture> = new Set(['navigation', 'hidden', 'related'])

/** Share bars, dates, counters and stray marks: whatever stands around them, they change without an edit. */
function isNever(evidence: Evidence, index: number): boolean {
  const { leaves, text, named } = evidence
  const leaf = leaves[index]
  if (leaf === undefined || leaf.kind === 'code' || leaf.kind === 'table-row') return false
  const kind = named.found.features[index]?.furniture ?? null
  if (kind !== null && !mayHoldBody.has(kind)) return true
  if (leaf.weight < bylineMax && isByline(evidence, index)) return true
  if (leadsOn(evidence, index) || isTeaser(evidence, index)) return true
  const signs = text[index]
  if (signs?.dateLine === true || (signs?.furniture === true && !(signs.prose && leaf.weight > aloneMax)))
    return true
  return (signs?.credit === true && !signs.prose) || named.verdicts[index] === 'stray'
}

/**
 * A line that is a link to another page of the site as a whole: teasers stand between paragraphs like that, others with
 * each request.
 */
function leadsOn({ leaves, links }: Evidence, index: number): boolean {
  const leaf = leaves[index]
  const signs = links[index]
  if (leaf === undefined || signs === undefined || leaf.kind !== 'paragraph') return false
  return (
    leaf.linkDensity > leadingOnMin && leaf.weight < leadingOnMax && signs.inside > 0 && signs.outside === 0
  )
}

/** A link to another page of the site, and the beginning of its text up to an ellipsis. */
function isTeaser({ links, text }: Evidence, index: number): boolean {
  const signs = links[index]
  return signs?.first === true && signs.inside > 0 && text[index]?.endsEllipsis === true
}

const leadingOnMin = 0.8
const leadingOnMax = 250
const headlineMax = 300
/** A longer text that also asks its readers to sign up for something may be about that. */
const aloneMax = 150
const bylineMax = 150
/** Letters that "Written by", "Von" or "and" have in all. */
const aroundNamesMax = 14

/** Little more than the names of the article's authors. */
function isByline({ squeezed, claims }: Evidence, index: number): boolean {
  const line = squeezed[index] ?? ''
  const named = claims.authors.filter((name) => name !== '' && line.includes(name))
  const letters = named.reduce((sum, name) => sum + name.length, 0)
  return named.length > 0 && line.length - letters <= aroundNamesMax
}
