import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { diffWords } from 'diff'

import { blankContent, type Block, type Content } from '../model/content.ts'
import type { WordRun } from '../model/change.ts'
import { compare } from '../pipeline/compare/compare.ts'
import { applyChange, plainContent, revertChange } from '../pipeline/compare/rebuild.ts'
import { isWordToken, tokenize } from '../pipeline/compare/tokens.ts'

/**
 * Compares the comparer with jsdiff's `diffWords` on real histories: folders of `000.md`, `001.md`, …, each a
 * state of one document. Consecutive states are cut into blocks at blank lines.
 *
 *     node bench/compare-eval.ts [--pairs N] FOLDER…
 *
 * Prints, per folder and in all, ratios to `diffWords` on the same pairs in the same run: edit words, hunks
 * (runs of edits), chaff (matches of at most three words with at most one longer than three letters between
 * larger edits), CPU time, and what failed to rebuild. Pairs that `diffWords` gives up on (more than
 * `giveUpEdits` edits) are listed, not counted.
 */
const giveUpEdits = 4_000

interface Measure {
  editWords: number
  hunks: number
  chaff: number
  cpuMs: number
}

interface PairResult {
  readonly name: string
  readonly own: Measure
  readonly reference: Measure | null
  readonly moved: boolean
  readonly coarse: boolean
  readonly rebuilt: boolean
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string', default: '400' }, verbose: { type: 'boolean', default: false } },
})

const all: PairResult[] = []
for (const folder of positionals) {
  const results = await measureFolder(folder, Number(values.pairs))
  all.push(...results)
  report(folder, results)
}
if (positionals.length > 1) report('all', all)

async function measureFolder(folder: string, pairsMax: number): Promise<PairResult[]> {
  const pairs: [string, string][] = []
  for (const document of (await readdir(folder)).toSorted()) {
    const states = (await readdir(join(folder, document)))
      .filter((name) => /^\d+\.\w+$/.test(name))
      .toSorted()
    states.slice(1).forEach((name, index) => {
      pairs.push([join(folder, document, states[index] ?? name), join(folder, document, name)])
    })
  }
  // Spread over the whole folder, so that one long history does not speak for all.
  const step = Math.max(1, pairs.length / pairsMax)
  const results: PairResult[] = []
  for (let at = 0; at < pairs.length; at += step) {
    const [before, after] = pairs[Math.floor(at)] ?? []
    if (before === undefined || after === undefined) continue
    const result = measurePair(
      after,
      blocksOf(await readFile(before, 'utf8')),
      blocksOf(await readFile(after, 'utf8')),
    )
    if (result !== null) results.push(result)
  }
  return results
}

function measurePair(name: string, before: readonly string[], after: readonly string[]): PairResult | null {
  const from = contentOf(before)
  const to = contentOf(after)
  const started = process.cpuUsage()
  const change = compare(from, to)
  const ownCpuMs = cpuMsSince(started)
  if (change.hunks.length === 0) return null
  const edits = change.hunks.flatMap((hunk) => hunk.edits)
  const rebuilt =
    same(applyChange(change, plainContent(from)).blocks, after) &&
    same(revertChange(change, plainContent(to)).blocks, before)
  const own = change.hunks.reduce<Measure>(
    (sum, hunk) => addMeasure(sum, measureRuns(hunk.edits.flatMap((edit) => edit.words))),
    emptyMeasure(),
  )
  return {
    name,
    own: { ...own, cpuMs: ownCpuMs },
    reference: measureReference(before.join('\n\n'), after.join('\n\n')),
    moved: edits.some((edit) => edit.op === 'moved'),
    coarse: change.coarse,
    rebuilt,
  }
}

function measureReference(before: string, after: string): Measure | null {
  const started = process.cpuUsage()
  const parts = diffWords(before, after, { maxEditLength: giveUpEdits })
  const cpuMs = cpuMsSince(started)
  if (parts === undefined) return null
  const runs = parts.map((part): WordRun => ({ op: opOf(part), text: part.value }))
  return { ...measureRuns(runs), cpuMs }
}

function opOf(part: { readonly added: boolean; readonly removed: boolean }): WordRun['op'] {
  if (part.added) return 'inserted'
  return part.removed ? 'deleted' : 'equal'
}

function measureRuns(runs: readonly WordRun[]): Measure {
  const measure = emptyMeasure()
  const sizes = editSizes(runs)
  let inEdit = false
  let edit = -1
  for (const run of runs) {
    const words = wordsIn(run.text)
    if (run.op !== 'equal') {
      measure.editWords += words.length
      if (!inEdit && run.text.trim() !== '') {
        inEdit = true
        measure.hunks += 1
      }
      continue
    }
    edit += inEdit ? 1 : 0
    inEdit = false
    const [left, right] = [sizes[edit] ?? 0, sizes[edit + 1] ?? 0]
    const content = words.filter((word) => word.length > 3).length
    if (words.length <= 3 && content <= 1 && Math.min(left, right) > words.length && words.length > 0)
      measure.chaff += 1
  }
  return measure
}

/** Words of each run of edits: the larger of what went and what came. */
function editSizes(runs: readonly WordRun[]): number[] {
  const sizes: number[] = []
  let went = 0
  let came = 0
  let open = false
  for (const run of [...runs, { op: 'equal', text: '' } as const]) {
    if (run.op === 'equal') {
      if (open) sizes.push(Math.max(went, came))
      went = 0
      came = 0
      open = false
    } else {
      open ||= run.text.trim() !== ''
      if (run.op === 'deleted') went += wordsIn(run.text).length
      else came += wordsIn(run.text).length
    }
  }
  return sizes
}

function report(label: string, results: readonly PairResult[]): void {
  const counted = results.filter((result) => result.reference !== null)
  const still = counted.filter((result) => !result.moved)
  const ratio = (of: readonly PairResult[], key: keyof Measure) => {
    const own = of.reduce((sum, result) => sum + result.own[key], 0)
    const reference = of.reduce((sum, result) => sum + (result.reference?.[key] ?? 0), 0)
    return `${(own / reference).toFixed(3)} (${Math.round(own)}/${Math.round(reference)})`
  }
  const worst = results.toSorted((a, b) => b.own.cpuMs - a.own.cpuMs)[0]
  console.log(
    `${label}: ${results.length} changed pairs, ${results.length - counted.length} beyond diffWords`,
  )
  console.log(
    `  edit words, nothing moved: ${ratio(still, 'editWords')}; all: ${ratio(counted, 'editWords')}`,
  )
  console.log(
    `  hunks: ${ratio(counted, 'hunks')}; chaff: ${ratio(counted, 'chaff')}; CPU ms: ${ratio(counted, 'cpuMs')}`,
  )
  console.log(
    `  moved: ${results.filter((result) => result.moved).length}; coarse: ${results.filter((result) => result.coarse).length}; not rebuilt: ${results.filter((result) => !result.rebuilt).length}`,
  )
  if (worst !== undefined) console.log(`  worst case: ${Math.round(worst.own.cpuMs)} ms CPU, ${worst.name}`)
  if (!values.verbose) return
  const excess = (result: PairResult) => result.own.editWords - (result.reference?.editWords ?? 0)
  for (const result of still.toSorted((a, b) => excess(b) - excess(a)).slice(0, 8)) {
    console.log(`    +${excess(result)} edit words (${result.own.editWords}): ${result.name}`)
  }
}

function blocksOf(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter((block) => block !== '')
}

function contentOf(texts: readonly string[]): Content {
  return {
    ...blankContent,
    blocks: texts.map((text): Block => ({ kind: 'paragraph', text })),
  }
}

function wordsIn(text: string): string[] {
  const { starts, ends } = tokenize(text)
  return starts.map((start, index) => text.slice(start, ends[index])).filter(isWordToken)
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index])
}

function emptyMeasure(): Measure {
  return { editWords: 0, hunks: 0, chaff: 0, cpuMs: 0 }
}

function addMeasure(a: Measure, b: Measure): Measure {
  return {
    editWords: a.editWords + b.editWords,
    hunks: a.hunks + b.hunks,
    chaff: a.chaff + b.chaff,
    cpuMs: a.cpuMs + b.cpuMs,
  }
}

function cpuMsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}
