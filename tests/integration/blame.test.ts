import { expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const lead = 'The harbour of Brindle stays closed until Friday because of the storm, the town said.'
const promo = 'A ferry with forty passengers had run aground near the lighthouse on Monday evening.'

interface Blamed {
  readonly version: number
  readonly sightings: readonly { readonly version: number; readonly firstSeenAt: string }[]
  readonly presences: readonly { readonly intervals: readonly { from: number; until: number | null }[] }[]
  readonly blocks: readonly {
    readonly text: string
    readonly runs: readonly { start: number; end: number; origin: number; presence: number }[]
  }[]
  readonly removals: readonly { readonly version: number; readonly parts: readonly { text: string }[] }[]
}

test('blame tells for each word the version that brought it, as text and as JSON', async () => {
  const first = { body: articlePage('Harbour closed', [lead, promo, paragraph(1), paragraph(2)]) }
  const edited = lead.replace('Friday', 'Sunday\u202E')
  await using site = await startSite({ '/story': first })
  await using dir = await temporaryDirectory()
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, FETCH_HOST_DELAY_MS: '0', TZ: 'UTC' }
  const url = `${site.origin}/story`
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  const blamed = async (...args: string[]) =>
    JSON.parse((await run('blame', url, '--json', ...args)).stdout) as Blamed

  await run('add', url, '--kind', 'page')
  expect((await run('blame', url)).stderr).toContain('no version yet [version-unknown]')
  await run('run')
  site.answers.set('/story', { body: articlePage('Harbour closed', [edited, paragraph(1), paragraph(2)]) })
  await run('run', '--all')

  const second = await blamed()
  expect(second).toMatchObject({ version: 2, sightings: [{ version: 1 }, { version: 2 }] })
  const [block] = second.blocks
  expect(block?.runs.map(({ start, end, origin }) => [origin, block.text.slice(start, end)])).toEqual([
    [1, 'The harbour of Brindle stays closed until '],
    [2, expect.stringMatching(/^Sunday/)],
    [1, 'because of the storm, the town said.'],
  ])
  expect(
    second.removals.map(({ version, parts }) => [version, parts.map(({ text }) => text.trim())]),
  ).toEqual([
    [2, ['Friday']],
    [2, [promo]],
  ])

  const text = (await run('blame', url)).stdout
  expect(text).toMatch(
    /^Harbour closed: version 2\n\n1 {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}Harbour closed\n/,
  )
  expect(text).toMatch(/\n2 {2}\d{4}-.* UTC {2}Sunday\n/)
  expect(text).toMatch(/\nversion 2 {2}\d{4}-.* UTC {2}1 word\n$/)
  for (const control of ['\u202E', '\u001B']) expect(text).not.toContain(control)

  site.answers.set('/story', first)
  await run('run', '--all')
  const back = await blamed()
  expect(back).toMatchObject({ version: 1, sightings: [{ version: 1 }, { version: 2 }, { version: 1 }] })
  const presence = back.presences[back.blocks[1]?.runs[0]?.presence ?? -1]
  expect(presence?.intervals).toEqual([
    { from: 1, until: 2 },
    { from: 3, until: null },
  ])
  expect((await run('blame', url)).stdout).toMatch(
    /Monday evening\. \[gone \d{4}-.* UTC, back \d{4}-.* UTC\]\n/,
  )
  expect(await blamed('--version', '2')).toMatchObject({ version: 2 })

  const missing = await run('blame', url, '--version', '7')
  expect([missing.exitCode, missing.stderr]).toEqual([1, expect.stringContaining('no version 7; it has 2')])
}, 240_000)
