import { attribute, textBelow, type Page } from '../page/page.ts'
import { tidy } from '../page/text.ts'
import { hasToken } from './meta-tags.ts'
import { shownText } from './visible.ts'

/** Where a page shows who wrote the article. */
export interface AuthorSigns {
  /** Names in microdata: the first one marked as the author, and those marked right beside it. */
  readonly marked: readonly string[]
  /** Elements named as the author or linking to one, in document order: their texts, one a text node. */
  readonly named: readonly NamedElement[]
  /** Texts that begin with "Written by" and its like, wherever they stand. */
  readonly signed: readonly string[]
}

/** An element named as the author or linking to one. */
export interface NamedElement {
  readonly node: number
  readonly pieces: readonly string[]
}

const authorWords =
  /(?:^|[\s-])(?:by-?line|author-?names?|authors?|authored|contributors?|writers?|writer-name|written-by|auteurs?|autor|autoren|autore|autora|autores|redakteur|journalist|periodista|firma)(?=$|[\s-])/
const signature =
  /^(?:this (?:post|article|story|guide|blog(?: post)?|piece|report) (?:was|is) (?:first |originally )?(?:written|authored|contributed)|written|words|reported|story|report|article|post) by\s+\p{Lu}/iu

const namedMax = 40
/** Authors marked further apart than this, in nodes, are not of one article. */
const besideMax = 60
const piecesMax = 16

/** Looks once over all elements outside of `isOther`. */
export function authorSigns(page: Page, isOther: (node: number) => boolean): AuthorSigns {
  const marked: string[] = []
  const named: NamedElement[] = []
  const signed: string[] = []
  let lastMarked = -1
  for (let node = 1; node < page.tag.length; node += 1) {
    if (isOther(node)) continue
    const tag = page.tag[node] ?? ''
    if (tag === '#text') {
      if (signed.length < namedMax && signature.test(page.text[node]?.trimStart().slice(0, 70) ?? ''))
        signed.push(shownText(page, node))
      continue
    }
    const words = page.words[node] ?? ''
    const end = page.end[node] ?? node + 1
    if (attribute(page, node, 'itemprop') === 'author') {
      if (marked.length === 0 || node - lastMarked < besideMax) {
        marked.push(
          nameBelow(page, node) ?? attribute(page, node, 'content') ?? tidy(textBelow(page, node, 300)),
        )
        lastMarked = end
      }
    }
    if (named.length >= namedMax || tag === 'body' || tag === 'html') continue
    if ((words !== '' && authorWords.test(words)) || (tag === 'a' && linksToAuthor(page, node)))
      named.push({ node, pieces: piecesOf(page, node) })
  }
  return { marked, named, signed }
}

function linksToAuthor(page: Page, node: number): boolean {
  const href = attribute(page, node, 'href') ?? ''
  return (
    hasToken(attribute(page, node, 'rel'), 'author') ||
    /\/(?:authors?|autor(?:en|es)?|auteurs?)\/./.test(href)
  )
}

function piecesOf(page: Page, node: number): string[] {
  const pieces: string[] = []
  for (let at = node; at < (page.end[node] ?? 0) && pieces.length < piecesMax; at += 1) {
    const text = shownText(page, at)
    if (text !== '') pieces.push(text)
  }
  return pieces
}

function nameBelow(page: Page, node: number): string | null {
  for (let at = node + 1; at < (page.end[node] ?? 0); at += 1) {
    if (attribute(page, at, 'itemprop') === 'name')
      return attribute(page, at, 'content') ?? tidy(textBelow(page, at, 120))
  }
  return null
}
