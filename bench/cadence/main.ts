import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultCadence } from '../../model/cadence.ts'
import { backOff, fixed, ladder, learned } from './policies.ts'
import { scenarios, simulateArticles } from './process.ts'
import type { NewsroomModel } from './process.ts'
import { atBudget } from './simulate.ts'
import type { Outcome, Policy } from './simulate.ts'

/**
 * What the same number of looks catches, by when they are taken: `npm run bench:cadence -- [--articles 100000]
 * [--days 30] [--seed 7] [--write]`. Prints a table; `--write` puts it into docs/cadence.md.
 */
const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '100000' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '7' },
    write: { type: 'boolean', default: false },
  },
})
const [articles, days, seed] = [Number(values.articles), Number(values.days), Number(values.seed)]
const spanMs = days * 86_400_000
/** Looks an article: about what News Sniffer spends, and half and twice of it. */
const budgets = [15, 30, 60]

const policies: readonly (readonly [name: string, policy: Policy])[] = [
  ['fixed interval', fixed],
  ['newsdiffs ladder', ladder],
  ['News Sniffer back-off', backOff],
  ['Stet', learned],
]

/** Nobody looks at one article more often than a polite guest does. */
function polite(policy: Policy): Policy {
  return (known, scale) => {
    const wait = policy(known, scale)
    return wait === null ? null : Math.max(defaultCadence.intervalMsMin, wait)
  }
}

interface Row extends Outcome {
  readonly name: string
}

function rowsOf(model: NewsroomModel, looks: number): readonly Row[] {
  const simulated = simulateArticles(model, { articles, spanMs, seed })
  return policies.map(([name, policy]) => ({
    name,
    ...atBudget(simulated, polite(policy), looks * articles, spanMs),
  }))
}

const minutes = (ms: number) => Math.round(ms / 60_000).toLocaleString('en')
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ name, looks, edits, missed, medianDelayMs, p95DelayMs }) =>
      `| ${name} | ${(looks / articles).toFixed(1)} | ${share(edits - missed, edits)} | ${minutes(medianDelayMs)} | ${minutes(p95DelayMs)} |`,
  )
  return `| looks taken by | looks an article | edits caught | median delay, min | 95 % within, min |\n|---|---|---|---|---|\n${lines.join('\n')}`
}

/** Ours beside the best of the others in each column, where each may be another. */
function beside(rows: readonly Row[]): string {
  const ours = rows.at(-1)
  const others = rows.slice(0, -1)
  if (ours === undefined) return ''
  const less = (of: (row: Row) => number) => {
    const best = Math.min(...others.map(of))
    const ratio = of(ours) / best - 1
    return `${Math.abs(Math.round(100 * ratio))} % ${ratio <= 0 ? 'less' : 'more'}`
  }
  return `Beside the best of the others: median delay ${less((row) => row.medianDelayMs)}, states missed ${less((row) => row.missed)}, 95th percentile ${less((row) => row.p95DelayMs)}.`
}

const sections = scenarios.flatMap((model, index) => {
  const shown = index === 0 ? budgets : budgets.slice(1, 2)
  return shown.map((looks) => {
    const rows = rowsOf(model, looks)
    return `## ${model.name}, ${looks} looks an article\n\n${table(rows)}\n\n${beside(rows)}`
  })
})

const text = `# When to look

Made by \`npm run bench:cadence -- --write\` on ${new Date().toISOString().slice(0, 10)}: ${articles.toLocaleString('en')} simulated articles over ${days} days, seed ${seed}
(\`bench/cadence/\`). Each way of looking is made as frequent as the number of looks says, and none looks at an article twice within
${defaultCadence.intervalMsMin / 60_000} minutes. An edit is caught when somebody looks before the next one replaces it; its delay is from the edit to the first look after
it, or to the end of the simulation. How Stet decides: [decisions/0009](decisions/0009-when-to-look.md). The first newsroom has the figures that
are published of real ones; the others show what does not depend on them. No newsroom was measured for this.

${sections.join('\n\n')}
`
process.stdout.write(text)
if (values.write) await writeFile(resolve(import.meta.dirname, '../../docs/cadence.md'), text)
