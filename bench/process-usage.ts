import { readdirSync, readFileSync } from 'node:fs'

/** CPU and memory of processes as /proc shows them (Linux). */
const ticksPerSecond = 100

export interface Usage {
  readonly cpuMs: number
  readonly rssBytes: number
}

/**
 * CPU of a process and everything it has started, the ended children included, in milliseconds; resident memory
 * of the living ones, shared pages counted once (PSS).
 */
export function usageOfTree(rootPid: number): Usage {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (/^\d+$/.test(name)) parents.set(Number(name), statOf(Number(name))?.parent ?? 0)
  }
  const tree = [
    rootPid,
    ...[...parents.keys()].filter((pid) => pid !== rootPid && isBelow(pid, rootPid, parents)),
  ]
  let cpuMs = 0
  let rssBytes = 0
  for (const pid of tree) {
    const stat = statOf(pid)
    if (stat === null) continue
    cpuMs += stat.cpuMs
    rssBytes += proportionalBytes(pid)
  }
  return { cpuMs, rssBytes }
}

function isBelow(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let each = parents.get(pid) ?? 0; each > 1; each = parents.get(each) ?? 0) {
    if (each === root) return true
  }
  return false
}

function statOf(pid: number): { parent: number; cpuMs: number } | null {
  const text = read(`/proc/${pid}/stat`)
  if (text === null) return null
  // The name in parentheses may hold anything; the fields begin after the last one.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index] ?? 0), 0)
  return { parent: Number(fields[1]), cpuMs: (ticks / ticksPerSecond) * 1_000 }
}

function proportionalBytes(pid: number): number {
  const match = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`) ?? '')
  return match === null ? 0 : Number(match[1]) * 1_024
}

function read(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

/** Watches a process tree's memory until disposed of; `peakBytes` is the largest sum seen. */
export function watchMemory(pid: number): { readonly peakBytes: () => number } & Disposable {
  let peak = 0
  const timer = setInterval(() => {
    peak = Math.max(peak, usageOfTree(pid).rssBytes)
  }, 250)
  return { peakBytes: () => peak, [Symbol.dispose]: () => clearInterval(timer) }
}
