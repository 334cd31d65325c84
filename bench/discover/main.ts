import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { writeFigures } from '../figures.ts'

const files = 20
const urlsPerFile = 50_000
/** Without a bound, V8 lets garbage lie as long as the machine has memory, and the peak says nothing. */
const heapMb = 100

interface Measured {
  readonly urls: number
  readonly seconds: number
  readonly cpuSeconds: number
  readonly peakBytes: number
}

/** `npm run bench:discover [-- --write]`: a site of a million addresses in the largest sitemaps that the standard allows. */
const folder = mkdtempSync(join(tmpdir(), 'stet-bench-sitemaps-'))
try {
  for (let file = 0; file < files; file += 1) {
    writeFileSync(join(folder, `${file}.xml.gz`), gzipSync(sitemap(file)))
  }
  const runs = {
    'the parser (saxes) alone': measure('parse'),
    'reading: addresses checked, keyed, each once a file': measure('read'),
    'reading and recording, first time (a million new articles)': measure('record'),
    'reading and recording, a second time (nothing new)': measure('again'),
  }
  const base = runs['the parser (saxes) alone']
  const rows = Object.entries(runs).map(([name, run]) => [
    name,
    run.urls.toLocaleString('en'),
    `${run.seconds.toFixed(1)} s`,
    `${run.cpuSeconds.toFixed(1)} s`,
    (run.cpuSeconds / base.cpuSeconds).toFixed(1),
    `${Math.round(run.peakBytes / 1e6)} MB`,
  ])
  const head = [
    '',
    'addresses',
    'time',
    'CPU',
    'CPU, ratio to the parser',
    `peak memory of the process, heap at most ${heapMb} MB`,
  ]
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  const text = `${lines.join('\n')}\n\n`
  process.stdout.write(text)
  if (process.argv.includes('--write')) {
    const note = `${files} gzipped sitemaps of ${urlsPerFile.toLocaleString('en')} addresses with \`lastmod\` each`
    writeFigures('docs/sources.md', 'bench:discover', note, text)
  }
} finally {
  rmSync(folder, { recursive: true })
}

/** In a process of its own, so that its peak memory is its own. */
function measure(what: string): Measured {
  const child = join(import.meta.dirname, 'child.ts')
  return JSON.parse(
    execFileSync(process.execPath, [`--max-old-space-size=${heapMb}`, child, what, folder], {
      encoding: 'utf8',
    }),
  ) as Measured
}

function sitemap(file: number): string {
  const entries = Array.from({ length: urlsPerFile }, (_, index) => {
    const number = file * urlsPerFile + index
    const day = String((number % 28) + 1).padStart(2, '0')
    return `<url><loc>https://news.example/2026/10/${day}/politics/the-council-votes-on-item-${number}</loc><lastmod>2026-10-${day}T08:15:00Z</lastmod></url>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`
}
