import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { SaxesParser } from 'saxes'
import type { Archive } from '../../archive/archive.ts'
import type { KeyedCandidate } from '../../model/source.ts'
import { discoverInBatches, urlPatterns } from '../../pipeline/discover/discover.ts'
import { embeddedPostgres } from '../../archive/backends/embedded-postgres.ts'
import { openArchive } from '../../archive/open.ts'
import { archivePool } from '../../archive/pool.ts'

const [what = '', folder = ''] = process.argv.slice(2)

switch (what) {
  case 'parse': {
    report(await timed(parseAlone))
    break
  }
  case 'read': {
    report(await timed(() => read(async () => {})))
    break
  }
  default: {
    const dataDir = mkdtempSync(join(tmpdir(), 'stet-bench-discover-'))
    try {
      report(await recordTwice(dataDir))
    } finally {
      rmSync(dataDir, { recursive: true })
    }
  }
}

/** What the first reading took, or the second. */
async function recordTwice(dataDir: string) {
  await using postgres = await embeddedPostgres({ dataDir })
  await using stack = new AsyncDisposableStack()
  const pool = stack.adopt(archivePool({ ...postgres.connection }), (each) => each.end())
  const archive = stack.use(await openArchive({ pool, keyOf: (url) => url }))
  const first = await timed(() => recordAll(archive))
  return what === 'again' ? await timed(() => recordAll(archive)) : first
}

async function timed(work: () => Promise<number>) {
  const before = process.cpuUsage()
  const started = performance.now()
  const urls = await work()
  const { user, system } = process.cpuUsage(before)
  return { urls, seconds: (performance.now() - started) / 1e3, cpuSeconds: (user + system) / 1e6 }
}

function report(figures: object): void {
  const peakBytes = process.resourceUsage().maxRSS * 1024
  process.stdout.write(JSON.stringify({ ...figures, peakBytes }))
}

function parseAlone(): Promise<number> {
  let urls = 0
  for (const file of readdirSync(folder)) {
    const parser = new SaxesParser({ position: false })
    parser.on('closetag', ({ name }) => {
      if (name === 'loc') urls += 1
    })
    parser.write(gunzipSync(readFileSync(join(folder, file))).toString()).close()
  }
  return Promise.resolve(urls)
}

async function read(take: (candidates: readonly KeyedCandidate[]) => Promise<void>): Promise<number> {
  let urls = 0
  for (const file of readdirSync(folder)) {
    const document = {
      url: `https://news.example/${file}`,
      body: readFileSync(join(folder, file)),
      mediaType: 'application/xml',
      charset: null,
    }
    for (const candidates of discoverInBatches('sitemap', document, urlPatterns(null, null))) {
      urls += candidates.length
      await take(candidates)
    }
  }
  return urls
}

async function recordAll(archive: Archive): Promise<number> {
  const draft = {
    url: 'https://news.example/sitemap.xml',
    kind: 'sitemap',
    title: null,
    include: null,
  } as const
  const when = { cron: '0 * * * *', timezone: 'UTC', exclude: null }
  const { source } = await archive.addSource({ ...draft, ...when }, new Date())
  const readAt = new Date()
  const urls = await read(async (candidates) => {
    await archive.recordCandidates(source.id, candidates, readAt)
  })
  const validators = { etag: null, lastModified: null }
  await archive.recordReading({
    sourceId: source.id,
    readAt,
    nextDueAt: readAt,
    title: null,
    validators,
    candidates: [],
  })
  return urls
}
