import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { examplesOf, measured } from './examples.ts'
import { learn } from './learn.ts'
import { outOfFold, tableOf } from './out-of-fold.ts'
import { truePages } from './pages.ts'

/**
 * `npm run train:clean -- FOLDER… [--folds=5] [--dry-run]`: trains the cleaner's scorer on folders of pages with true
 * bodies (index.jsonl and *.html.gz), prints how well pages are cleaned whose hosts were left out of the training, and
 * writes pipeline/clean/body/scorer.json, trained on all of them.
 */
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (folders.length === 0) throw new Error('Name the folders of pages to train on.')
const folds = Number(
  process.argv.find((argument) => argument.startsWith('--folds='))?.slice('--folds='.length) ?? 5,
)

const pages = folders.flatMap((folder) => [...truePages(folder)]).map(measured)
const examples = new Map(pages.map((page, number) => [page, examplesOf(page, number)]))
console.log(`${pages.length} pages of ${new Set(pages.map(({ of }) => of.host)).size} hosts`)

if (folds > 1) {
  const outcomes = outOfFold(examples, folds, (line) => console.error(line))
  console.log(tableOf(outcomes))
}
if (!process.argv.includes('--dry-run')) {
  const data = learn([...examples.values()].flat())
  const file = path.join(import.meta.dirname, '../pipeline/clean/body/scorer.json')
  writeFileSync(file, `${JSON.stringify(data)}\n`)
  console.log(
    `wrote ${path.relative(process.cwd(), file)}: ${data.roots.length} trees, ${data.feature.length} nodes`,
  )
}
