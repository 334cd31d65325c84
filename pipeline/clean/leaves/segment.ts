import { limits } from '../../../model/limits.ts'
import { blockTags } from '../page/html-tags.ts'
import type { Leaf, LeafKind, LeafLink } from './leaf.ts'
import { attribute, textBelow, textTag, type Page } from '../page/page.ts'
import { tidyCode, tidyLines, visible, weigh } from '../page/text.ts'

const skipped = new Set(
  (
    'script style template svg math head title select option textarea button datalist iframe object applet ' +
    'audio video canvas map noembed noframes rp rt progress meter dialog'
  ).split(' '),
)

export interface SegmentOptions {
  /** Take <noscript> for content: pages that show nothing without their scripts. */
  readonly noscript: boolean
}

/** Cuts a page into leaves, in document order. Nothing is judged here but what is hidden from every reader. */
export function segment(page: Page, options: SegmentOptions): Leaf[] {
  return new Segmenter(page, options).leaves()
}

interface Piece {
  readonly text: string
  readonly href: string | null
}

class Segmenter {
  private readonly page: Page
  private readonly options: SegmentOptions
  private readonly found: Leaf[] = []
  private readonly blocks: number[] = [0]
  private pieces: Piece[] = []
  private from = -1
  private linkEnd = 0
  private href: string | null = null
  private breaks = 0

  constructor(page: Page, options: SegmentOptions) {
    this.page = page
    this.options = options
  }

  leaves(): Leaf[] {
    const { page } = this
    let node = 0
    while (node < page.tag.length && this.found.length < limits.blocksMax * 4) node = this.visit(node)
    this.flush()
    return this.found
  }

  /** Takes one node in and returns the next to look at. */
  private visit(node: number): number {
    const { page } = this
    this.leaveBlocks(node)
    const tag = page.tag[node] ?? ''
    if (tag === textTag) {
      this.addText(node)
      return node + 1
    }
    const end = page.end[node] ?? node + 1
    if (skipped.has(tag) || (tag === 'noscript' && !this.options.noscript)) return end
    if (tag === 'br') {
      this.lineBreak()
      return node + 1
    }
    if (tag === 'pre')
      return this.addWhole(node, 'code', tidyCode(textBelow(page, node, limits.blockLengthMax)))
    if (tag === 'tr' && isDataRow(page, node)) return this.addRow(node)
    if (blockTags.has(tag)) {
      this.flush()
      this.blocks.push(node)
    } else if (tag === 'a') {
      this.href = attribute(page, node, 'href') ?? ''
      this.linkEnd = end
    }
    return node + 1
  }

  private leaveBlocks(node: number): void {
    const { page, blocks } = this
    for (let top = blocks[blocks.length - 1] ?? 0; (page.end[top] ?? 0) <= node && blocks.length > 1;) {
      this.flush()
      blocks.pop()
      top = blocks[blocks.length - 1] ?? 0
    }
  }

  private addText(node: number): void {
    const text = this.page.text[node] ?? ''
    if (this.pieces.length === 0 && text.trim() === '') return
    if (text.trim() !== '') {
      if (this.from === -1) this.from = node
      this.breaks = 0
    }
    this.pieces.push({ text: text.replaceAll('\n', ' '), href: node < this.linkEnd ? this.href : null })
  }

  /** One <br> is a line, two are a new paragraph. */
  private lineBreak(): void {
    this.breaks += 1
    if (this.breaks >= 2) this.flush()
    else if (this.pieces.length > 0) this.pieces.push({ text: '\n', href: null })
  }

  private flush(): void {
    const { pieces, from } = this
    this.breaks = 0
    if (pieces.length === 0) return
    this.pieces = []
    this.from = -1
    if (from === -1) return
    const { text, links } = joinPieces(pieces)
    this.push(this.blocks[this.blocks.length - 1] ?? 0, from, text, links)
  }

  private push(node: number, from: number, text: string, links: readonly LeafLink[], kind?: LeafKind): void {
    if (text === '') return
    const linked = links.reduce((sum, link) => sum + link.end - link.start, 0)
    const [found, level] = kind === undefined ? this.kindOf(node) : [kind, 0]
    const cut =
      text.length > limits.blockLengthMax ? text.slice(0, limits.blockLengthMax).toWellFormed() : text
    this.found.push({
      node,
      from,
      kind: found,
      level,
      text: cut,
      links: cut === text ? links : links.filter((link) => link.end <= cut.length),
      weight: weigh(cut),
      linkDensity: Math.min(1, linked / text.length),
    })
  }

  private kindOf(block: number): [LeafKind, number] {
    const { page } = this
    for (let node = block, steps = 0; node > 0 && steps < 4; node = page.parent[node] ?? 0, steps += 1) {
      const tag = page.tag[node] ?? ''
      if (tag === 'li' || tag === 'dd' || tag === 'dt') return ['list-item', 0]
      if (tag === 'figcaption') return ['caption', 0]
      if (/^h[1-6]$/.test(tag)) return ['heading', Number(tag[1])]
      if (tag !== 'p' && tag !== 'div' && tag !== 'summary') break
    }
    return ['paragraph', 0]
  }

  private addWhole(node: number, kind: LeafKind, text: string): number {
    this.flush()
    this.push(node, node, text, [], kind)
    return this.page.end[node] ?? node + 1
  }

  private addRow(node: number): number {
    const { page } = this
    const end = page.end[node] ?? node + 1
    this.flush()
    const pieces: Piece[] = []
    let cells = 0
    for (let at = node + 1; at < end; at += 1) {
      const tag = page.tag[at] ?? ''
      if (skipped.has(tag)) at = (page.end[at] ?? at + 1) - 1
      else if (tag === textTag) {
        pieces.push({ text: page.text[at] ?? '', href: at < this.linkEnd ? this.href : null })
      } else if (tag === 'a') {
        this.href = attribute(page, at, 'href') ?? ''
        this.linkEnd = page.end[at] ?? at
      } else if (tag === 'td' || tag === 'th') {
        if (cells > 0) pieces.push({ text: ' | ', href: null })
        cells += 1
      } else if (tag === 'br' || blockTags.has(tag)) pieces.push({ text: ' ', href: null })
    }
    const { text, links } = joinPieces(
      pieces.map((piece) => ({ ...piece, text: piece.text.replaceAll('\n', ' ') })),
    )
    if (/[^\s|]/.test(text)) this.push(node, node, text, links, 'table-row')
    return end
  }
}

/** A row of a table that holds data: two or more short cells, and no table, list or heading inside. */
function isDataRow(page: Page, row: number): boolean {
  const end = page.end[row] ?? row + 1
  let cells = 0
  let length = 0
  for (let at = row + 1; at < end; at += 1) {
    const tag = page.tag[at] ?? ''
    if (tag === 'td' || tag === 'th') {
      cells += 1
      length = 0
    } else if (tag === textTag) {
      length += (page.text[at] ?? '').trim().length
      if (length > 400) return false
    } else if (tag !== 'p' && tag !== 'div' && blockTags.has(tag)) return false
  }
  return cells >= 2
}

/** Joins pieces to one tidy text and moves the links with it. */
function joinPieces(pieces: readonly Piece[]): { text: string; links: LeafLink[] } {
  const joined = collapsedText()
  const links: LeafLink[] = []
  for (const piece of pieces) {
    const { start, end, first } = joined.append(visible(piece.text))
    if (piece.href === null || end <= start) continue
    const from = first === ' ' || first === '\n' ? start + 1 : start
    const last = links[links.length - 1]
    const goesOn = last !== undefined && last.href === piece.href && from - last.end <= 1
    if (goesOn) links.pop()
    links.push({ start: goesOn ? last.start : from, end, href: piece.href })
  }
  const whole = tidyLines(joined.text())
  const kept = links
    .map((link) => ({ ...link, end: Math.min(link.end, whole.length) }))
    .map((link) => trimLink(link, whole))
  return { text: whole, links: kept.filter((link) => link.end > link.start) }
}

function trimLink(link: LeafLink, text: string): LeafLink {
  let { start, end } = link
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1
  while (start < end && /\s/.test(text[start] ?? '')) start += 1
  return { start, end, href: link.href }
}

/**
 * A text put together of pieces, its white space collapsed also where they meet. The pieces are joined once, at
 * the end: looking at the last character of a growing string would copy it each time.
 */
function collapsedText() {
  const parts: string[] = []
  let length = 0
  let last = ''
  return {
    /** Where the piece begins and ends in the whole, and its first character there. */
    append(more: string): { start: number; end: number; first: string } {
      const collapsed = more.replace(/[\s\u0085]+/g, (run) => (run.includes('\n') ? '\n' : ' '))
      if (last === ' ' && collapsed.startsWith('\n')) {
        // A line break outweighs the space before it.
        parts.push((parts.pop() ?? '').slice(0, -1))
        length -= 1
        last = ''
      }
      const part = length === 0 || last === ' ' || last === '\n' ? collapsed.trimStart() : collapsed
      const start = length
      parts.push(part)
      length += part.length
      last = part.at(-1) ?? last
      return { start, end: length, first: part[0] ?? '' }
    },
    text: () => parts.join(''),
  }
}
