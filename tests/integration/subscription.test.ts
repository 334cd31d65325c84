import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { receiver } from '../support/receiver.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { spawnStet, stet, temporaryDirectory } from '../support/stet.ts'

const before = [...[1, 2, 3].map(paragraph), 'The toll will be 12 crowns from Monday.']
const after = [...[1, 2, 3].map(paragraph), 'The toll will be 14 crowns from Monday.']

test('from the edit of a page to a message whose signature holds, by commands alone', async () => {
  await using hook = await receiver()
  await using site = await startSite({ '/a': { body: articlePage('Harbour toll', before) } })
  await using dir = await temporaryDirectory()
  const env = {
    FETCH_ALLOW_ADDRESSES: `${new URL(site.origin).host},127.0.0.1:${hook.port}`,
    FETCH_HOST_DELAY_MS: '0',
    PUBLIC_URL: 'https://stet.example',
  }
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  await run('add', `${site.origin}/a`, '--kind', 'page')
  await run('run')
  const added = await run('subscription', 'add', 'desk', hook.url, '--filter', 'kind=number', '--json')
  const { secret, subscription } = JSON.parse(added.stdout) as { secret: string; subscription: object }
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(subscription).toMatchObject({ name: 'desk', filter: 'kind=number', position: 0, status: 'active' })
  site.answers.set('/a', { body: articlePage('Harbour toll', after) })
  const ran = await run('run', '--all')
  expect(ran.stdout).toContain('1 change told to subscriptions')
  expect(hook.received).toHaveLength(1)
  const { headers, body } = hook.received[0] ?? { headers: {}, body: '' }
  expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
    data: {
      edits: [{ before: before.at(-1), after: after.at(-1) }],
      links: { change: expect.stringMatching(/^https:\/\/stet\.example\/articles\/\d+\/changes\/1-2$/) },
    },
  })
  const shown = await run('subscription', 'show', 'desk')
  expect(shown.stdout).toContain('So far:   1 change, up to number 1')
  expect(shown.stdout).not.toContain('/hook')
}, 60_000)

test('the service tells within seconds of a change, and what it could not tell when it comes back', async () => {
  await using hook = await receiver()
  await using site = await startSite({ '/a': { body: articlePage('Harbour toll', before) } })
  await using dir = await temporaryDirectory()
  const env = {
    DATA_DIR: dir.path,
    LISTEN: '127.0.0.1:0',
    LOG_LEVEL: 'error',
    SCAN_INTERVAL_MS: '200',
    FETCH_HOST_DELAY_MS: '0',
    ARTICLE_INTERVAL_MIN_MS: '500',
    ARTICLE_INTERVAL_MAX_MS: '500',
    FETCH_ALLOW_ADDRESSES: `${new URL(site.origin).host},127.0.0.1:${hook.port}`,
  }
  await stet(['add', `${site.origin}/a`, '--kind', 'page'], { env })
  await stet(['subscription', 'add', 'desk', hook.url], { env })
  {
    await using service = spawnStet(['serve'], env)
    // Two whole captures by the service: the first version is there.
    const looks = () => site.requests.filter(({ path }) => path === '/a').length
    const atFirst = looks()
    await expect.poll(looks, { timeout: 20_000 }).toBeGreaterThan(atFirst + 2)
    site.answers.set('/a', { body: articlePage('Harbour toll', after) })
    await expect.poll(() => hook.received.length, { timeout: 20_000 }).toBe(1)
    hook.answer = (response) => response.destroy()
    site.answers.set('/a', { body: articlePage('Harbour toll', before) })
    await expect.poll(() => hook.received.length, { timeout: 20_000 }).toBe(2)
    service.child.kill('SIGTERM')
    expect((await service.ended).exitCode).toBe(0)
  }
  hook.answer = (response) => response.writeHead(204).end()
  await using again = spawnStet(['serve'], env)
  await expect.poll(() => hook.received.length, { timeout: 30_000 }).toBe(3)
  expect(again.child.exitCode).toBeNull()
  const ids = hook.received.map(({ headers }) => headers['webhook-id'])
  expect(ids[2]).toBe(ids[1])
  expect(ids[1]).not.toBe(ids[0])
}, 90_000)

test('says what is wrong with a subscription, and what to do', async () => {
  await using dir = await temporaryDirectory()
  const run = (...args: string[]) => stet(['subscription', ...args, '--data', dir.path])
  const wrong: [string[], RegExp][] = [
    [['add', 'desk', 'not a url'], /url-invalid/],
    [['add', 'desk', 'ftp://hook.example/'], /url-scheme/],
    [['add', '', 'https://hook.example/'], /needs a name/],
    [['add', 'desk', 'https://hook.example/', '--filter', 'colour=red'], /"colour" is nothing/],
    [['add', 'desk', 'https://hook.example/', '--filter', 'kind=nonsense'], /"nonsense" is no kind/],
    [['add', 'desk', 'https://hook.example/', '--format', 'pigeon'], /a format is one of/],
    [['add', 'desk', 'https://hook.example/', '--template', '{x}', '--format', 'slack'], /cannot name \{x\}/],
    [['add', 'desk', 'https://hook.example/', '--template', '{url}'], /a template is for the formats/],
    [['add', 'desk', 'https://hook.example/', '--after', '5'], /there is no change 5 yet/],
    [['add', 'desk', 'desk@news.example'], /Set SMTP_URL and MAIL_FROM/],
    [['show', 'nobody'], /there is no subscription "nobody"/],
    [['replay', 'nobody'], /subscription-unknown/],
    [['dance'], /"dance" is nothing that "stet subscription" can do/],
  ]
  for (const [args, message] of wrong) {
    const { exitCode, stderr } = await run(...args)
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(/-unknown|no change 5/.test(stderr) ? 1 : 2)
  }
  expect((await run('list')).stdout).toContain('stet subscription add NAME TARGET')
  await run('add', 'channel', 'https://hooks.chat.example/T/SECRET', '--format', 'slack')
  const { stdout } = await run('list')
  expect(stdout).toContain('hooks.chat.example')
  expect(stdout).not.toContain('SECRET')
  expect((await run('replay', 'channel')).stderr).toContain('replay takes --after NUMBER, or --dead')
  expect((await run('pause', 'channel')).stdout).toContain('is told nothing until it is resumed')
  expect((await run('remove', 'channel')).exitCode).toBe(0)
  expect((await run('resume', 'channel')).stderr).toContain('subscription-unknown')
}, 60_000)
