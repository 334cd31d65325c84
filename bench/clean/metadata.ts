import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'

import { getDomain } from 'tldts'

import type { Content } from '../../model/content.ts'
import { decoded } from '../../pipeline/clean/clean.ts'
import { readMetadata } from '../../pipeline/clean/metadata/metadata.ts'
import { parsePage } from '../../pipeline/clean/page/parse-page.ts'
import { hits, type Field, type Truth } from './metadata-score.ts'
import { mean } from '../../training/shingles.ts'

/**
 * `node bench/clean/metadata.ts <folder>… [--half=0|1] [--misses=headline,byline,date] [--rounds=1]`: reads the metadata
 * of every page of the folders (index.jsonl and *.html.gz) and prints how many fields are right, and the CPU time that
 * reading them took beside that of parsing. Pages fall into two halves by a hash of their site, so that rules made
 * on one half can be judged on the other; misses are listed with what was found, where, and the truth.
 */

interface Row {
  readonly id: string
  readonly url: string
  readonly html: string
  readonly gt: Truth
}

interface Result {
  readonly row: Row
  readonly half: number
  readonly found: Omit<Content, 'blocks' | 'dek' | 'origins'>
  readonly origins: Content['origins']
}

const { values: options, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: {
    half: { type: 'string' },
    misses: { type: 'string', default: '' },
    rounds: { type: 'string', default: '1' },
  },
})

for (const folder of folders) report(folder)

function report(folder: string): void {
  const lines = readFileSync(path.join(folder, 'index.jsonl'), 'utf8').trim().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as Row)
  const chosen = rows.filter((row) => options.half === undefined || halfOf(row) === Number(options.half))
  const cpu = { parse: 0, read: 0 }
  const results = chosen.map((row) => read(folder, row, cpu))
  const rounds = Number(options.rounds) * chosen.length
  const each = (used: number): string => (used / 1_000 / rounds).toFixed(2)
  console.log(
    `${path.basename(folder)}: pages ${chosen.length}  cpu parse ${each(cpu.parse)} ms/page, metadata ${each(cpu.read)} ms/page`,
  )
  for (const field of ['headline', 'byline', 'date'] as const) {
    const judged = results.flatMap((result) => {
      const hit = hits(field, result.row.gt, result.found)
      return hit === null ? [] : [{ ...result, hit }]
    })
    if (judged.length === 0) continue
    const share = (some: readonly { hit: boolean }[]): string =>
      some.length === 0 ? '–' : `${(100 * mean(some.map(({ hit }) => Number(hit)))).toFixed(1)} %`
    const [even, odd] = [0, 1].map((half) => share(judged.filter((result) => result.half === half)))
    console.log(`  ${field} ${share(judged)} of ${judged.length}  halves ${even} ${odd}`)
    if (!options.misses.split(',').includes(field)) continue
    for (const result of judged.filter(({ hit }) => !hit)) console.log(miss(field, result))
  }
}

function read(folder: string, row: Row, cpu: { parse: number; read: number }): Result {
  const body = gunzipSync(readFileSync(path.join(folder, row.html)))
  const url = row.url === '' ? null : row.url
  const { text } = decoded({ body, mediaType: 'text/html', charset: null, url })
  let metadata: ReturnType<typeof readMetadata> | null = null
  for (let round = 0; round < Number(options.rounds); round += 1) {
    const start = process.cpuUsage()
    const page = parsePage(text, { selfClosing: false })
    const parsed = process.cpuUsage(start)
    metadata = readMetadata(page, url)
    const used = process.cpuUsage(start)
    cpu.parse += parsed.user + parsed.system
    cpu.read += used.user + used.system - parsed.user - parsed.system
  }
  if (metadata === null) throw new RangeError('--rounds must be 1 or more')
  return { row, half: halfOf(row), found: metadata.fields, origins: metadata.origins }
}

function halfOf(row: Row): number {
  const site = getDomain(row.url) ?? row.id
  return (createHash('sha256').update(site).digest()[0] ?? 0) % 2
}

function miss(field: Field, { row, half, found, origins }: Result): string {
  const key = field === 'date' ? 'publishedAt' : field
  const truth = { headline: row.gt.title, byline: row.gt.authors, date: row.gt.date }[field]
  return [
    `    [${half}] ${row.id.slice(0, 40)} ${row.url.slice(0, 120)}`,
    `        found ${JSON.stringify(found[key])} (${origins[key] ?? 'nowhere'})`,
    `        truth ${JSON.stringify(truth)}`,
  ].join('\n')
}
