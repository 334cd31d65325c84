import { expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

test('stet why says what was seen, what comes, why then, and what the host allows', async () => {
  await using site = await startSite({
    '/a': { body: articlePage('Toll', [1, 2].map(paragraph)) },
    '/robots.txt': {
      body: 'User-agent: *\nCrawl-delay: 1\nDisallow: /private',
      headers: { 'content-type': 'text/plain' },
    },
  })
  await using dir = await temporaryDirectory()
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, FETCH_HOST_DELAY_MS: '0' }
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  await run('add', `${site.origin}/a`, '--kind', 'page')
  const before = (await run('why', `${site.origin}/a`)).stdout
  expect(before).toContain('Last look:  none yet')
  expect(before).toMatch(/Next look: {2}.*due now/)
  await run('run')
  const { stdout } = await run('why', `${site.origin}/a`)
  expect(stdout).toMatch(/^Toll\nhttp/)
  expect(stdout).toMatch(/Last look: {2}.*, new, HTTP 200\n/)
  expect(stdout).toMatch(/Next look: {2}.*, in \d+ min/)
  expect(stdout).toMatch(
    /Why then: {3}found .* ago, never seen to change: \d\.\d edits an hour are expected now, so it would wait \d+/,
  )
  expect(stdout).toMatch(
    /its robots\.txt allows this; one request every 1(?:\.0)? s over all workers, which it asks for/,
  )
  expect(stdout).toMatch(/Source: {5}1, http.*, active, read at/)
  const json = JSON.parse((await run('why', '1', '--json')).stdout) as object
  expect(json).toMatchObject({
    article: { id: 1 },
    lastCapture: { outcome: 'new' },
    expectation: { changes: 0, sinceChangeMs: null },
    host: { robots: { allowed: true, crawlDelayMs: 1_000 }, quietUntil: null, delayMs: 1_000 },
  })
  await run('pause', '1')
  expect((await run('why', '1')).stdout).toContain('Next look:  none: its source is paused')
  const unknown = await run('why', 'https://news.example/none')
  expect([unknown.exitCode, unknown.stderr]).toEqual([1, expect.stringContaining('article-unknown')])
}, 60_000)
