import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

import { OperationalError } from '../../model/errors.ts'
import { bodyText, type Content } from '../../model/content.ts'
import { clean } from '../../pipeline/clean/clean.ts'
import { mean, shingleScore, type ShingleScore } from '../../training/shingles.ts'
import { hits, type Truth } from './metadata-score.ts'

/**
 * `node bench/clean/pages.ts <folder>… [--worst=10] [--dump=id]`: cleans every page of
 * the folders (index.jsonl and *.html.gz, see README there) and prints precision, recall and F1 of the body
 * by 4-word shingles as scrapinghub's article-extraction-benchmark counts them, metadata hits (bench/clean/metadata.ts
 * tells more of them), and CPU time, with the shipped scorer.
 */

interface Row {
  readonly id: string
  readonly url: string
  readonly html: string
  readonly gt: Truth & { readonly body?: string }
}

interface Result {
  readonly row: Row
  readonly score: ShingleScore
  readonly content: Content | null
  readonly error: string | null
  readonly cpuMs: number
}

const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith('--')))
const option = (name: string): string | undefined =>
  [...options].find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3)

for (const folder of process.argv.slice(2).filter((argument) => !argument.startsWith('--'))) report(folder)

function report(folder: string): void {
  const lines = readFileSync(path.join(folder, 'index.jsonl'), 'utf8').trim().split('\n')
  const rows = lines.map((line) => JSON.parse(line) as Row)
  const only = option('dump')
  if (only !== undefined) {
    for (const row of rows.filter(({ id }) => id.startsWith(only))) dump(evaluate(folder, row))
    return
  }
  const results = rows.map((row) => evaluate(folder, row))
  const precision = mean(results.map(({ score }) => score.precision))
  const recall = mean(results.map(({ score }) => score.recall))
  const f1 = (2 * precision * recall) / (precision + recall)
  const exact = mean(results.map(({ score }) => (score.precision === 1 && score.recall === 1 ? 1 : 0)))
  const milliseconds = results.map(({ cpuMs }) => cpuMs)
  console.log(
    `${path.basename(folder)}: pages ${rows.length}  P ${precision.toFixed(4)}  R ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}  exact ${exact.toFixed(2)}  cpu ${mean(milliseconds).toFixed(1)} ms/page  refused ${results.filter(({ error }) => error !== null).length}`,
  )
  console.log(`  ${metadata(results)}`)
  const worst = results.toSorted((a, b) => a.score.f1 - b.score.f1).slice(0, Number(option('worst') ?? 10))
  for (const { row, score, error } of worst) {
    console.log(
      `  ${score.f1.toFixed(2)} ${score.precision.toFixed(2)}/${score.recall.toFixed(2)} ${row.id.slice(0, 32)} ${row.url.slice(0, 90)} ${error ?? ''}`,
    )
  }
}

function evaluate(folder: string, row: Row): Result {
  const body = gunzipSync(readFileSync(path.join(folder, row.html)))
  const before = process.cpuUsage()
  let content: Content | null = null
  let error: string | null = null
  try {
    content = clean({ body, mediaType: 'text/html', charset: null, url: row.url }).content
  } catch (cause) {
    if (!(cause instanceof OperationalError)) throw cause
    error = `${cause.code}: ${cause.message}`
  }
  const used = process.cpuUsage(before)
  const score = shingleScore(row.gt.body ?? '', content === null ? '' : bodyText(content))
  return { row, score, content, error, cpuMs: (used.user + used.system) / 1_000 }
}

function metadata(results: readonly Result[]): string {
  return (['headline', 'byline', 'date'] as const)
    .map((field) => {
      const judged = results
        .map(({ row, content }) => hits(field, row.gt, content))
        .filter((hit) => hit !== null)
      return judged.length === 0
        ? `${field} –`
        : `${field} ${(100 * mean(judged.map(Number))).toFixed(1)} % of ${judged.length}`
    })
    .join('  ')
}

function dump({ row, score, content, error }: Result): void {
  console.log(row.url, score, error ?? '')
  const lines = (text: string): string[] =>
    text
      .split('\n')
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '')
  const truth = new Set(lines(row.gt.body ?? ''))
  const found = new Set(content === null ? [] : lines(bodyText(content)))
  console.log(
    'headline:',
    content?.headline,
    '| dek:',
    content?.dek,
    '| byline:',
    content?.byline,
    content?.publishedAt,
    '| truth:',
    row.gt.title,
    row.gt.authors,
    row.gt.date,
  )
  for (const line of truth) console.log(found.has(line) ? '  =' : '  - MISSED', line.slice(0, 140))
  for (const line of found) if (!truth.has(line)) console.log('  + EXTRA', line.slice(0, 140))
}
