import { squeeze } from '../page/text.ts'
import type { Leaf } from '../leaves/leaf.ts'
import { closest, type Page } from '../page/page.ts'

const names =
  /(?:^|[\s-])(?:pull-?quotes?|pulled-?quote|quote-?box|blockquote-?pull|call-?out-?quote|zitat-?(?:box|kasten)|exergue|destacado-?cita|cita-?destacada|citaat)(?=$|[\s-])/

/** A pull quote is a line or two, weighed in Latin letters; and so many candidates of one page are looked at. */
const weightMin = 35
const lengthMax = 400
const candidatesMax = 60
const stepsMax = 5

/**
 * Leaves that repeat words of the body in large letters, by their number: they are named so or stand in a quotation or
 * an aside, and what they say is said by another kept leaf too. A quotation that stands for itself is none.
 */
export function pullQuotes(
  page: Page,
  leaves: readonly Leaf[],
  isKept: (index: number) => boolean,
): ReadonlySet<number> {
  const first = leaves.findIndex((_, index) => isKept(index))
  const last = leaves.findLastIndex((_, index) => isKept(index))
  const candidates = leaves.flatMap((leaf, index) =>
    index >= first && index <= last && mayBePulled(page, leaf) ? [index] : [],
  )
  if (candidates.length === 0 || candidates.length > candidatesMax) return new Set()
  const among = new Set(candidates)
  const body = leaves.flatMap((leaf, index) => (isKept(index) && !among.has(index) ? squeeze(leaf.text) : []))
  const whole = body.join('\n')
  return new Set(candidates.filter((index) => whole.includes(squeeze(leaves[index]?.text ?? ''))))
}

function mayBePulled(page: Page, leaf: Leaf): boolean {
  if (leaf.weight < weightMin || leaf.text.length > lengthMax || leaf.linkDensity > 0.5) return false
  if (leaf.kind === 'code' || leaf.kind === 'table-row' || leaf.kind === 'caption') return false
  let steps = 0
  const around = closest(page, leaf.node, (node) => {
    steps += 1
    const tag = page.tag[node]
    return steps > stepsMax || tag === 'blockquote' || tag === 'aside' || names.test(page.words[node] ?? '')
  })
  return around > 0 && steps <= stepsMax
}
