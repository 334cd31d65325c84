import type { WordRun } from '../../model/change.ts'

/** Collects runs in reading order; neighbours of one kind are joined, what went stands before what came. */
interface RunBuilder {
  equal(text: string): void
  deleted(text: string): void
  inserted(text: string): void
  /** The runs; none of them is empty. */
  finish(): WordRun[]
}

/** An empty builder. White space that ends both sides of a replacement is made part of the equal text after it. */
export function runBuilder(): RunBuilder {
  const runs: WordRun[] = []
  let kept = ''
  let went = ''
  let came = ''

  function flushEdit(): string {
    const shared = went !== '' && came !== '' ? sharedWhiteSpaceEnd(went, came) : 0
    const after = shared === 0 ? '' : went.slice(went.length - shared)
    const deleted = went.slice(0, went.length - shared)
    const inserted = came.slice(0, came.length - shared)
    if (deleted !== '') runs.push({ op: 'deleted', text: deleted })
    if (inserted !== '') runs.push({ op: 'inserted', text: inserted })
    went = ''
    came = ''
    return after
  }

  function flushEqual(): void {
    if (kept !== '') runs.push({ op: 'equal', text: kept })
    kept = ''
  }

  return {
    equal: (text) => {
      if (text === '') return
      if (went !== '' || came !== '') {
        flushEqual()
        kept = flushEdit()
      }
      kept += text
    },
    deleted: (text) => {
      went += text
    },
    inserted: (text) => {
      came += text
    },
    finish: () => {
      if (went === '' && came === '') {
        flushEqual()
        return runs
      }
      flushEqual()
      kept = flushEdit()
      flushEqual()
      return runs
    },
  }
}

/** The old text of some runs. */
export function oldText(runs: readonly WordRun[]): string {
  return runs.map((run) => (run.op === 'inserted' ? '' : run.text)).join('')
}

/** The new text of some runs. */
export function newText(runs: readonly WordRun[]): string {
  return runs.map((run) => (run.op === 'deleted' ? '' : run.text)).join('')
}

/** How many UTF-16 units of white space two texts end with in common. */
function sharedWhiteSpaceEnd(a: string, b: string): number {
  let shared = 0
  while (shared < a.length && shared < b.length) {
    const unit = a[a.length - 1 - shared]
    if (unit === undefined || unit !== b[b.length - 1 - shared] || !/\s/.test(unit)) break
    shared += 1
  }
  return shared
}
