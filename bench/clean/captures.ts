import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { Parser } from 'htmlparser2'
import { editorialFields } from '../../model/content.ts'
import type { Content } from '../../model/content.ts'
import { OperationalError } from '../../model/errors.ts'
import { clean } from '../../pipeline/clean/clean.ts'

/**
 * `node bench/clean/captures.ts <folder>`: how quiet the cleaner is on real captures. Each folder in it is a document,
 * its *.html files are captures in the order of time. Counts the pairs of neighbours with the same visible text, all
 * text of the body outside of scripts and styles, and names those among them whose content differs all the same.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name a folder of documents.')

const unseen = new Set(['script', 'style', 'noscript', 'template', 'head'])

const totals = { pairs: 0, sameText: 0, noisy: 0, otherText: 0, quiet: 0, refused: 0 }
for (const document of readdirSync(folder).toSorted()) {
  const home = path.join(folder, document)
  if (!statSync(home).isDirectory()) continue
  const files = readdirSync(home)
    .filter((file) => file.endsWith('.html'))
    .toSorted()
  const captures = files.map((file) => captureOf(path.join(home, file)))
  for (const [index, now] of captures.entries()) {
    const before = captures[index - 1]
    if (before === undefined) continue
    totals.pairs += 1
    if (now.content === null || before.content === null) totals.refused += 1
    const differs = differenceOf(before.content, now.content)
    if (before.visible === now.visible) {
      totals.sameText += 1
      if (differs === null) continue
      totals.noisy += 1
      console.log(`${document} ${files[index] ?? ''}: ${differs}`)
    } else {
      totals.otherText += 1
      if (differs === null) totals.quiet += 1
    }
  }
}
console.log(
  `${totals.pairs} pairs of captures: ${totals.sameText} with the same visible text, the content differs in ${totals.noisy} of them; ` +
    `${totals.otherText} with another, the content is the same in ${totals.quiet} of them; ${totals.refused} with a page that is no article`,
)

interface CaptureOf {
  readonly visible: string
  readonly content: Content | null
}

function captureOf(file: string): CaptureOf {
  const body = readFileSync(file)
  try {
    const { content } = clean({ body, mediaType: 'text/html', charset: null, url: null })
    return { visible: visibleText(body.toString('utf8')), content }
  } catch (error) {
    if (!(error instanceof OperationalError)) throw error
    return { visible: visibleText(body.toString('utf8')), content: null }
  }
}

/** The names of the fields that differ, or the first block that does; null when nothing does. */
function differenceOf(before: Content | null, now: Content | null): string | null {
  if (before === null || now === null) return before === now ? null : 'an article on one side only'
  const fields = editorialFields.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
  if (fields.length > 0)
    return fields
      .map((name) => `${name} ${JSON.stringify(before[name])} → ${JSON.stringify(now[name])}`)
      .join(', ')
  const length = Math.max(before.blocks.length, now.blocks.length)
  for (let at = 0; at < length; at += 1) {
    const [old, young] = [JSON.stringify(before.blocks[at]), JSON.stringify(now.blocks[at])]
    if (old !== young) return `block ${at}: ${old?.slice(0, 200) ?? '-'} → ${young?.slice(0, 200) ?? '-'}`
  }
  return null
}

function visibleText(html: string): string {
  const parts: string[] = []
  let hidden = 0
  const parser = new Parser({
    onopentag(name) {
      if (unseen.has(name)) hidden += 1
    },
    ontext(text) {
      if (hidden === 0) parts.push(text)
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden -= 1
    },
  })
  parser.end(html)
  return parts.join(' ').replace(/\s+/g, ' ').trim()
}
