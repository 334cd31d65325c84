import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { getDomain } from 'tldts'

/** A page of a benchmark with its true body. */
export interface TruePage {
  readonly set: string
  readonly id: string
  /** '' when the benchmark gives none. */
  readonly url: string
  /** The registrable domain: pages of one are never in two folds. */
  readonly host: string
  readonly truth: string
  /** What the benchmark says of the article besides its body; empty where it says nothing. */
  readonly headline: string
  readonly authors: readonly string[]
  readonly date: string
  readonly body: Uint8Array
}

interface Row {
  readonly id: string
  readonly url: string
  readonly html: string
  readonly gt: {
    readonly body?: string
    readonly title?: string
    readonly authors?: readonly string[]
    readonly date?: string
  }
}

/** Reads the pages of a folder (index.jsonl and *.html.gz) that have a true body. */
export function* truePages(folder: string): Generator<TruePage> {
  const lines = readFileSync(path.join(folder, 'index.jsonl'), 'utf8').trim().split('\n')
  for (const line of lines) {
    const row = JSON.parse(line) as Row
    const truth = row.gt.body ?? ''
    if (truth === '') continue
    yield {
      set: path.basename(folder),
      id: row.id,
      url: row.url,
      host: getDomain(row.url) ?? row.id,
      truth,
      headline: row.gt.title ?? '',
      authors: row.gt.authors ?? [],
      date: row.gt.date ?? '',
      body: gunzipSync(readFileSync(path.join(folder, row.html))),
    }
  }
}
