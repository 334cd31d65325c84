import { gzipSync } from 'node:zlib'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startNewsroom } from '../../demo/newsroom.ts'
import type { Newsroom } from '../../demo/newsroom.ts'
import { startSite } from '../support/site.ts'
import type { Answer } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const page = (
  paragraph: string,
) => `<!doctype html><html lang="en"><head><title>Council approves the bridge</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Council approves the bridge</h1>
<p>The city council voted on Tuesday to build a new bridge over the river after nine years of debate.</p>
<p>${paragraph}</p>
<p>Work is to begin in the spring, the mayor said, and the old bridge will stay open until the new one is finished.</p>
</article><script>track('view')</script></body></html>`

describe('clean and compare, without an archive', () => {
  test('clean gives the article of each file, one line of JSON a file', async () => {
    await using dir = await temporaryDirectory()
    await writeFile(join(dir.path, 'a.html'), page('It will cost 12 million euros.'))
    await writeFile(join(dir.path, 'b.html.gz'), gzipSync(page('It will cost 14 million euros.')))
    const { exitCode, stdout } = await stet([
      'clean',
      join(dir.path, 'a.html'),
      join(dir.path, 'b.html.gz'),
      '--json',
    ])
    expect(exitCode).toBe(0)
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { file: string; text: string; content: { headline: string } })
    expect(lines.map((line) => line.file)).toEqual([join(dir.path, 'a.html'), join(dir.path, 'b.html.gz')])
    expect(lines.map((line) => line.content.headline)).toEqual([
      'Council approves the bridge',
      'Council approves the bridge',
    ])
    expect(lines[1]?.text).toContain('14 million')
    expect(lines[1]?.text).not.toMatch(/Home|track|Council approves the bridge/)
  })

  test('clean reads standard input', async () => {
    const { exitCode, stdout } = await stet(['clean', '-', '--json'], {
      stdin: page('It will cost 12 million euros.'),
    })
    expect(exitCode).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      file: '-',
      content: { headline: 'Council approves the bridge' },
    })
  })

  test('clean reports a bad file with its code and goes on with the others', async () => {
    await using dir = await temporaryDirectory()
    await writeFile(join(dir.path, 'a.html'), page('It will cost 12 million euros.'))
    const { exitCode, stdout } = await stet([
      'clean',
      join(dir.path, 'missing.html'),
      join(dir.path, 'a.html'),
      '--json',
    ])
    expect(exitCode).toBe(1)
    const [missing, good] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { error?: { code: string }; text?: string })
    expect(missing?.error?.code).toBe('file-unreadable')
    expect(good?.text).toContain('12 million')
  })

  test('compare gives the Change of two files', async () => {
    await using dir = await temporaryDirectory()
    await writeFile(join(dir.path, 'old.html'), page('It will cost 12 million euros.'))
    await writeFile(join(dir.path, 'new.html'), page('It will cost 14 million euros.'))
    const json = await stet(['compare', join(dir.path, 'old.html'), join(dir.path, 'new.html'), '--json'])
    expect(json.exitCode).toBe(0)
    const change = JSON.parse(json.stdout) as {
      hunks: unknown[]
      kinds: { kind: string }[]
      wordsAdded: number
    }
    expect(change.hunks).toHaveLength(1)
    expect(change.kinds.map((each) => each.kind)).toContain('number')
    const text = await stet(['compare', join(dir.path, 'old.html'), join(dir.path, 'new.html')])
    expect(text.stdout).toContain('[-12-]{+14+}')
  })
})

describe('files that are none', () => {
  test.each([
    ['a directory', 'folder', /folder: this is a directory \[file-unreadable\]\n.*\*\.html/],
    ['a missing file', 'none.html', /none\.html: there is no such file \[file-unreadable\]/],
    ['bytes that are no text', 'bytes', /bytes: this is neither HTML nor text \[media-type-unsupported\]/],
    ['a PDF', 'a.pdf', /a\.pdf: the body is a PDF document \[media-type-unsupported\]/],
    ['broken gzip', 'a.html.gz', /a\.html\.gz: it cannot be decompressed.*\[file-unreadable\]/],
  ])('%s is named with its reason, once', async (_, name, message) => {
    await using dir = await temporaryDirectory()
    await mkdir(join(dir.path, 'folder'))
    await writeFile(join(dir.path, 'bytes'), Buffer.from([1, 2, 3, 0, 200]))
    await writeFile(join(dir.path, 'a.pdf'), '%PDF-1.7')
    await writeFile(join(dir.path, 'a.html.gz'), Buffer.from([0x1f, 0x8b, 1, 2]))
    const { exitCode, stderr } = await stet(['clean', join(dir.path, name)])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(message)
    expect(stderr.split('\n')[0]?.split(name)).toHaveLength(2)
  })

  test('compare says which of the two files is wrong', async () => {
    await using dir = await temporaryDirectory()
    await writeFile(join(dir.path, 'a.txt'), 'A line')
    const { exitCode, stderr } = await stet(['compare', join(dir.path, 'a.txt'), join(dir.path, 'b.txt')])
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('b.txt: there is no such file')])
  })

  test('compare takes texts that are too short for an article', async () => {
    await using dir = await temporaryDirectory()
    await writeFile(join(dir.path, 'a.txt'), 'Bridge open')
    await writeFile(join(dir.path, 'b.txt'), 'Bridge closed')
    const { stdout } = await stet(['compare', join(dir.path, 'a.txt'), join(dir.path, 'b.txt')])
    expect(stdout).toContain('headline: Bridge [-open-]{+closed+}')
  })
})

describe('the program itself', () => {
  test('tells its version, which is no option of the commands', async () => {
    expect(await stet(['--version'])).toMatchObject({ exitCode: 0, stdout: '0.1.0\n', stderr: '' })
    expect((await stet(['show', 'x', '--version', 'two'])).stderr).toContain('--version takes a whole number')
  })

  test.each([40, 80, 200])('fits its help into %d columns', async (columns) => {
    const { stdout } = await stet(['--help'], { env: { COLUMNS: String(columns) } })
    const commands = stdout.slice(0, stdout.indexOf('Examples:')).split('\n')
    expect(Math.max(...commands.map((line) => line.length))).toBeLessThanOrEqual(columns)
    expect(stdout).toContain('Examples:')
  })
})

describe('bad input', () => {
  test.each([
    [['frobnicate'], 2, /unknown command 'frobnicate' \[usage\]\n {2}"stet --help"/],
    [['hisotry'], 2, /Did you mean history\?/],
    [['add'], 2, /URL.* \[usage\]\n {2}"stet add --help"/],
    [['diff', 'a', '1', '2', '3'], 2, /too many arguments.* \[usage\]/],
    [['add', 'ftp://example.org/feed'], 2, /url-scheme/],
    [['add', 'not a url'], 2, /url-invalid/],
    [['add', 'https://example.org/feed', '--cron', 'often'], 2, /cron-invalid/],
    [['add', 'https://example.org/feed', '--timezone', 'Mars/Olympus'], 2, /timezone-invalid/],
    [['add', 'https://example.org/feed', '--include', '(unclosed'], 2, /pattern-invalid/],
    [['add', 'https://example.org/feed', '--kind', 'newspaper'], 2, /newspaper/],
    [['add', 'http://127.0.0.1/feed'], 1, /address-refused\]\n.*FETCH_ALLOW_ADDRESSES/],
    [['add', 'http://[::ffff:127.0.0.1]/feed'], 1, /address-refused/],
    [['add', 'http://no-such-name.invalid/feed'], 1, /no-such-name.invalid does not resolve \[dns-failed\]/],
    [['compare', 'one-file-only'], 2, /NEW/],
    [['clean', 'x.html', '--json', '--unknown'], 2, /--unknown/],
    [['clean', 'x.html', '--url', 'x'], 2, /url-invalid/],
    [['demo', '--rounds', 'many'], 2, /rounds/],
    [['show', 'x', '--at', 'yesterday'], 2, /yesterday/],
  ])('%j ends with exit code %d and says why', async (args, code, message) => {
    await using dir = await temporaryDirectory()
    const withData = ['clean', 'compare', 'frobnicate', 'hisotry'].includes(args[0] ?? '')
      ? args
      : [...args, '--data', dir.path]
    const { exitCode, stderr, stdout } = await stet(withData)
    expect(stderr).toMatch(message)
    expect(exitCode).toBe(code)
    expect(stdout).toBe('')
  })

  test('--json makes the report JSON too', async () => {
    const { stderr, exitCode } = await stet(['add', 'ftp://example.org/', '--json'])
    expect(exitCode).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject({ error: { code: 'url-scheme' } })
  })

  test('--json makes the report of a wrong command line JSON too', async () => {
    const { stderr, stdout, exitCode } = await stet(['frobnicate', '--json'])
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(JSON.parse(stderr)).toMatchObject({
      error: { code: 'usage', message: expect.stringContaining('frobnicate') as unknown },
    })
  })

  test('a wrong setting is named before anything starts', async () => {
    const { stderr, exitCode } = await stet(['sources'], { env: { FETCH_CONCURRENCY: 'many' } })
    expect(exitCode).toBe(2)
    expect(stderr).toContain('FETCH_CONCURRENCY: must be a whole number from 1 to 256, not "many"')
  })

  test('a setting that may hold a password is not shown', async () => {
    const { stderr } = await stet(['sources'], { env: { DATABASE_URL: 'mysql://me:secret@host/db' } })
    expect(stderr).toContain('DATABASE_URL: must be a URL such as postgres://')
    expect(stderr).not.toContain('secret')
  })

  test('a database that is down is named, and the exit code is 1', async () => {
    const { stderr, exitCode } = await stet(['sources'], {
      env: { DATABASE_URL: 'postgres://stet@127.0.0.1:9/stet' },
    })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('archive-unavailable')
  })

  test('a data directory that cannot be one is named, and nothing is left behind', async () => {
    await using dir = await temporaryDirectory()
    await writeFile(join(dir.path, 'file'), '')
    const { stderr, exitCode } = await stet(['sources', '--data', join(dir.path, 'file')])
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/\[(?:database-start-failed|archive-unavailable)\]/)
  })
})

const noSources: Readonly<Record<string, Answer>> = {
  '/login': { body: '<title>Log in</title><form><input name=user></form>' },
  '/report': { body: '%PDF-1.7', headers: { 'content-type': 'text/html' } },
  '/data.xml': { body: '<?xml version="1.0"?><data/>', headers: { 'content-type': 'application/xml' } },
}

describe('a source that is none', () => {
  let newsroom: Newsroom
  let env: Record<string, string>

  beforeAll(async () => {
    newsroom = await startNewsroom({ articles: 3, seed: 5 })
    env = { FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host, FETCH_HOST_DELAY_MS: '0' }
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  test('a feed that is no feed is refused, and nothing is followed', async () => {
    await using dir = await temporaryDirectory()
    const added = await stet(['add', newsroom.listingUrl, '--kind', 'feed', '--data', dir.path], { env })
    expect(added.exitCode).toBe(1)
    expect(added.stderr).toContain('feed-invalid')
    const sources = await stet(['sources', '--json', '--data', dir.path], { env })
    expect(sources.stdout).toBe('')
  })

  test('a page that is not there is refused', async () => {
    await using dir = await temporaryDirectory()
    const { exitCode, stderr } = await stet(['add', `${newsroom.origin}/no-such-page`, '--data', dir.path], {
      env,
    })
    expect(exitCode).toBe(1)
    expect(stderr).toContain('http-gone')
  })

  test.each([
    ['a page without an article', '/login', /no article.*\[not-an-article\]\n.*--kind page/],
    ['a PDF', '/report', /PDF.*\[media-type-unsupported\]/],
    ['XML that is no feed', '/data.xml', /\[feed-invalid\]/],
  ])('%s is refused where nobody said what it is', async (_, path, message) => {
    await using site = await startSite(noSources)
    await using dir = await temporaryDirectory()
    const allowed = { ...env, FETCH_ALLOW_ADDRESSES: new URL(site.origin).host }
    const added = await stet(['add', site.origin + path, '--data', dir.path], { env: allowed })
    expect([added.exitCode, added.stdout]).toEqual([1, ''])
    expect(added.stderr).toMatch(message)
  })

  test('a page that has no article yet is followed with --kind page, and a warning', async () => {
    await using site = await startSite(noSources)
    await using dir = await temporaryDirectory()
    const allowed = { ...env, FETCH_ALLOW_ADDRESSES: new URL(site.origin).host }
    const args = ['add', `${site.origin}/login`, '--kind', 'page', '--data', dir.path]
    const { exitCode, stdout } = await stet(args, { env: allowed })
    expect(exitCode).toBe(0)
    expect(stdout).toContain('It is no article now: found the headline "Log in"')
  })

  test('adding the same source twice changes nothing', async () => {
    await using dir = await temporaryDirectory()
    await mkdir(join(dir.path, 'deep'), { recursive: true })
    const data = ['--data', join(dir.path, 'deep')]
    const first = await stet(['add', newsroom.feedUrl, '--json', ...data], { env })
    const second = await stet(['add', newsroom.feedUrl, '--json', ...data], { env })
    expect([first.exitCode, second.exitCode]).toEqual([0, 0])
    expect(JSON.parse(first.stdout)).toMatchObject({ outcome: 'created', created: 3 })
    expect(JSON.parse(second.stdout)).toMatchObject({ outcome: 'exists' })
  })
})
