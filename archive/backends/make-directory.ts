import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a directory and those above it. Node's own `recursive` tries for ever where a parent is there and says
 * ENOENT all the same, as /proc does. Throws what the file system said.
 */
export async function makeDirectory(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'EEXIST' && (await stat(path)).isDirectory()) return
    const parent = dirname(path)
    if (code !== 'ENOENT' || parent === path) throw error
    if (!(await isThere(parent))) await makeDirectory(parent)
    await mkdir(path).catch(async (again: unknown) => {
      // Two processes may start in one new place at once.
      if (!(await isThere(path))) throw again
    })
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
