import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

interface LockedPackage {
  readonly version?: string
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}

/** npm leaves out builds that its registry lacks at the time, and `npm ci` then refuses the file everywhere. */
test('the lock file has every platform build that a package names', () => {
  const named = Object.values(lock.packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}))
  const missing = named.filter((name) => lock.packages[`node_modules/${name}`]?.version === undefined)
  expect(named.length).toBeGreaterThan(0)
  expect(missing).toEqual([])
})
