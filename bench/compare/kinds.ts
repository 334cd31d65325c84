import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'

import { type Change, type ChangeKind, changeKinds } from '../../model/change.ts'
import type { Block, Content } from '../../model/content.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { writeFigures } from '../figures.ts'
import { type LabelledPair, readLabelledPairs } from './labelled-pairs.ts'
import { compareNewsroom } from './newsroom-kinds.ts'

/**
 * How well kinds of change are told, on pairs that were labelled apart from the rules:
 *
 *     npm run bench:kinds -- [--misses] [--kind KIND]… [--newsroom] [--write] [FOLDER…]
 *
 * Prints precision and recall per kind, over all and per language, and what a comparison costs. With --misses each wrong
 * pair follows with its texts and the evidence. Folders are those of bench/compare/labelled/; `seen` when none is
 * named. With --newsroom the edits of the demo newsroom, whose truth knows one kind for each, are told as well. With --write
 * the table of the named folders goes into docs/kinds.md.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    misses: { type: 'boolean', default: false },
    kind: { type: 'string', multiple: true },
    newsroom: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

interface Judged {
  readonly pair: LabelledPair
  readonly change: Change
  readonly missing: readonly ChangeKind[]
  readonly wrong: readonly ChangeKind[]
  readonly right: readonly ChangeKind[]
}

const halves = new Map<string, readonly Judged[]>()
for (const folder of positionals.length > 0 ? positionals : [join(import.meta.dirname, 'labelled/seen')]) {
  const pairs = await readLabelledPairs(folder)
  const started = performance.now()
  const judged = pairs.map(judge)
  halves.set(basename(folder), judged)
  const ms = (performance.now() - started) / Math.max(1, pairs.length)
  report(folder, judged)
  console.log(`${ms.toFixed(2)} ms a pair`)
  if (values.misses) judged.forEach(reportMiss)
}

if (values.newsroom) reportNewsroom()
if (values.write) {
  const note = [...halves].map(([name, judged]) => `${judged.length} pairs in ${name}`).join(', ')
  writeFigures(join(import.meta.dirname, '../../docs/kinds.md'), 'bench:kinds', note, table())
}

function table(): string {
  const names = [...halves.keys()]
  const rows = [...changeKinds, 'all' as const].flatMap((kind) => {
    const cells = names.flatMap((name) => {
      const is = (kinds: readonly ChangeKind[]) =>
        kind === 'all' ? kinds.length : kinds.filter((one) => one === kind).length
      const { right, found, labelled } = counted(halves.get(name) ?? [], is)
      return [String(labelled), share(right, found), share(right, labelled)]
    })
    return cells.every((cell) => cell === '0' || cell === '–') ? [] : [`| ${[kind, ...cells].join(' | ')} |`]
  })
  const head = ['kind', ...names.flatMap((name) => [`${name}: labelled`, 'precision', 'recall'])]
  return `${[`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n')}\n`
}

function reportNewsroom(): void {
  const edits = compareNewsroom(60, 20)
  console.log(`demo newsroom: ${edits.length} edits`)
  for (const [kind, all] of Map.groupBy(edits, ({ edit }) => edit.kind)) {
    console.log(`${kind.padEnd(21)}${all.filter(({ isTold }) => isTold).length} of ${all.length} told`)
  }
  if (!values.misses) return
  for (const { edit, expected, kinds } of edits.filter(({ isTold }) => !isTold)) {
    console.log(`\n${edit.url}: ${edit.description}: ${edit.from} → ${edit.to}`)
    console.log(`  expected ${expected.join(' or ')}, told ${kinds.join(', ') || 'nothing'}`)
  }
}

function judge(pair: LabelledPair): Judged {
  const change = compare(pair.from, pair.to)
  const found = change.kinds.map(({ kind }) => kind).filter((kind) => !pair.maybe.has(kind))
  return {
    pair,
    change,
    missing: [...pair.kinds].filter((kind) => !found.includes(kind) && !pair.maybe.has(kind)),
    wrong: found.filter((kind) => !pair.kinds.has(kind)),
    right: found.filter((kind) => pair.kinds.has(kind)),
  }
}

function report(folder: string, judged: readonly Judged[]): void {
  const exact = judged.filter(({ missing, wrong }) => missing.length + wrong.length === 0).length
  console.log(`${folder}: ${judged.length} pairs, ${exact} told exactly`)
  console.log('kind                 labelled  found  right  precision  recall')
  for (const kind of changeKinds) line(kind, judged, (kinds) => kinds.filter((one) => one === kind).length)
  line('all', judged, (kinds) => kinds.length)
  for (const language of new Set(judged.map(({ pair }) => pair.language))) {
    line(
      language,
      judged.filter(({ pair }) => pair.language === language),
      (kinds) => kinds.length,
    )
  }
}

function line(
  label: string,
  judged: readonly Judged[],
  count: (kinds: readonly ChangeKind[]) => number,
): void {
  const { right, found, labelled } = counted(judged, count)
  if (found + labelled === 0) return
  console.log(
    [
      label.padEnd(21),
      String(labelled).padStart(8),
      String(found).padStart(7),
      String(right).padStart(7),
      share(right, found).padStart(11),
      share(right, labelled).padStart(8),
    ].join(''),
  )
}

function counted(judged: readonly Judged[], count: (kinds: readonly ChangeKind[]) => number) {
  const sum = (of: (one: Judged) => readonly ChangeKind[]) =>
    judged.reduce((total, one) => total + count(of(one)), 0)
  const right = sum((one) => one.right)
  return { right, found: right + sum((one) => one.wrong), labelled: right + sum((one) => one.missing) }
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : (part / whole).toFixed(2)
}

function reportMiss({ pair, change, missing, wrong }: Judged): void {
  const only = values.kind
  const shown = [...missing, ...wrong].filter((kind) => only === undefined || only.includes(kind))
  if (shown.length === 0) return
  console.log(`\n${pair.id}: ${pair.note}`)
  if (missing.length > 0) console.log(`  missing: ${missing.join(', ')}`)
  if (wrong.length > 0) console.log(`  wrong: ${wrong.join(', ')}`)
  for (const { kind, confidence, evidence } of change.kinds) {
    console.log(`  ${kind} (${confidence.toFixed(2)}): ${evidence.join(' | ')}`)
  }
  for (const { field, from, to } of change.fields) console.log(`  ${field}: ${from ?? ''} → ${to ?? ''}`)
  for (const edit of change.hunks.flatMap(({ edits }) => edits)) {
    console.log(`  ${edit.op} ${placeOf(pair.to, edit.to)}: ${marked(edit.words)}`)
  }
}

function placeOf({ blocks }: Content, indexes: readonly number[]): string {
  return indexes.map((index) => `${index}/${(blocks[index] as Block).kind}`).join(',')
}

function marked(words: Change['hunks'][number]['edits'][number]['words']): string {
  return words
    .map(({ op, text }) => (op === 'equal' ? text : op === 'deleted' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
}
