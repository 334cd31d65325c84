import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { comparePair, type PairResult } from './pairs.ts'

/** A state of a document as its history keeps it: `000.md`, `001.md`, … */
const stateName = /^\d+\.\w+$/

/** The files of a folder's documents, oldest first, a list a document. */
export function documentsOf(folder: string): string[][] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(folder, name))
    .toSorted()
    .map((home) =>
      readdirSync(home)
        .filter((name) => stateName.test(name))
        .toSorted()
        .map((name) => path.join(home, name)),
    )
}

/** The blocks of a text: what stands between blank lines. */
export function blocksOf(file: string): string[] {
  return readFileSync(file, 'utf8')
    .normalize('NFC')
    .split(/\n\s*\n/)
    .map((block) => block.replace(/\s+/g, ' ').trim())
    .filter((block) => block !== '')
}

/** Neighbouring states of a folder's documents that differ, at most `pairsMax`, spread over the whole folder. */
export function measureHistory(folder: string, pairsMax: number): PairResult[] {
  const pairs = documentsOf(folder).flatMap((files) =>
    files.slice(1).map((file, index) => [files[index] ?? file, file] as const),
  )
  const step = Math.max(1, pairs.length / pairsMax)
  const results: PairResult[] = []
  for (let at = 0; at < pairs.length; at += step) {
    const [before, after] = pairs[Math.floor(at)] ?? []
    if (before === undefined || after === undefined) continue
    const result = comparePair(path.relative(folder, after), blocksOf(before), blocksOf(after))
    if (result.change.hunks.length > 0) results.push(result)
  }
  return results
}
