import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'
import { receiver } from '../support/receiver.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { spawnStet, stet, temporaryDirectory } from '../support/stet.ts'
import { until } from '../support/until.ts'

/** Command lines of all processes: anybody on the machine may read them. */
async function commandLines(): Promise<string> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const lines = pids.map((pid) => readFile(join('/proc', pid, 'cmdline'), 'utf8').catch(() => ''))
  return (await Promise.all(lines)).join('\n').replaceAll('\0', ' ')
}

test('secrets are in no log, metric, page, answer, list or command line', async () => {
  await using hook = await receiver()
  hook.answer = (response) => response.writeHead(500).end()
  await using site = await startSite({
    '/a': { body: articlePage('Toll', [paragraph(1), paragraph(2), 'It is 12.']) },
  })
  await using dir = await temporaryDirectory()
  const listen = `127.0.0.1:${await freePort()}`
  const env = {
    DATA_DIR: dir.path,
    LISTEN: listen,
    LOG_LEVEL: 'debug',
    REVIEW_ACCESS: 'closed',
    SCAN_INTERVAL_MS: '200',
    FETCH_HOST_DELAY_MS: '0',
    ARTICLE_INTERVAL_MIN_MS: '500',
    ARTICLE_INTERVAL_MAX_MS: '500',
    FETCH_ALLOW_ADDRESSES: `${new URL(site.origin).host},127.0.0.1:${hook.port}`,
    SMTP_URL: `smtp://canary-user:canary-smtp-password@127.0.0.1:${await freePort()}`,
  }
  const quiet = { env: { ...env, LOG_LEVEL: 'silent' } }
  await stet(['add', `${site.origin}/a`, '--kind', 'page'], quiet)
  const token = JSON.parse(
    (await stet(['token', 'add', 'chief', '--scope', 'admin', '--json'], quiet)).stdout,
  ) as {
    secret: string
  }
  const target = `http://127.0.0.1:${hook.port}/canary-path?canary-query`
  const authorization = ['--authorization', 'Bearer canary-authorization']
  const desk = await stet(['subscription', 'add', 'desk', target, ...authorization, '--json'], quiet)
  await stet(['subscription', 'add', 'mail', 'desk@news.example', '--cron', '* * * * * *'], quiet)
  const { secret } = JSON.parse(desk.stdout) as { secret: string }
  const canaries = [
    token.secret,
    secret,
    secret.replace('whsec_', ''),
    'canary-smtp-password',
    'canary-user',
    'canary-path',
    'canary-query',
    'canary-authorization',
  ]

  await using service = spawnStet(['serve'], env)
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`http://${listen}${path}`, { headers }).catch(() => null)
    return answer === null ? '' : `${JSON.stringify([...answer.headers])}\n${await answer.text()}`
  }
  await until(async () => (await get('/readyz')) !== '')
  const first = () => site.requests.filter(({ path }) => path === '/a').length
  const looks = first()
  await expect.poll(first, { timeout: 20_000 }).toBeGreaterThan(looks + 2)
  site.answers.set('/a', { body: articlePage('Toll', [paragraph(1), paragraph(2), 'It is 14.']) })
  await expect.poll(() => hook.received.length, { timeout: 20_000 }).toBeGreaterThan(0)
  expect(hook.received[0]?.headers['authorization']).toBe('Bearer canary-authorization')
  await expect
    .poll(() => service.output().stdout + service.output().stderr, { timeout: 20_000 })
    .toContain('mail-failed')

  const signedIn = { Authorization: `Bearer ${token.secret}` }
  const paths = ['/', '/articles/1', '/articles/1/changes/1-2', '/sources', '/statistics', '/api', '/sign-in']
  const seen = [
    ...(await Promise.all(paths.map((path) => get(path, signedIn)))),
    await get('/api/v1/changes', signedIn),
    await get('/api/v1/sources', signedIn),
    await get('/metrics'),
    await get('/readyz'),
    // Where a secret does not belong; the address must not come back, nor stand in the log.
    await get(`/nowhere?token=${token.secret}`),
    await get(`/api/v1/changes?token=${token.secret}`, signedIn),
    (await stet(['subscription', 'list'], quiet)).stdout,
    (await stet(['subscription', 'show', 'desk'], quiet)).stdout,
    (await stet(['token', 'list', '--json'], quiet)).stdout,
    await commandLines(),
  ]
  const { stdout, stderr } = service.output()
  expect(seen.join('').length).toBeGreaterThan(20_000)
  expect(stderr).toContain('"msg":"notify"')
  const outputs = [...seen, stdout, stderr].join('\n')
  expect(canaries.filter((canary) => outputs.includes(canary))).toEqual([])
}, 120_000)
