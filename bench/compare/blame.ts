import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'

import { diffWords } from 'diff'

import type { BlameState } from '../../model/blame.ts'
import { blankContent, type Content } from '../../model/content.ts'
import { blameTracker } from '../../pipeline/compare/blame/blame.ts'
import { flappingArticle, growingLiveBlog, longArticle, newsArticle } from './generated-histories.ts'

/**
 * What blame costs: for whole histories, for one more version, and for one more version read from its stored state
 * and stored again, beside jsdiff's `diffWords` on the same pairs of versions (up to twelve of a history).
 *
 *     node bench/compare/blame.ts [FOLDER…]
 *
 * A folder holds documents, each a folder of `000.md`, `001.md`, …, its states in order of time. Generated histories
 * of 100 versions are always measured. CPU time of the process, garbage collection included.
 */
interface Measure {
  readonly versions: number
  readonly words: number
  /** All versions and the blame of the last one. */
  readonly allMs: number
  readonly firstMs: number
  readonly nextMs: number
  /** The mean of one more version in the first and in the last third of the history. */
  readonly earlyMs: number
  readonly lateMs: number
  /** One more version with the state parsed before and written after. */
  readonly storedMs: number
  /** `diffWords` on some pairs of neighbours, and blame on the same pairs; null where `diffWords` gives up on all. */
  readonly diffWordsMs: number | null
  readonly pairMs: number | null
  readonly stateBytes: number
  /** All distinct blocks that ever stood, as text. */
  readonly distinctBytes: number
}

/** `diffWords` is given up beyond so many edits; it would take minutes. */
const giveUpEdits = 4_000
const diffedPairsMax = 12

const { positionals } = parseArgs({ allowPositionals: true })

printHeader()
// What runs first is compiled on the way: that is what a command pays, and a service once.
printRow('news article, 1,000 words, first thing in a process', [measure(newsArticle(100))])
for (let round = 0; round < 3; round += 1) measure(newsArticle(100))
for (const [name, versions] of [
  ['news article, 1,000 words', newsArticle(100)],
  ['news article, 1,000 words, 1,000 versions', newsArticle(1_000)],
  ['long article, 10,000 words', longArticle(100)],
  ['live blog, a post more each time', growingLiveBlog(100)],
  ['two states by turns', flappingArticle(100)],
] as const) {
  printRow(name, [measure(versions)])
}
for (const folder of positionals) {
  const all: [string, Measure][] = []
  for (const name of (await readdir(folder)).toSorted()) {
    const versions = await readDocument(join(folder, name))
    if (versions.length > 1) all.push([name, measure(versions)])
  }
  printRow(
    `${basename(folder)}: sum of ${all.length} histories`,
    all.map(([, each]) => each),
  )
  const dearest = all.toSorted(([, a], [, b]) => b.allMs - a.allMs)[0]
  if (dearest !== undefined) printRow(`${basename(folder)}: the dearest`, [dearest[1]])
  const longest = all.toSorted(([, a], [, b]) => b.versions - a.versions || b.allMs - a.allMs)[0]
  if (longest !== undefined) printRow(`${basename(folder)}: the longest history`, [longest[1]])
}

function measure(versions: readonly Content[]): Measure {
  const tracker = blameTracker()
  let state: BlameState | undefined
  const costs = versions.map((content, index) => {
    if (index === versions.length - 1) state = tracker.state()
    const started = process.cpuUsage()
    tracker.add(index + 1, content)
    return cpuMsSince(started)
  })
  const started = process.cpuUsage()
  tracker.blame()
  const blameMs = cpuMsSince(started)
  const text = JSON.stringify(state)
  const last = versions.at(-1) ?? blankContent
  const storedAt = process.cpuUsage()
  const carried = blameTracker(JSON.parse(text) as BlameState)
  carried.add(versions.length, last)
  const stored = JSON.stringify(carried.state())
  const storedMs = cpuMsSince(storedAt)
  const next = costs.slice(1)
  const third = Math.ceil(next.length / 3)
  return {
    versions: versions.length,
    words: textOf(last).split(/\s+/).length,
    allMs: sum(costs) + blameMs,
    firstMs: costs[0] ?? 0,
    nextMs: sum(next) / next.length,
    earlyMs: sum(next.slice(0, third)) / third,
    lateMs: sum(next.slice(-third)) / third,
    storedMs,
    ...measureDiffWords(versions, costs),
    stateBytes: Buffer.byteLength(stored),
    distinctBytes: sum(
      [...new Set(versions.flatMap(({ blocks }) => blocks.map((block) => block.text)))].map((each) =>
        Buffer.byteLength(each),
      ),
    ),
  }
}

function measureDiffWords(
  versions: readonly Content[],
  costs: readonly number[],
): Pick<Measure, 'diffWordsMs' | 'pairMs'> {
  const texts = versions.map(textOf)
  const edited = texts.flatMap((text, index) => (index > 0 && text !== texts[index - 1] ? [index] : []))
  const step = Math.max(1, edited.length / diffedPairsMax)
  const own: number[] = []
  const reference: number[] = []
  for (let at = 0; at < edited.length; at += step) {
    const index = edited[Math.floor(at)] ?? 0
    const started = process.cpuUsage()
    const parts = diffWords(texts[index - 1] ?? '', texts[index] ?? '', { maxEditLength: giveUpEdits })
    if (parts === undefined) continue
    reference.push(cpuMsSince(started))
    own.push(costs[index] ?? 0)
  }
  if (own.length === 0) return { diffWordsMs: null, pairMs: null }
  return { diffWordsMs: sum(reference) / own.length, pairMs: sum(own) / own.length }
}

function printHeader(): void {
  console.log(
    '| history | versions | words | all, ms | first, ms | one more, ms | early → late, ms | one more, stored, ms | ' +
      'diffWords, ms | one more ÷ diffWords | one more ÷ first | state ÷ distinct blocks |',
  )
  console.log('|---|---|---|---|---|---|---|---|---|---|---|---|')
}

/** One row for one history, or for the sums of several. */
function printRow(name: string, all: readonly Measure[]): void {
  const total = (key: keyof Measure) => sum(all.map((each) => each[key] ?? 0))
  const mean = (key: keyof Measure) => total(key) / all.length
  const comparable = all.filter(({ diffWordsMs }) => diffWordsMs !== null)
  const ratio =
    sum(comparable.map(({ pairMs }) => pairMs ?? 0)) /
    sum(comparable.map(({ diffWordsMs }) => diffWordsMs ?? 0))
  const cells = [
    name,
    total('versions'),
    Math.round(mean('words')),
    ms(total('allMs')),
    ms(mean('firstMs')),
    ms(mean('nextMs')),
    `${ms(mean('earlyMs'))} → ${ms(mean('lateMs'))}`,
    ms(mean('storedMs')),
    comparable.length === 0 ? 'given up' : ms(total('diffWordsMs') / comparable.length),
    comparable.length === 0 ? '' : ratio.toFixed(2),
    (total('nextMs') / total('firstMs')).toFixed(2),
    (total('stateBytes') / total('distinctBytes')).toFixed(2),
  ]
  console.log(`| ${cells.join(' | ')} |`)
}

async function readDocument(folder: string): Promise<Content[]> {
  const names = (await readdir(folder)).filter((name) => /^\d+\.\w+$/.test(name)).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return texts.map((text) => ({
    ...blankContent,
    blocks: text
      .split(/\n\s*\n/)
      .map((block) => block.replace(/\s+/g, ' ').trim())
      .filter((block) => block !== '')
      .map((block) => ({ kind: 'paragraph', text: block })),
  }))
}

function textOf({ blocks }: Content): string {
  return blocks.map((block) => block.text).join('\n\n')
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function ms(value: number): string {
  return value < 10 ? value.toFixed(2) : value.toFixed(0)
}

function cpuMsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1_000
}
