import { OperationalError } from '../../model/errors.ts'
import { truePages, type TruePage } from '../../training/pages.ts'
import { extractorNamed, type Extract, type Extractor } from './extractors.ts'

/**
 * A process of its own for each extractor, so that memory is its own: `node bench/clean/measure.ts NAME FOLDERS SCORERS`
 * (lists with commas) sends what it found on each page to its parent.
 */
export interface Measurement {
  readonly set: string
  readonly id: string
  readonly extract: Extract | null
  readonly error: string | null
  readonly cpuMs: number
}

export interface Report {
  readonly measurements: readonly Measurement[]
  readonly peakBytes: number
}

const [name = '', folders = '', scorers = ''] = process.argv.slice(2)
const warmUp = 15

await main(extractorNamed(name, list(scorers)))

async function main(extractor: Extractor): Promise<void> {
  const measurements: Measurement[] = []
  for (const folder of list(folders)) {
    let number = 0
    for (const page of truePages(folder)) {
      // The first pages are done twice: what is measured runs warm, as in a service.
      if (measurements.length === 0 && number < warmUp) await measure(extractor, page)
      number += 1
      measurements.push(await measure(extractor, page))
    }
  }
  process.send?.({ measurements, peakBytes: process.resourceUsage().maxRSS * 1024 } satisfies Report)
}

async function measure(extractor: Extractor, page: TruePage): Promise<Measurement> {
  const before = process.cpuUsage()
  const found = await attempt(extractor, page)
  const used = process.cpuUsage(before)
  return { set: page.set, id: page.id, ...found, cpuMs: (used.user + used.system) / 1_000 }
}

async function attempt(
  extractor: Extractor,
  page: TruePage,
): Promise<Pick<Measurement, 'extract' | 'error'>> {
  try {
    return { extract: await extractor(page), error: null }
  } catch (error) {
    return { extract: null, error: error instanceof OperationalError ? error.code : String(error) }
  }
}

function list(text: string): string[] {
  return text.split(',').filter((each) => each !== '')
}
