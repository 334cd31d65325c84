import { expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import type { Answer, Site } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const page: Answer = { body: articlePage('Harbour closed', [1, 2, 3].map(paragraph)) }

function feed(origin: string, paths: readonly string[]): Answer {
  const items = paths
    .map((path) => `<item><link>${origin}${path}</link><title>${path}</title></item>`)
    .join('')
  return {
    headers: { 'content-type': 'application/rss+xml' },
    body: `<rss version="2.0"><channel><title>Harbour</title>${items}</channel></rss>`,
  }
}

function settings(site: Site): Record<string, string> {
  return {
    FETCH_ALLOW_ADDRESSES: new URL(site.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    FETCH_HOST_CONNECTIONS: '1',
    LOG_LEVEL: 'error',
  }
}

test('stet run captures each article once, however soon it is due again', async () => {
  await using site = await startSite({ '/a': page, '/b': page })
  site.answers.set('/feed', feed(site.origin, ['/a', '/b']))
  await using dir = await temporaryDirectory()
  const env = { ...settings(site), ARTICLE_INTERVAL_MIN_MS: '1000', ARTICLE_INTERVAL_MAX_MS: '1000' }
  const data = ['--data', dir.path]
  await stet(['add', `${site.origin}/feed`, '--cron', '* * * * * *', ...data], { env })
  const { stdout, exitCode } = await stet(['run', '--all', '--json', ...data], { env })
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ readings: 1, captures: 2, versions: 2, leftOut: 0 })
})

test('stet run ends though a source is left whose host asks for long peace', async () => {
  await using site = await startSite({})
  await using dir = await temporaryDirectory()
  const env = settings(site)
  const data = ['--data', dir.path]
  for (const path of ['/one', '/two']) {
    site.answers.set(path, feed(site.origin, []))
    await stet(['add', `${site.origin}${path}`, '--cron', '0 0 1 1 *', ...data], { env })
    site.answers.set(path, { status: 429, headers: { 'retry-after': '7200' } })
  }
  const { stdout, exitCode } = await stet(['run', '--all', ...data], { env })
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/1 source read/)
  expect(stdout).toMatch(
    /1 left for later: their hosts asked for peace or gave no answer, the first until \d{4}-/,
  )
})

test('stet run leaves out a host that asks for long peace, and says how much and until when', async () => {
  const peace: Answer = { status: 503, headers: { 'retry-after': '7200' } }
  await using site = await startSite({ '/a': peace, '/b': peace, '/c': peace })
  site.answers.set('/feed', feed(site.origin, ['/a', '/b', '/c']))
  await using dir = await temporaryDirectory()
  const env = settings(site)
  const data = ['--data', dir.path]
  await stet(['add', `${site.origin}/feed`, ...data], { env })
  const { stdout, exitCode } = await stet(['run', ...data], { env })
  expect(exitCode).toBe(0)
  expect(stdout).toContain('1 capture')
  expect(stdout).toMatch(
    /2 left for later: their hosts asked for peace or gave no answer, the first until \d{4}-/,
  )
  expect(site.requests.filter(({ path }) => path !== '/feed' && path !== '/robots.txt')).toHaveLength(1)
  const again = await stet(['run', ...data], { env })
  expect(again.stdout).toContain('2 left for later')
  expect(again.stdout).not.toContain('capture')
})

test('stet run stays for the second look at what has changed, and tells of it then', async () => {
  await using site = await startSite({ '/a': page })
  site.answers.set('/feed', feed(site.origin, ['/a']))
  await using dir = await temporaryDirectory()
  const env = { ...settings(site), SECOND_LOOK_MS: '3000' }
  const data = ['--data', dir.path]
  await stet(['add', `${site.origin}/feed`, ...data], { env })
  await stet(['run', ...data], { env })
  site.answers.set('/a', { body: articlePage('Harbour opens', [1, 2, 3].map(paragraph)) })
  const { stdout, stderr } = await stet(['run', '--all', '--json', ...data], { env })
  expect(JSON.parse(stdout)).toMatchObject({ captures: 2, changes: 1, unchanged: 1 })
  expect(stderr).toMatch(/waiting until \S+ \S+ UTC for a second look at 1 change/)
  expect((await stet(['inbox', '--json', ...data], { env })).stdout).toContain('Harbour opens')
})
