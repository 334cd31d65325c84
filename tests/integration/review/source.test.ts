import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editSource, previewRules, setRules } from '../../../cli/edit-source.ts'
import type { SourceId } from '../../../model/ids.ts'
import { secretDigest } from '../../../review/access/reader.ts'
import { reviewApp } from '../../../review/app.ts'
import { paths } from '../../../review/paths.ts'
import { derivePool } from '../../../workers/derive-pool.ts'
import type { DerivePool } from '../../../workers/derive-pool.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { addArticle, look, minutes, present, record } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { articlePage, paragraph } from '../../support/site.ts'

let house: TemporaryArchive
let pool: DerivePool
let secret: string
let id: SourceId
const origin = 'https://stet.example'

beforeAll(async () => {
  house = await temporaryArchive()
  pool = derivePool({ threads: 1 })
  secret = randomBytes(32).toString('base64url')
  const draft = { name: 'chief', scope: 'admin', createdAt: minutes(0), expiresAt: null } as const
  await house.archive.addToken({ ...draft, digest: secretDigest(secret) })
  const article = await addArticle(house.archive)
  const text = articlePage('Harbour closed', [1, 2, 3].map(paragraph))
  await look(house.archive, article, record(minutes(1), { text }))
  id = present((await house.archive.listSources())[0]).id
})
afterAll(async () => {
  await pool?.[Symbol.asyncDispose]()
  await house?.[Symbol.asyncDispose]()
})

async function ask(path: string, fields?: Record<string, string>): Promise<Response> {
  const { archive } = house
  const deps = reviewDeps(archive, {
    editSource: (source, edit) => editSource(archive, source, edit),
    rules: {
      try: (source, text) => previewRules(archive, pool, source, text),
      set: (source, text) => setRules(archive, source, text),
    },
  })
  const headers = { Authorization: `Bearer ${secret}`, Origin: origin }
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const body = new URLSearchParams(fields).toString()
  return reviewApp(deps).request(
    `${origin}${path}`,
    fields === undefined ? { headers } : { method: 'POST', headers: { ...headers, ...type }, body },
  )
}

const source = async () => present(await house.archive.findSource(id))

describe('the page of a source', () => {
  test('is read by everybody, and changed by who has the scope admin', async () => {
    const app = reviewApp(
      reviewDeps(house.archive, {
        manners: { delayMs: 1_000, connections: 1 },
        editSource: () => Promise.reject(new Error('not here')),
      }),
    )
    const text = await (await app.request(`${origin}${paths.source(id)}`)).text()
    expect(textOfHtml(text)).toContain('None: its articles are found by the cleaner alone.')
    expect(textOfHtml(text)).toContain('0 of its newest 1 article failed at the last look')
    expect(textOfHtml(text)).toContain('1 request at a time, 1 second apart, or as its robots.txt asks')
    expect(text).not.toContain('<form')
    expect((await app.request(`${origin}/sources/999999`)).status).toBe(404)
    expect(await (await ask(paths.source(id))).text()).toContain('name="cron"')
  })

  test('says it anew', async () => {
    const edit = {
      title: 'The Harbour',
      cron: '0 * * * *',
      timezone: 'Europe/Berlin',
      include: '/news/',
      exclude: '',
    }
    const answer = await ask(paths.editSource, { source: String(id), ...edit })
    expect(answer.headers.get('Location')).toBe(paths.source(id))
    expect(await source()).toMatchObject({ ...edit, exclude: null })
  })

  test.each([
    [{ cron: 'often' }, 'cron-invalid'],
    [{ cron: '0 0 30 2 *' }, 'cron-invalid'],
    [{ timezone: 'Mars/Base' }, 'timezone-invalid'],
    [{ include: '(' }, 'pattern-invalid'],
  ])('refuses %j, changes nothing, and keeps what was typed', async (wrong, code) => {
    const before = await source()
    const fields = { title: '<i>x', cron: '0 * * * *', timezone: 'UTC', include: '', exclude: '', ...wrong }
    const answer = await ask(paths.editSource, { source: String(id), ...fields })
    expect(answer.status).toBe(422)
    const text = await answer.text()
    expect(textOfHtml(text)).toContain(code)
    expect(text).toContain('value="&lt;i&gt;x"')
    expect(await source()).toEqual(before)
  })
})

describe('rules', () => {
  const rules = '{"remove": ["/^Two crews/", ".nowhere"]}'

  test('are tried on the last articles, and show what each matches and what goes', async () => {
    const answer = await ask(paths.sourceRules, { source: String(id), rules, do: 'try' })
    expect(answer.status).toBe(200)
    const text = textOfHtml(await answer.text())
    expect(text).toContain('remove /^Two crews/: 1 match')
    expect(text).toContain('remove .nowhere: matches nothing')
    expect(text).toContain('Without any rules, and with these')
    expect(text).toContain('Two crews had gone out against advice')
    expect((await source()).rules).toBeNull()
  })

  test('that change nothing are said to', async () => {
    const answer = await ask(paths.sourceRules, {
      source: String(id),
      rules: '{"remove": [".nowhere"]}',
      do: 'try',
    })
    expect(textOfHtml(await answer.text())).toContain('With these rules the article reads the same.')
  })

  test('that leave no article say so', async () => {
    const answer = await ask(paths.sourceRules, {
      source: String(id),
      rules: '{"select": [".nowhere"]}',
      do: 'try',
    })
    expect(textOfHtml(await answer.text())).toContain('rules-matched-nothing')
  })

  test('that are none are refused by name, and stay in the form', async () => {
    for (const act of ['try', 'keep']) {
      const answer = await ask(paths.sourceRules, {
        source: String(id),
        rules: '{"remove": ["</textarea>("]}',
        do: act,
      })
      expect(answer.status).toBe(422)
      const text = await answer.text()
      expect(textOfHtml(text)).toContain('rules-invalid')
      expect(text).toContain('{&quot;remove&quot;: [&quot;&lt;/textarea&gt;(&quot;]}')
    }
  })

  test('are kept, shown, and ended by an empty text', async () => {
    expect((await ask(paths.sourceRules, { source: String(id), rules, do: 'keep' })).status).toBe(303)
    expect((await source()).rules).toEqual({ select: [], remove: ['/^Two crews/', '.nowhere'], rename: [] })
    expect(textOfHtml(await (await ask(paths.source(id))).text())).toContain('"/^Two crews/"')
    expect((await ask(paths.sourceRules, { source: String(id), rules: '', do: 'keep' })).status).toBe(303)
    expect((await source()).rules).toBeNull()
  })
})
