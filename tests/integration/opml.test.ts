import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readOpml, writeOpml } from '../../pipeline/discover/opml.ts'
import { startSite } from '../support/site.ts'
import { stet, temporaryDirectory } from '../support/stet.ts'

const rss = (title: string) => ({
  headers: { 'content-type': 'application/rss+xml' },
  body: `<rss version="2.0"><channel><title>${title}</title></channel></rss>`,
})

test('feeds of a feed reader are followed, what fails is named, and the list comes out again', async () => {
  await using site = await startSite({ '/one': rss('One & only'), '/two': rss('Two') })
  await using dir = await temporaryDirectory()
  const env = {
    FETCH_ALLOW_ADDRESSES: new URL(site.origin).host,
    FETCH_HOST_DELAY_MS: '0',
    FETCH_HOST_CONNECTIONS: '4',
  }
  const run = (...args: string[]) => stet([...args, '--data', dir.path], { env })
  const file = join(dir.path, 'subscriptions.opml')
  const outline = (path: string) => `<outline text="A" type="rss" xmlUrl="${site.origin}${path}"/>`
  await writeFile(
    file,
    `<opml version="2.0"><body><outline text="News">${outline('/one')}${outline('/gone')}</outline>${outline('/two')}${outline('/one')}</body></opml>`,
  )
  const first = await run('opml', 'import', file)
  expect(first.stdout).toContain('2 feeds followed, 0 followed already, 1 failed.')
  expect(first.stdout).toMatch(/\/gone: .* \[http-gone\]/)
  expect(first.exitCode).toBe(1)
  const again = await run('opml', 'import', file, '--json')
  expect(again.stdout.split('\n').filter((line) => line.includes('"exists"'))).toHaveLength(2)
  const { stdout } = await run('opml', 'export')
  expect(readOpml(stdout)).toEqual([
    { url: `${site.origin}/one`, title: 'One & only' },
    { url: `${site.origin}/two`, title: 'Two' },
  ])
  const none = await run('opml', 'import', join(dir.path, 'none.opml'))
  expect([none.exitCode, none.stderr]).toEqual([1, expect.stringContaining('there is no such file')])
  expect((await run('opml', 'dance')).exitCode).toBe(2)
}, 60_000)

describe('an OPML document', () => {
  test.each([
    ['nothing', ''],
    ['a feed', rss('x').body],
    ['a list without feeds', '<opml version="2.0"><body><outline text="Folder"/></body></opml>'],
    ['HTML', '<!doctype html><p>no'],
  ])('that is %s is none', (_, text) => {
    expect(() => readOpml(text)).toThrow(expect.objectContaining({ code: 'feed-invalid' }))
  })

  test('expands no entities, and stands a thousand folders', () => {
    const bomb = `<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><opml version="2.0"><body><outline text="&b;" xmlUrl="https://news.example/f"/></body></opml>`
    expect(JSON.stringify(readOpml(bomb))).not.toContain('aaaaaaaaaaaaaaaaaaaa')
    const deep = `<opml version="2.0"><body>${'<outline text="x">'.repeat(50)}<outline text="y" xmlUrl="https://news.example/f"/>${'</outline>'.repeat(50)}</body></opml>`
    expect(readOpml(deep)).toHaveLength(1)
  })

  test('is written with what XML needs escaped', () => {
    const feeds = [{ url: 'https://news.example/f?a=1&b="2"', title: '<b>News</b> & more' }]
    expect(readOpml(writeOpml(feeds, new Date(0)))).toEqual(feeds)
  })
})
