import { isObject, member } from '../metadata/json-ld.ts'
import { escaped, weigh } from '../page/text.ts'

/** Members of an object that hold its text, the likelier first. */
const textKeys = ['text', 'value', 'content', 'html', 'body', 'copy', 'paragraph', 'markup', 'data'] as const

/** Members that hold the parts of which a text is made. */
const partKeys = [
  'children',
  'content',
  'blocks',
  'model',
  'nodes',
  'text',
  'body',
  'data',
  'attrs',
  'props',
] as const

/** Members that say what an object is. */
const typeKeys = [
  'type',
  '_type',
  'nodeType',
  'blockType',
  'style',
  'name',
  'tag',
  'tagName',
  'kind',
  '__typename',
] as const

const depthMax = 12

/** In Latin letters: a paragraph is longer. */
const paragraphWeightMin = 60

/** How much of a list's text stands in its paragraphs. */
const proseShareMin = 0.6

/**
 * A list of paragraphs as markup, or null: two members at least are prose, and most of its text is in such members.
 * Each member is a string, an object with its text in one of the usual places, or a tree of such (ProseMirror,
 * Portable Text, Contentful, and what newsrooms make themselves).
 */
export function listMarkup(list: readonly unknown[]): string | null {
  if (list.length < 2 || list.some((item) => typeof item !== typeof list[0])) return null
  const texts = list.map((item) => ({ text: textOf(item, 0), tag: tagOf(item) }))
  const prose = texts.filter(({ text }) => isParagraph(text))
  if (prose.length < 2 || weightOf(prose) < proseShareMin * weightOf(texts)) return null
  return texts
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, tag }) => `<${tag}>${text}</${tag}>`)
    .join('\n')
}

/** Words with spaces between them, or a script that has none; addresses and names of classes are neither. */
function isParagraph(text: string): boolean {
  const bare = text.replace(/<[^>]*>/g, '')
  if (weigh(bare) < paragraphWeightMin || /^\s*(?:[{[$]|https?:)/.test(bare)) return false
  return bare.split(/\s+/).length > bare.length / 20 || weigh(bare) > 2 * bare.length
}

function weightOf(texts: readonly { readonly text: string }[]): number {
  return texts.reduce((sum, { text }) => sum + weigh(text), 0)
}

function textOf(value: unknown, depth: number): string {
  if (typeof value === 'string')
    return value.includes('<') && /<\/?[a-z]/i.test(value) ? value : escaped(value)
  if (depth > depthMax) return ''
  // What React's server components draw begins like that; its texts are no list of paragraphs.
  if (Array.isArray(value))
    return value[0] === '$' ? '' : value.map((item) => textOf(item, depth + 1)).join('')
  if (!isObject(value)) return ''
  for (const key of textKeys) {
    const text = member(value, key)
    if (typeof text === 'string' && text.trim() !== '') return textOf(text, depth)
  }
  for (const key of partKeys) {
    const part = member(value, key)
    const text = typeof part === 'object' ? textOf(part, depth + 1) : ''
    if (text !== '') return text
  }
  return ''
}

function tagOf(value: unknown): 'p' | 'h2' | 'li' | 'blockquote' {
  if (!isObject(value)) return 'p'
  const type = typeKeys
    .map((key) => member(value, key))
    .filter((name) => typeof name === 'string')
    .join(' ')
  if (/\bh[1-6]\b|head(?:ing|er)|subhead|title/i.test(type)) return 'h2'
  if (/quote/i.test(type)) return 'blockquote'
  return /list-?item/i.test(type) ? 'li' : 'p'
}
