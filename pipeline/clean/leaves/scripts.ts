import type { Leaf } from './leaf.ts'
import { scriptLines, scriptTail } from './script-text.ts'
import { weigh } from '../page/text.ts'

/**
 * Leaves without the lines that are scripts printed as text. Lines are looked at across leaves, because a
 * content system may have wrapped each line of one script in a paragraph of its own. Code blocks stay.
 */
export function withoutScripts(leaves: readonly Leaf[]): Leaf[] {
  const lines: string[] = []
  const from: number[] = []
  for (const leaf of leaves) {
    from.push(lines.length)
    if (leaf.kind === 'code') lines.push('')
    else lines.push(...leaf.text.split('\n'))
  }
  if (!lines.some((line) => /[({=;]/.test(line))) return [...leaves]
  const script = scriptLines(lines)
  return leaves.flatMap((leaf, index) => {
    if (leaf.kind === 'code') return [leaf]
    const first = from[index] ?? 0
    return without(leaf, lines.slice(first, from[index + 1] ?? lines.length), script.slice(first))
  })
}

function without(leaf: Leaf, lines: readonly string[], script: readonly boolean[]): Leaf[] {
  if (!lines.some((line, at) => script[at] === true || scriptTail(line) !== -1)) return [leaf]
  let text = ''
  let offset = 0
  const links: Leaf['links'][number][] = []
  lines.forEach((line, at) => {
    const tail = scriptTail(line)
    const kept = script[at] === true && tail === -1 ? '' : tail === -1 ? line : line.slice(0, tail).trimEnd()
    if (kept !== '') {
      const start = text === '' ? 0 : text.length + 1
      for (const link of leaf.links) {
        if (link.start >= offset && link.end <= offset + kept.length) {
          links.push({ ...link, start: link.start - offset + start, end: link.end - offset + start })
        }
      }
      text = text === '' ? kept : `${text}\n${kept}`
    }
    offset += line.length + 1
  })
  return text === '' ? [] : [{ ...leaf, text, links, weight: weigh(text) }]
}
