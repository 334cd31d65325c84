import { expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

test('stet edit says a source anew, and what is not given stays', async () => {
  await using site = await startSite({ '/a': { body: articlePage('Toll', [1, 2].map(paragraph)) } })
  await using dir = await temporaryDirectory()
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, FETCH_HOST_DELAY_MS: '0' }
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  await run('add', `${site.origin}/a`, '--kind', 'page', '--include', '/a')
  const edited = await run('edit', '1', '--cron', '0 6 * * *', '--timezone', 'Europe/Berlin', '--json')
  expect(JSON.parse(edited.stdout)).toMatchObject({
    cron: '0 6 * * *',
    timezone: 'Europe/Berlin',
    include: '/a',
  })
  expect((await run('edit', '1', '--include', '')).stdout).toMatch(
    /^Source 1 is read at "0 6 \* \* \*" \(Europe\/Berlin\), next /,
  )
  expect(JSON.parse((await run('sources', '--json')).stdout)).toMatchObject({
    cron: '0 6 * * *',
    include: null,
  })
  const wrong: [string[], number, RegExp][] = [
    [['edit', '1'], 2, /edit takes at least one of/],
    [['edit', '1', '--cron', 'often'], 2, /cron-invalid/],
    [['edit', '1', '--include', '('], 2, /pattern-invalid/],
    [['edit', '9', '--title', 'x'], 1, /source-unknown/],
  ]
  for (const [args, code, message] of wrong) {
    const { exitCode, stderr } = await run(...args)
    expect([exitCode, stderr]).toEqual([code, expect.stringMatching(message)])
  }
}, 30_000)
