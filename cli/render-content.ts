import type { Block, Content } from '../model/content.ts'
import type { Version } from '../model/version.ts'
import { time } from './format.ts'
import { stripControls, wrapPieces } from './terminal-text.ts'

export interface RenderContentOptions {
  readonly version?: Version
  /** Columns to break lines at, at white space; without it each block is one line, as programs like it. */
  readonly width?: number | undefined
}

/** An article for a terminal: headline, dek, byline and dates, then its blocks. */
export function renderContent(content: Content, options: RenderContentOptions = {}): string {
  const head = [
    content.headline === null ? '(no headline)' : stripControls(content.headline),
    content.dek === null ? '' : stripControls(content.dek),
    content.byline.length === 0 ? '' : `By ${content.byline.map(stripControls).join(', ')}`,
    content.publishedAt === null ? '' : `Published ${stripControls(content.publishedAt)}`,
    options.version === undefined
      ? ''
      : `Version ${options.version.number}, first captured ${time(options.version.createdAt)}`,
    ...factLines(content),
  ]
  const lines = head.filter((line) => line !== '').map((line) => broken(line, options.width, ''))
  return [lines.join('\n'), ...content.blocks.map((block) => blockLines(block, options.width))].join('\n\n')
}

function blockLines(block: Block, width: number | undefined): string {
  const text = renderBlock(block)
  if (block.kind === 'code') return text
  const indent =
    block.kind === 'quote' || block.kind === 'embed' ? '> ' : block.kind === 'list-item' ? '  ' : ''
  return text
    .split('\n')
    .map((line) => broken(line, width, indent))
    .join('\n')
}

function broken(line: string, width: number | undefined, indent: string): string {
  if (width === undefined) return line
  return wrapPieces([{ style: 'plain', text: line }], { width, color: false, indent }).join('\n')
}

/** A live post's time and author, where the text of its opening does not say them. */
function postNotes({ text, time: at, attribution }: Block): string {
  const notes = [at === text ? undefined : at, attribution].filter((note) => note !== undefined)
  return notes.length === 0 ? '' : ` (${notes.map(stripControls).join(', ')})`
}

function signed({ attribution }: Block): string {
  return attribution === undefined ? '' : `\n> — ${stripControls(attribution)}`
}

function addressAfter({ url, text }: Block): string {
  return url === undefined || url === text ? '' : `\n  ${stripControls(url)}`
}

/** What the page says of the article besides its text, one fact a line; nothing for what it does not say. */
function factLines(content: Content): string[] {
  const { access, liveState, otherTitles, tags, corrections } = content
  return [
    liveState === null ? '' : liveState === 'live' ? 'Live blog, going on' : 'Live blog, ended',
    access === null ? '' : accessLines[access],
    ...otherTitles.map(({ text, origin }) => `Also titled (${origin}): ${stripControls(text)}`),
    tags.length === 0 ? '' : `Tags: ${tags.map(stripControls).join(', ')}`,
    ...corrections.map(({ text }) => `Correction declared: ${stripControls(text)}`),
  ]
}

const accessLines = {
  free: 'Free to read',
  metered: 'Behind a meter: so many articles are free',
  locked: 'Behind a paywall or a login',
} as const

function renderBlock(block: Block): string {
  const text = stripControls(block.text)
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level ?? 2)} ${text}`
    case 'list-item':
      return `- ${text}`
    case 'embed':
      if (block.medium !== 'post') return `[${block.medium ?? 'embed'}: ${text}]${addressAfter(block)}`
      return `> ${text}${signed(block)}${addressAfter(block)}`
    case 'quote':
    case 'pull-quote':
      return `> ${text}${signed(block)}`
    case 'caption':
      return `[${text}]${block.credit === undefined ? '' : ` (${stripControls(block.credit)})`}`
    case 'post':
      return `== ${text}${postNotes(block)}`
    case 'code':
      return block.text
        .split('\n')
        .map((line) => `    ${stripControls(line)}`)
        .join('\n')
    case 'paragraph':
    case 'table-row':
      return text
  }
}
