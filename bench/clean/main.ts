import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { examplesOf, measured } from '../../training/examples.ts'
import { learn, partOfHost } from '../../training/learn.ts'
import { truePages } from '../../training/pages.ts'
import { writeFigures } from '../figures.ts'
import type { Report } from './measure.ts'
import { costOf, costTable, qualityTable, resultsOf, type Cost, type SetResult } from './table.ts'

/**
 * `npm run bench:clean -- FOLDER… [--folds=5] [--write]`: how good the cleaner is on pages of hosts that its scorer has not
 * seen, beside Readability on linkedom and Defuddle on linkedom, and what each costs; every extractor in a process of its
 * own. With --folds=0 the shipped scorer is measured, which has seen the pages. --write puts the tables into
 * docs/cleaning.md.
 */
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (folders.length === 0) throw new Error('Name the folders of pages to measure on.')
const folds = Number(options.find((option) => option.startsWith('--folds='))?.slice('--folds='.length) ?? 5)

const home = mkdtempSync(path.join(tmpdir(), 'stet-bench-'))
try {
  const pages = folders.flatMap((folder) => [...truePages(folder)])
  const scorers = trainedScorers()
  const results = new Map<string, readonly SetResult[]>()
  const costs = new Map<string, Cost>()
  for (const name of ['stet', 'readability', 'defuddle', 'dom']) {
    const report = await measureApart(name, name === 'stet' ? scorers : [])
    console.error(`${name}: ${report.measurements.length} pages`)
    if (name !== 'dom') results.set(name, resultsOf(pages, report))
    costs.set(name, costOf(report))
  }
  const tables = `${qualityTable(results)}\n\n${costTable(costs)}\n`
  console.log(tables)
  if (options.includes('--write')) {
    const note = folds === 0 ? 'with the shipped scorer' : `out of fold (${folds} folds by host)`
    writeFigures(path.join(import.meta.dirname, '../../docs/cleaning.md'), 'bench:clean', note, tables)
  }
} finally {
  rmSync(home, { recursive: true })
}

/** One scorer a fold, each trained without the hosts of its fold, in files that other processes can read. */
function trainedScorers(): string[] {
  if (folds === 0) return []
  const pages = folders.flatMap((folder) => [...truePages(folder)]).map(measured)
  const examples = new Map(pages.map((page, number) => [page, examplesOf(page, number)]))
  return Array.from({ length: folds }, (_, fold) => {
    const rest = pages.filter(({ of }) => partOfHost(of.host, folds) !== fold)
    const file = path.join(home, `scorer-${fold}.json`)
    writeFileSync(file, JSON.stringify(learn(rest.flatMap((page) => examples.get(page) ?? []))))
    console.error(`trained ${fold + 1} of ${folds}`)
    return file
  })
}

async function measureApart(name: string, scorers: readonly string[]): Promise<Report> {
  const child = fork(path.join(import.meta.dirname, 'measure.ts'), [
    name,
    folders.join(','),
    scorers.join(','),
  ])
  const message: unknown[] = await once(child, 'message')
  await once(child, 'exit')
  return message[0] as Report
}
