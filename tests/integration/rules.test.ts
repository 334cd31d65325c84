import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const promo = 'The weather desk expects the wind to fall by Friday, and fog over the channel in the mornings.'
const story = [paragraph(0), promo, paragraph(1), paragraph(2)]

interface Shown {
  readonly version: { readonly number: number; readonly content: { readonly blocks: { text: string }[] } }
}

test('rules of a source clean its articles anew, which is reprocessing and not an edit', async () => {
  await using site = await startSite({ '/story': { body: articlePage('Harbour closed', story) } })
  await using dir = await temporaryDirectory()
  const env = {
    FETCH_ALLOW_ADDRESSES: new URL(site.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    LOG_LEVEL: 'error',
  }
  const url = `${site.origin}/story`
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  const texts = async () => {
    const shown = JSON.parse((await run('show', url, '--json')).stdout) as Shown
    return { version: shown.version.number, texts: shown.version.content.blocks.map(({ text }) => text) }
  }
  const rules = join(dir.path, 'rules.json')
  await writeFile(rules, JSON.stringify({ remove: ['/weather desk/'] }))

  await run('add', url, '--kind', 'page')
  await run('run')
  expect(await texts()).toEqual({ version: 1, texts: story })

  const tried = await run('rules', 'try', rules, url)
  expect(tried.exitCode).toBe(0)
  expect(tried.stdout).toContain('remove /weather desk/: 1 block')
  expect(tried.stdout).toContain(`[-${promo.slice(0, 40)}`)
  expect(await texts()).toMatchObject({ version: 1 })

  expect((await run('rules', 'set', '1', rules)).exitCode).toBe(0)
  // The page has not changed: what our own rules change does not wait for the publisher.
  await run('run', '--all')
  expect(await texts()).toEqual({ version: 2, texts: story.filter((text) => text !== promo) })
  const history = JSON.parse((await run('history', url, '--json')).stdout) as { changes: { cause: string }[] }
  expect(history.changes.map(({ cause }) => cause)).toEqual(['reprocessing'])

  expect(JSON.parse((await run('rules', 'show', '1')).stdout)).toEqual({
    select: [],
    remove: ['/weather desk/'],
    rename: {},
  })
  expect((await run('rules', 'clear', '1')).exitCode).toBe(0)
  await run('run', '--all')
  expect(await texts()).toEqual({ version: 1, texts: story })
  expect((await run('verify')).exitCode).toBe(0)
}, 120_000)

test('rules that match nothing any more make no version', async () => {
  await using site = await startSite({ '/story': { body: articlePage('Harbour closed', story) } })
  await using dir = await temporaryDirectory()
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, LOG_LEVEL: 'error' }
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  const rules = join(dir.path, 'rules.json')
  await writeFile(rules, '{"select": ["main > .story"]}')
  await run('add', `${site.origin}/story`, '--kind', 'page')
  await run('rules', 'set', '1', rules)
  const captured = await run('check', `${site.origin}/story`)
  expect(captured.exitCode).toBe(1)
  expect(`${captured.stdout}${captured.stderr}`).toContain('rules-matched-nothing')
  expect((await run('rules', 'try', rules, `${site.origin}/story`)).exitCode).toBe(1)
}, 120_000)

test.each([
  [['rules', 'mend', '1'], 'is nothing that "stet rules" can do'],
  [['rules', 'set', '1'], 'set takes the source and one file of rules'],
  [['rules', 'try', 'rules.json'], 'at least one page'],
])('stet %j says what is missing', async (args, message) => {
  const { exitCode, stderr } = await stet(args)
  expect(exitCode).toBe(2)
  expect(stderr).toContain(message)
})

test('rules are tried on a whole history: which changes would go, which stay', async () => {
  const withPromo = (words: string, last: string) => ({
    body: articlePage('Harbour closed', [paragraph(0), words, paragraph(1), last]),
  })
  await using site = await startSite({ '/story': withPromo(promo, paragraph(2)) })
  await using dir = await temporaryDirectory()
  const env = {
    FETCH_ALLOW_ADDRESSES: new URL(site.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    LOG_LEVEL: 'error',
  }
  const url = `${site.origin}/story`
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  const rules = join(dir.path, 'rules.json')
  await writeFile(rules, JSON.stringify({ remove: ['/weather desk/'] }))
  await run('add', url, '--kind', 'page')
  await run('run')
  for (const [words, last] of [
    [promo.replace('Friday', 'Saturday'), paragraph(2)],
    [promo.replace('Friday', 'Sunday'), paragraph(3)],
    [promo.replace('Friday', 'Monday'), paragraph(3)],
  ] as const) {
    site.answers.set('/story', withPromo(words, last))
    await run('run', '--all')
  }
  const tried = await run('rules', 'try', rules, url)
  expect(tried.stdout).toContain('History: 4 versions and 3 changes as recorded; 2 and 1 with these rules.')
  expect(tried.stdout).toMatch(/2 changes would go:\n {2}version 1 → 2: \S.*\n {2}version 3 → 4: \S/)
  const { history } = JSON.parse((await run('rules', 'try', rules, url, '--json')).stdout) as {
    history: { gone: { from: number; to: number }[]; lost: number[] }
  }
  expect(history).toMatchObject({
    versionsWith: 2,
    changesWith: 1,
    lost: [],
    gone: [
      { from: 1, to: 2 },
      { from: 3, to: 4 },
    ],
  })
  await writeFile(rules, JSON.stringify({ select: ['.nowhere'] }))
  expect((await run('rules', 'try', rules, url)).stdout).toContain(
    'Nothing would be left of 4 versions: 1, 2, 3, 4',
  )
}, 60_000)
