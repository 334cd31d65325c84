import type { Block, Content } from '../model/content.ts'
import type { Version } from '../model/version.ts'
import { time } from './format.ts'
import { stripControls } from './terminal-text.ts'

/** An article for a terminal: headline, dek, byline and dates, then its blocks. */
export function renderContent(content: Content, options: { version?: Version } = {}): string {
  const head = [
    content.headline === null ? '(no headline)' : stripControls(content.headline),
    content.dek === null ? '' : stripControls(content.dek),
    content.byline.length === 0 ? '' : `By ${content.byline.map(stripControls).join(', ')}`,
    content.publishedAt === null ? '' : `Published ${stripControls(content.publishedAt)}`,
    options.version === undefined
      ? ''
      : `Version ${options.version.number}, first captured ${time(options.version.createdAt)}`,
  ]
  return [head.filter((line) => line !== '').join('\n'), ...content.blocks.map(renderBlock)].join('\n\n')
}

function renderBlock(block: Block): string {
  const text = stripControls(block.text)
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level ?? 2)} ${text}`
    case 'list-item':
      return `- ${text}`
    case 'quote':
    case 'embed':
      return `> ${text}${block.attribution === undefined ? '' : `\n> — ${stripControls(block.attribution)}`}`
    case 'caption':
      return `[${text}]`
    case 'post':
      return `== ${text}${block.time === undefined || block.time === block.text ? '' : ` (${stripControls(block.time)})`}`
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
