import { expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import type { Answer, Site } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const good: Answer = { body: articlePage('Harbour closed', [1, 2, 3].map(paragraph)) }
const login: Answer = { body: '<title>Login\u001B[2J</title><form><input name=user></form>' }

function feed(site: Site): Answer {
  const items = ['/good', '/login'].map((path) => `<item><link>${site.origin}${path}</link></item>`)
  const body = `<rss version="2.0"><channel><title>Harbour</title>${items.join('')}</channel></rss>`
  return { headers: { 'content-type': 'application/rss+xml' }, body }
}

test('what could not be captured is named with its reason by run, check, articles and history', async () => {
  await using site = await startSite({ '/good': good, '/login': login })
  site.answers.set('/feed', feed(site))
  await using dir = await temporaryDirectory()
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, FETCH_HOST_DELAY_MS: '0', TZ: 'UTC' }
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  const said = async (...args: string[]) => (await run(...args)).stdout

  expect(await said('run')).toBe(
    'Nothing is followed yet. Begin with: stet add https://example.org/feed.xml\n',
  )
  await run('add', `${site.origin}/feed`)
  const first = await said('run')
  expect(first).toContain('1 failure')
  expect(first).toMatch(/^not-an-article: A login page.*\n {2}http:\/\/\S+\/login: found/m)
  expect(JSON.parse(await said('run', '--all', '--json'))).toMatchObject({
    failures: 1,
    failed: [{ url: `${site.origin}/login`, code: 'not-an-article' }],
  })
  for (const command of [
    ['articles'],
    ['history', `${site.origin}/login`],
    ['check', `${site.origin}/login`],
  ]) {
    const text = await said(...command)
    expect(text).toContain('[not-an-article]')
    expect(text).not.toContain('\u001B')
  }
  expect(await said('history', `${site.origin}/good`)).not.toContain('not captured')

  site.answers.set('/good', { status: 410, body: 'gone' })
  await run('run', '--all')
  await run('run', '--all')
  expect(await said('history', `${site.origin}/good`)).toMatch(
    /^gone {2}between \d{4}-.* UTC and \d{4}-.* UTC\n {2}the server said 410 \[http-gone\]\n/m,
  )
}, 120_000)
