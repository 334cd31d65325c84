import { once } from 'node:events'
import { embeddedPostgres } from '../../archive/backends/embedded-postgres.ts'
import { archivePool } from '../../archive/pool.ts'
import { openArchive } from '../../archive/open.ts'
import { captureOnce } from './capture-once.ts'
import { asId } from './records.ts'

/**
 * A process of its own for the tests that kill one.
 * `capture <connection> <failpoint> <article> <slot> <text>` captures and dies at the failpoint;
 * `embedded <dataDir>` opens the embedded database, says so, and stays until its standard input ends.
 */
const [what, ...args] = process.argv.slice(2)
if (what === 'capture') await captureAndDie(args)
else await holdEmbedded(args[0] ?? '')

async function captureAndDie([
  connection = '',
  fatal,
  article,
  slot = '',
  text = '',
]: readonly string[]): Promise<void> {
  const pool = archivePool(JSON.parse(connection))
  const archive = await openArchive({
    pool,
    keyOf: (url) => url,
    failpoint: (name) => {
      if (name === fatal) process.kill(process.pid, 'SIGKILL')
    },
  })
  await captureOnce(archive, asId(Number(article)), slot, new Date(slot), text)
  await pool.end()
}

async function holdEmbedded(dataDir: string): Promise<void> {
  await using stack = new AsyncDisposableStack()
  stack.use(await embeddedPostgres({ dataDir }))
  process.stdout.write('open\n')
  await once(process.stdin.resume(), 'end')
}
