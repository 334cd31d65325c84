import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** What one comparison of an input took, in a process of its own. */
export interface Cost {
  readonly name: string
  readonly cpuMs: number
  /** Highest resident size of the process, above the highest that it had with both contents before. */
  readonly memoryMb: number
  readonly editWords: number
  readonly coarse: boolean
  readonly rebuilt: boolean
}

/** Compares the named input in a child process, since memory is a process's. */
export async function costOf(name: string): Promise<Cost> {
  const child = fork(path.join(import.meta.dirname, 'bounded-child.ts'), [name])
  const [message]: unknown[] = await once(child, 'message')
  await once(child, 'exit')
  return message as Cost
}
