import { Tokenizer } from 'htmlparser2'

import { limits } from '../../../model/limits.ts'
import { foreignBreakers, headTags, paragraphEnders, scopeTags, siblingRules, voidTags } from './html-tags.ts'
import { blockTags } from './html-tags.ts'
import { textTag, type Page } from './page.ts'

export interface ParseOptions {
  /** XHTML: `<div/>` is closed. */
  readonly selfClosing: boolean
}

/**
 * HTML text to a flat page. The tokenizer is htmlparser2's; the tree is built here, because its parser keeps
 * the open elements in a way that costs the square of their number. Unclosed and misnested tags are treated
 * as browsers do in the common cases. Below `limits.htmlDepthMax` elements become leaves: their text is kept.
 */
export function parsePage(html: string, options: ParseOptions): Page {
  const builder = new PageBuilder(html, options.selfClosing)
  const tokenizer = new Tokenizer(
    { decodeEntities: true, recognizeSelfClosing: options.selfClosing },
    builder,
  )
  tokenizer.write(html)
  tokenizer.end()
  return builder.page()
}

const root = 0

class PageBuilder {
  private readonly html: string
  private readonly selfClosing: boolean
  private readonly tag: string[] = ['#root']
  private readonly parent: number[] = [-1]
  private readonly end: number[] = [0]
  private readonly text: string[] = ['']
  private readonly attributesFrom: number[] = [0]
  private readonly names: string[] = []
  private readonly values: string[] = []
  private readonly words: string[] = ['']
  private readonly knownWords = new Map<string, string>()
  private readonly open: number[] = [root]
  private readonly openCount = new Map<string, number>()
  private readonly tooDeep = new Map<string, number>()
  private readonly internedTags = new Map<string, string>()
  private current = ''
  private value = ''
  private name = ''
  private foreign = 0
  /** The element whose start tag is being read was not made a parent. */
  private leaf = false

  constructor(html: string, selfClosing: boolean) {
    this.html = html
    this.selfClosing = selfClosing
  }

  page(): Page {
    const { tag, parent, end, text, attributesFrom, names, values, words } = this
    return { tag, parent, end, text, attributesFrom, names, values, words }
  }

  isInForeignContext(): boolean {
    return this.foreign > 0
  }

  ontext(start: number, end: number): void {
    this.appendText(this.html.slice(start, end))
  }

  ontextentity(codePoint: number): void {
    this.appendText(String.fromCodePoint(codePoint))
  }

  oncdata(start: number, end: number, offset: number): void {
    if (this.selfClosing || this.foreign > 0) this.appendText(this.html.slice(start, end - offset))
  }

  onopentagname(start: number, end: number): void {
    const name = this.intern(start, end)
    this.current = name
    if (this.foreign > 0) {
      if (foreignBreakers.has(name)) this.leaveForeign()
    } else this.endImplied(name)
    const node = this.append(name, '')
    this.leaf = voidTags.has(name)
    if (this.leaf) return
    if (this.open.length >= limits.htmlDepthMax) {
      this.leaf = true
      this.tooDeep.set(name, (this.tooDeep.get(name) ?? 0) + 1)
      return
    }
    this.open.push(node)
    this.openCount.set(name, (this.openCount.get(name) ?? 0) + 1)
    if (name === 'svg' || name === 'math') this.foreign += 1
  }

  onattribname(start: number, end: number): void {
    this.name = this.html.slice(start, end).toLowerCase()
    this.value = ''
  }

  onattribdata(start: number, end: number): void {
    this.value += this.html.slice(start, end)
  }

  onattribentity(codePoint: number): void {
    this.value += String.fromCodePoint(codePoint)
  }

  onattribend(): void {
    this.names.push(this.name)
    this.values.push(this.value)
    if (naming.has(this.name) && !this.isSlug()) this.addWords(this.value)
  }

  onopentagend(): void {
    this.current = ''
  }

  onselfclosingtag(): void {
    if ((this.selfClosing || this.foreign > 0) && !this.leaf) this.popTo(this.open.length - 1)
    this.current = ''
  }

  onclosetag(start: number, end: number): void {
    const name = this.intern(start, end)
    if (name === 'br') this.append('br', '')
    const deep = this.tooDeep.get(name) ?? 0
    if (deep > 0) {
      this.tooDeep.set(name, deep - 1)
      return
    }
    if ((this.openCount.get(name) ?? 0) === 0) return
    const at = this.findOpen(name)
    if (at > 0) this.popTo(at)
  }

  oncomment(): void {}

  ondeclaration(): void {}

  onprocessinginstruction(): void {}

  onend(): void {
    this.popTo(0)
  }

  private intern(start: number, end: number): string {
    const raw = this.html.slice(start, end)
    const known = this.internedTags.get(raw)
    if (known !== undefined) return known
    const name = raw.toLowerCase()
    this.internedTags.set(raw, name)
    return name
  }

  private append(tag: string, text: string): number {
    const node = this.tag.length
    this.tag.push(tag)
    this.text.push(text)
    this.words.push('')
    this.parent.push(this.open[this.open.length - 1] ?? root)
    this.end.push(node + 1)
    this.attributesFrom.push(this.names.length)
    return node
  }

  /** An id that is made of the text of a heading or its section says what the text says, not what the element is. */
  private isSlug(): boolean {
    if (this.name !== 'id') return false
    return headingTags.has(this.tag[this.tag.length - 1] ?? '') || slug.test(this.value)
  }

  private addWords(value: string): void {
    let words = this.knownWords.get(value)
    if (words === undefined) {
      const parted = value.slice(0, 300).replace(/([a-z])([A-Z])/g, '$1-$2')
      words = ` ${parted.replaceAll('_', '-').toLowerCase()}`
      this.knownWords.set(value, words)
    }
    const last = this.words.length - 1
    if ((this.words[last] ?? '').length < 600) this.words[last] += words
  }

  private appendText(text: string): void {
    const last = this.tag.length - 1
    if (this.tag[last] === textTag && this.parent[last] === this.open[this.open.length - 1]) {
      this.text[last] += text
    } else this.append(textTag, text)
  }

  /** Ends what a start tag ends without an end tag: paragraphs, list items, cells, the head. */
  private endImplied(name: string): void {
    if (this.count('head') > 0 && !headTags.has(name)) this.endOpen('head')
    if (this.count('p') > 0 && paragraphEnders.has(name)) this.endOpen('p')
    const rule = siblingRules.get(name)
    if (rule === undefined) return
    for (let at = this.open.length - 1; at > 0; at -= 1) {
      const tag = this.tag[this.open[at] ?? root] ?? ''
      if (rule.ends.has(tag)) {
        this.popTo(at)
        at = this.open.length
      } else if (rule.within.has(tag)) return
    }
  }

  private count(name: string): number {
    return this.openCount.get(name) ?? 0
  }

  private endOpen(name: string): void {
    const at = this.findOpen(name)
    if (at > 0) this.popTo(at)
  }

  /** Index in `open` of the innermost element of that name that an end tag may end, or -1. */
  private findOpen(name: string): number {
    const block = blockTags.has(name) || scopeTags.has(name)
    for (let at = this.open.length - 1; at > 0; at -= 1) {
      const tag = this.tag[this.open[at] ?? root] ?? ''
      if (tag === name) return at
      if (scopeTags.has(tag) && !isTablePart(name)) return -1
      if (!block && blockTags.has(tag)) return -1
    }
    return -1
  }

  private leaveForeign(): void {
    for (let at = 1; at < this.open.length; at += 1) {
      const tag = this.tag[this.open[at] ?? root]
      if (tag === 'svg' || tag === 'math') return this.popTo(at)
    }
  }

  /** Closes the open elements from `at` upwards. */
  private popTo(at: number): void {
    while (this.open.length > at) {
      const node = this.open.pop() ?? root
      const tag = this.tag[node] ?? ''
      this.end[node] = this.tag.length
      this.openCount.set(tag, (this.openCount.get(tag) ?? 1) - 1)
      if (tag === 'svg' || tag === 'math') this.foreign -= 1
    }
    if (this.open.length === 0) this.open.push(root)
  }
}

/** Attributes whose values say what an element is. */
const naming = new Set(['class', 'id', 'data-component', 'data-testid', 'data-type'])

const headingTags = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])

/** Five words at least. */
const slug = /^(?:\p{L}+[-_]){4,}\p{L}+/u

const tableParts = new Set([
  'table',
  'tr',
  'td',
  'th',
  'tbody',
  'thead',
  'tfoot',
  'caption',
  'svg',
  'math',
  'html',
  'body',
])

function isTablePart(name: string): boolean {
  return tableParts.has(name)
}
