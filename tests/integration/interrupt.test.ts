import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { spawnStet, stet, temporaryDirectory } from '../support/stet.ts'
import { until } from '../support/until.ts'

/** A server that takes requests and never answers; resolves once somebody waits for it. */
async function startSilence() {
  let asked = 0
  const server = createServer(() => (asked += 1)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    host: `127.0.0.1:${port}`,
    isAsked: () => asked > 0,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('Ctrl-C ends stet add with one line and exit code 130', { timeout: 60_000 }, async () => {
  await using silence = await startSilence()
  await using dir = await temporaryDirectory()
  const env = { FETCH_ALLOW_ADDRESSES: silence.host, LOG_LEVEL: 'error' }
  await using adding = spawnStet(['add', `http://${silence.host}/feed`, '--data', dir.path], env)
  await until(silence.isAsked)
  adding.child.kill('SIGINT')
  expect(await adding.ended).toMatchObject({
    exitCode: 130,
    signal: null,
    stdout: '',
    stderr: 'stet: stopped before everything was done; what was done is kept [interrupted]\n',
  })
})

test(
  'Ctrl-C ends stet check with one line, as JSON too, and the article stays due',
  { timeout: 90_000 },
  async () => {
    await using silence = await startSilence()
    await using dir = await temporaryDirectory()
    const data = ['--data', dir.path]
    const env = { FETCH_ALLOW_ADDRESSES: silence.host, LOG_LEVEL: 'error' }
    const url = `http://${silence.host}/story`
    await using site = await startSite({
      '/story': { body: articlePage('Closed', [1, 2, 3].map(paragraph)) },
    })
    const allow = { ...env, FETCH_ALLOW_ADDRESSES: new URL(site.origin).host }
    await stet(['add', `${site.origin}/story`, '--kind', 'page', ...data], { env: allow })
    site.answers.set('/robots.txt', { status: 302, headers: { location: url } })
    const both = { ...env, FETCH_ALLOW_ADDRESSES: `${new URL(site.origin).host},${silence.host}` }
    await using checking = spawnStet(['check', `${site.origin}/story`, '--json', ...data], both)
    await until(silence.isAsked)
    checking.child.kill('SIGINT')
    const { exitCode, stderr } = await checking.ended
    expect(exitCode).toBe(130)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'interrupted' } })
    const { stdout } = await stet(['articles', '--json', ...data], { env })
    expect(JSON.parse(stdout)).toMatchObject({ status: 'active', captures: 0 })
  },
)

test(
  'stet check does not wait for a host that asked for long peace; it says until when',
  { timeout: 60_000 },
  async () => {
    await using site = await startSite({
      '/story': { body: articlePage('Closed', [1, 2, 3].map(paragraph)) },
    })
    await using dir = await temporaryDirectory()
    const data = ['--data', dir.path]
    const env = {
      FETCH_ALLOW_ADDRESSES: new URL(site.origin).host,
      FETCH_HOST_DELAY_MS: '0',
      LOG_LEVEL: 'error',
    }
    const url = `${site.origin}/story`
    await stet(['add', url, '--kind', 'page', ...data], { env })
    site.answers.set('/story', { status: 503, headers: { 'retry-after': '7200' } })
    expect(await stet(['check', url, ...data], { env })).toMatchObject({ exitCode: 1 })
    const again = await stet(['check', url, ...data], { env })
    expect(again).toMatchObject({ exitCode: 1, stdout: '' })
    expect(again.stderr).toContain('[host-busy]')
  },
)
