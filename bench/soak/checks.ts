import { Client } from 'pg'
import { stet } from '../../tests/support/stet.ts'
import { revisionOf } from './site.ts'
import type { Edit, Hosts } from './site.ts'

export interface CheckResult {
  readonly what: string
  readonly holds: boolean
  readonly found: string
}

interface Archived {
  readonly url: string
  readonly number: number
  readonly text: string
}

/** What must hold however often anything was killed. `settledMs`: edits older than this must have been seen. */
export async function checkAll(
  url: string,
  env: Readonly<Record<string, string>>,
  hosts: Hosts,
  settledMs: number,
): Promise<readonly CheckResult[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows: versions } = await client.query<Archived>(
      `select a.url, v.number, v.content::text as text from versions v join articles a on a.id = v.article_id
        order by v.article_id, v.number`,
    )
    const verified = await stet(['verify'], { env: { ...env } })
    return [
      {
        what: '`stet verify` finds nothing',
        holds: verified.exitCode === 0,
        found: lastLine(verified.stdout),
      },
      await doubles(client),
      await lateCaptures(client),
      concurrency(hosts),
      ...(await truth(client, versions, hosts.edits, settledMs)),
      load(hosts),
    ]
  } finally {
    await client.end()
  }
}

/** Two captures of one article nearer to each other than half of the interval were made for one occasion. */
async function doubles(client: Client): Promise<CheckResult> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::integer as count from (
        select c.started_at - lag(c.started_at) over (partition by c.article_id order by c.started_at) as gap,
          a.interval_ms from captures c join articles a on a.id = c.article_id
        where c.outcome <> 'late') g
      where gap < interval_ms * interval '0.5 ms'`,
  )
  const count = rows[0]?.count ?? 0
  return {
    what: 'no article was captured twice for one occasion',
    holds: count === 0,
    found: `${count} times`,
  }
}

async function lateCaptures(client: Client): Promise<CheckResult> {
  const { rows } = await client.query<{ total: number; late: number; shown: number }>(
    `select count(*)::integer as total, count(*) filter (where outcome = 'late')::integer as late,
      count(*) filter (where outcome = 'late' and version is not null)::integer as shown from captures`,
  )
  const { total = 0, late = 0, shown = 0 } = rows[0] ?? {}
  return {
    what: 'what came after its claim was lost made no version',
    holds: shown === 0,
    found: `${total.toLocaleString('en')} captures, ${late} of them late`,
  }
}

function concurrency(hosts: Hosts): CheckResult {
  const max = hosts.concurrencyMax()
  return { what: 'no host served two requests at once', holds: max === 1, found: `at most ${max}` }
}

/** Every state that stood long enough is a version, each version is a state, and they come in order. */
async function truth(
  client: Client,
  versions: readonly Archived[],
  edits: readonly Edit[],
  settledMs: number,
): Promise<readonly CheckResult[]> {
  const byPath = Map.groupBy(versions, ({ url }) => new URL(url).pathname)
  const real = new Map([...Map.groupBy(edits, ({ path }) => path)].map(([path, all]) => [path, all]))
  let invented = 0
  let disordered = 0
  let missed = 0
  const now = Date.now()
  for (const [path, states] of real) {
    const seen = (byPath.get(path) ?? []).map(({ text }) => revisionOf(text))
    const known = new Set(states.map(({ revision }) => revision))
    invented += seen.filter((revision) => !known.has(revision)).length
    disordered += seen.filter((revision, index) => revision <= (seen[index - 1] ?? 0)).length
    for (const [index, { revision, at }] of states.entries()) {
      const stood = (states[index + 1]?.at ?? now) - at
      if (stood > settledMs && !seen.includes(revision)) missed += 1
    }
  }
  const { rows } = await client.query<{ changes: number }>('select count(*)::integer as changes from changes')
  const found = `${versions.length.toLocaleString('en')} versions, ${rows[0]?.changes ?? 0} changes, ${edits.length - real.size} edits`
  return [
    {
      what: 'no version that was never published, none out of order',
      holds: invented + disordered === 0,
      found,
    },
    {
      what: `every state that stood for ${settledMs / 1000} s is a version`,
      holds: missed === 0,
      found: `${missed} missed`,
    },
  ]
}

/** Workers that live equally long do about as much. */
function load(hosts: Hosts): CheckResult {
  const counts = [...hosts.requests.byAgent]
    .filter(([agent]) => agent.includes('worker'))
    .map(([, count]) => count)
  const [least, most] = [Math.min(...counts), Math.max(...counts)]
  return {
    what: 'the load is even: the busiest worker did at most twice what the least busy one did',
    holds: most <= 2 * least,
    found: `${least} to ${most} requests a worker`,
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}
