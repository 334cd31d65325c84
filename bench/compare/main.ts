import path from 'node:path'
import { writeFigures } from '../figures.ts'
import { costOf, type Cost } from './bounded.ts'
import { blocksOf, documentsOf, measureHistory } from './histories.ts'
import { hostileInputs, scaleInputs } from './inputs.ts'
import { measureSynthetic } from './synthetic.ts'
import { costsTable, historiesTable, syntheticTable } from './tables.ts'

/**
 * `npm run bench:compare -- FOLDER… [--pairs=100] [--texts=40] [--write]`: the comparer beside jsdiff's `diffWords` on the
 * same pairs in the same run. Each folder is a collection of documents, each document a folder of its states `000.md`,
 * `001.md`, …: neighbouring states are real edits; the first states are the texts that edits with a known truth are made
 * in. Then large and hostile inputs, each in a process of its own. --write puts the tables into docs/comparing.md.
 */
const options = process.argv.slice(2).filter((argument) => argument.startsWith('--'))
const folders = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
if (folders.length === 0) throw new Error('Name the folders of documents to measure on.')
const pairsMax = numberOption('pairs', 100)
const textsMax = numberOption('texts', 40)

const histories = new Map(folders.map((folder) => [path.basename(folder), measureHistory(folder, pairsMax)]))
console.error('real pairs: done')
const made = measureSynthetic(folders.flatMap(textsOf), 1)
console.error('made edits: done')
const costs: Cost[] = []
for (const { name } of [...[1_000, 10_000, 100_000].flatMap(scaleInputs), ...hostileInputs]) {
  costs.push(await costOf(name))
  console.error(name)
}

const tables = `### Real edits, as ratios to diffWords

${historiesTable(histories)}

### Made edits

${syntheticTable(made)}

### Large and hostile inputs

${costsTable(costs)}
`
console.log(tables)
if (options.includes('--write')) {
  const note = `${pairsMax} pairs and ${textsMax} texts a collection at most`
  writeFigures(path.join(import.meta.dirname, '../../docs/comparing.md'), 'bench:compare', note, tables)
}

/** First states of a collection, spread over it, of the length that articles have. */
function textsOf(folder: string): string[][] {
  const documents = documentsOf(folder)
  const step = Math.max(1, documents.length / textsMax)
  const texts: string[][] = []
  for (let at = 0; at < documents.length; at += step) {
    const [first] = documents[Math.floor(at)] ?? []
    const blocks = first === undefined ? [] : blocksOf(first)
    if (blocks.length >= 4 && blocks.length <= 300) texts.push(blocks)
  }
  return texts
}

function numberOption(name: string, otherwise: number): number {
  const given = options.find((option) => option.startsWith(`--${name}=`))
  return given === undefined ? otherwise : Number(given.slice(name.length + 3))
}
