import type { Hop } from '../../model/capture.ts'

/** Where pages say such things: before anything else in them. */
const headLengthMax = 65_536

const metaTag = /<meta\b[^<>]{0,500}>/gi
const nameOf = /\bname\s*=\s*["']?([\w-]+)/i
const contentOf = /\bcontent\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/i

/**
 * What a publisher says against keeping copies of a page: `noarchive` for robots (X-Robots-Tag, meta robots) and the
 * reservation of text and data mining (TDMRep: the header or meta tag `tdm-reservation`). Null when nothing. Pure.
 */
export function reservationOf(hops: readonly Hop[], text: string): string | null {
  for (const [name, value] of hops.at(-1)?.headers ?? []) {
    const found = reservation(name.toLowerCase() === 'x-robots-tag' ? 'robots' : name.toLowerCase(), value)
    if (found !== null) return `${name}: ${value.trim().slice(0, 200)}`
  }
  for (const [tag] of text.slice(0, headLengthMax).matchAll(metaTag)) {
    const name = nameOf.exec(tag)?.[1]?.toLowerCase() ?? ''
    const content = contentOf.exec(tag)
    const value = content?.[1] ?? content?.[2] ?? content?.[3] ?? ''
    if (reservation(name, value) !== null) return tag.slice(0, 200)
  }
  return null
}

function reservation(name: string, value: string): 'noarchive' | 'tdm' | null {
  if (name === 'robots' && /(?:^|[\s,:])(?:noarchive|none)(?:[\s,]|$)/i.test(value)) return 'noarchive'
  return name === 'tdm-reservation' && value.trim() === '1' ? 'tdm' : null
}
