import { parseDocument } from 'htmlparser2'

type Node = ReturnType<typeof parseDocument>['children'][number]

/** What a page says, hidden words included, with single spaces; the head and the style say nothing. */
export function textOfHtml(html: string): string {
  return parseDocument(html).children.map(textOf).join('').replaceAll(/\s+/g, ' ').trim()
}

function textOf(node: Node): string {
  if ('data' in node) return node.nodeType === textNode ? node.data : ''
  if (!('children' in node) || ('name' in node && node.name === 'head')) return ''
  const inner = node.children.map(textOf).join('')
  return 'name' in node && inline.has(node.name) ? inner : ` ${inner} `
}

const textNode = 3

const inline = new Set(['a', 'bdi', 'code', 'cite', 'del', 'ins', 'span', 'time'])
