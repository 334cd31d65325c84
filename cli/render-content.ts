import type { Block, Content } from '../model/content.ts'
import type { Version } from '../model/version.ts'
import { plain, time } from './format.ts'

/** An article for a terminal: headline, dek, byline and dates, then its blocks. */
export function renderContent(content: Content, options: { version?: Version } = {}): string {
  const head = [
    content.headline === null ? '(no headline)' : plain(content.headline),
    content.dek === null ? '' : plain(content.dek),
    content.byline.length === 0 ? '' : `By ${content.byline.map(plain).join(', ')}`,
    content.publishedAt === null ? '' : `Published ${plain(content.publishedAt)}`,
    options.version === undefined
      ? ''
      : `Version ${options.version.number}, first captured ${time(options.version.createdAt)}`,
  ]
  return [head.filter((line) => line !== '').join('\n'), ...content.blocks.map(renderBlock)].join('\n\n')
}

function renderBlock(block: Block): string {
  const text = plain(block.text)
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level ?? 2)} ${text}`
    case 'list-item':
      return `- ${text}`
    case 'quote':
    case 'embed':
      return `> ${text}${block.attribution === undefined ? '' : `\n> — ${plain(block.attribution)}`}`
    case 'caption':
      return `[${text}]`
    case 'post':
      return `== ${text}${block.time === undefined ? '' : ` (${plain(block.time)})`}`
    case 'code':
      return block.text
        .split('\n')
        .map((line) => `    ${plain(line)}`)
        .join('\n')
    case 'paragraph':
    case 'table-row':
      return text
  }
}
