import { textTag, type Page } from '../page/page.ts'
import { squeeze, weigh } from '../page/text.ts'
import { shownText, type VisibleSigns } from './visible.ts'

/**
 * Where the page shows its headline: the heading that has it, else a text of other elements that is it, else the first
 * heading; 0 when there is none. Bylines and dates are looked for around it.
 */
export function headlinePlace(
  page: Page,
  headline: string | null,
  { headings, subheadings, namedLines }: Pick<VisibleSigns, 'headings' | 'subheadings' | 'namedLines'>,
  isOther: (node: number) => boolean,
): number {
  if (headline === null) return headings[0]?.node ?? 0
  return (
    nodeShowing(headline, headings) ??
    nodeShowing(headline, subheadings) ??
    nodeShowing(headline, namedLines()) ??
    textShowing(page, headline, isOther) ??
    headings[0]?.node ??
    0
  )
}

/**
 * The node of the heading that has a text, whole or in part, or beside a kicker; of several, one that stands where
 * headlines do.
 */
function nodeShowing(text: string, headings: VisibleSigns['headings']): number | undefined {
  const bare = squeeze(text)
  const showing = headings.filter(
    (heading) =>
      heading.text === text ||
      heading.parts.some((part) => part === text) ||
      (bare.length >= textLengthMin && squeeze(heading.text).includes(bare)),
  )
  return (showing.find(({ own }) => own) ?? showing[0])?.node
}

/** Shorter texts stand in menus, too. */
const textLengthMin = 8

/** The element of the first text that is the headline; one in a link leads elsewhere, and is taken for want of others. */
export function textShowing(
  page: Page,
  headline: string,
  isOther: (node: number) => boolean,
): number | undefined {
  const wanted = squeeze(headline)
  if (weigh(wanted) < textLengthMin) return undefined
  let linked: number | undefined
  for (let node = 1; node < page.tag.length; node += 1) {
    if (page.tag[node] !== textTag) continue
    const length = page.text[node]?.length ?? 0
    if (length < wanted.length || length > 2 * headline.length + 60) continue
    if (isOther(node) || squeeze(shownText(page, node)) !== wanted) continue
    const place = placeOf(page, node)
    if (place === 'own') return page.parent[node] ?? node
    if (place === 'link') linked ??= page.parent[node] ?? node
  }
  return linked
}

function placeOf(page: Page, node: number): 'own' | 'link' | 'elsewhere' {
  let place: 'own' | 'link' = 'own'
  for (let at = page.parent[node] ?? 0; at > 0; at = page.parent[at] ?? 0) {
    const tag = page.tag[at] ?? ''
    if (tag === 'a') place = 'link'
    if (tag === 'nav' || tag === 'footer' || tag === 'aside' || tag === 'title' || tag === 'head')
      return 'elsewhere'
  }
  return place
}
