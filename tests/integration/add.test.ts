import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import type { Answer } from '../support/site.ts'
import { stet } from '../support/stet.ts'

const dataDir = mkdtempSync(join(tmpdir(), 'stet-add-'))
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

const stories = Array.from({ length: 6 }, (_, index) => ({
  path: `/2026/11/27/story-${index}`,
  title: `Story ${index}`,
  at: new Date(Date.UTC(2026, 10, 27, 8, index * 22)),
}))

const hub = 'https://hub.example/'

/** What each kind of source looks like, and what `stet add` is to say of it. */
const kinds: readonly (readonly [string, (origin: string) => Answer, RegExp])[] = [
  [
    'RSS 2.0 with a hub',
    (origin) => rss('2.0', origin, `<atom:link rel="hub" href="${hub}"/>`),
    told('RSS 2.0', 6, 'hub announced', '22 min'),
  ],
  ['RSS 2.0', (origin) => rss('2.0', origin, ''), told('RSS 2.0', 6, '22 min')],
  ['RSS 0.92', (origin) => rss('0.92', origin, ''), told('RSS 0.92', 6, '22 min')],
  ['RSS 0.91', (origin) => rss('0.91', origin, ''), told('RSS 0.91', 6, '22 min')],
  ['RDF', rdf, told('RSS 1.0 (RDF)', 6, '22 min')],
  [
    'Atom with a hub',
    (origin) => atom(origin, `<link rel="hub" href="${hub}"/>`),
    told('Atom', 6, 'hub announced', '22 min'),
  ],
  [
    'JSON Feed with a hub',
    (origin) => jsonFeed(origin, [{ type: 'WebSub', url: hub }]),
    told('JSON Feed', 6, 'hub announced', '22 min'),
  ],
  ['JSON Feed', (origin) => jsonFeed(origin, []), told('JSON Feed', 6, '22 min')],
  ['a sitemap', (origin) => sitemap(origin, () => ''), told('sitemap', 6)],
  ['a news sitemap', (origin) => sitemap(origin, news), told('news sitemap', 6, '22 min')],
  ['a list of addresses', textSitemap, told('text sitemap', 6)],
  ['a listing page', listing, told('listing page', 6)],
  [
    'an article',
    () => ({ body: articlePage('Harbour closed', [1, 2, 3].map(paragraph)) }),
    told('single page', 1),
  ],
]

test.each(kinds)('%s: `stet add` says what it found', async (_, answer, wanted) => {
  await using site = await startSite({})
  site.answers.set('/source', answer(site.origin))
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, FETCH_HOST_DELAY_MS: '0' }
  const { exitCode, stdout, stderr } = await stet(['add', `${site.origin}/source`, '--data', dataDir], {
    env,
  })
  expect([exitCode, stderr]).toEqual([0, ''])
  expect(stdout.split('\n')[0]).toMatch(wanted)
})

test('as JSON the hub is an address and the pace milliseconds', async () => {
  await using site = await startSite({})
  site.answers.set('/source', rss('2.0', site.origin, `<atom:link rel="hub" href="${hub}"/>`))
  const env = { FETCH_ALLOW_ADDRESSES: new URL(site.origin).host, FETCH_HOST_DELAY_MS: '0' }
  const { stdout } = await stet(['add', `${site.origin}/source`, '--data', dataDir, '--json'], { env })
  expect(JSON.parse(stdout)).toMatchObject({
    format: 'RSS 2.0',
    found: 6,
    created: 6,
    hub,
    everyMs: 22 * 60_000,
  })
})

function told(format: string, articles: number, ...more: readonly string[]): RegExp {
  const [first] = more
  const announced = first === 'hub announced' ? ', hub announced' : ''
  const pace = more.find((each) => each.endsWith('min'))
  const every = pace === undefined ? '' : `, something new about every ${pace}`
  const noun = articles === 1 ? 'article' : 'articles'
  const name = format.replaceAll(/[.()]/g, String.raw`\$&`)
  return new RegExp(
    `^Source \\d+: ${name}(?: ".*")?, ${articles} ${noun}, ${articles} new${announced}${every}\\.$`,
  )
}

function xml(body: string): Answer {
  return { headers: { 'content-type': 'text/xml' }, body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}` }
}

function rss(version: string, origin: string, more: string): Answer {
  const items = stories.map(
    ({ path, title, at }) =>
      `<item><title>${title}</title><link>${origin}${path}</link><pubDate>${at.toUTCString()}</pubDate></item>`,
  )
  return xml(
    `<rss version="${version}" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>News</title><link>${origin}/</link><description>All of it</description>${more}${items.join('')}</channel></rss>`,
  )
}

function rdf(origin: string): Answer {
  const items = stories.map(
    ({ path, title, at }) =>
      `<item rdf:about="${origin}${path}"><title>${title}</title><link>${origin}${path}</link><dc:date>${at.toISOString()}</dc:date></item>`,
  )
  return xml(
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="${origin}/"><title>News</title><link>${origin}/</link><description>All of it</description></channel>${items.join('')}</rdf:RDF>`,
  )
}

function atom(origin: string, more: string): Answer {
  const entries = stories.map(
    ({ path, title, at }) =>
      `<entry><id>${origin}${path}</id><title>${title}</title><link href="${origin}${path}"/><published>${at.toISOString()}</published><updated>${at.toISOString()}</updated></entry>`,
  )
  return xml(
    `<feed xmlns="http://www.w3.org/2005/Atom"><id>${origin}/</id><title>News</title><updated>2026-11-27T12:00:00Z</updated>${more}${entries.join('')}</feed>`,
  )
}

function jsonFeed(origin: string, hubs: readonly object[]): Answer {
  const items = stories.map(({ path, title, at }) => ({
    id: path,
    url: origin + path,
    title,
    content_text: title,
    date_published: at.toISOString(),
  }))
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: 'News',
    items,
    ...(hubs.length > 0 && { hubs }),
  }
  return { headers: { 'content-type': 'application/feed+json' }, body: JSON.stringify(feed) }
}

function sitemap(origin: string, more: (story: (typeof stories)[number]) => string): Answer {
  const entries = stories.map((story) => `<url><loc>${origin}${story.path}</loc>${more(story)}</url>`)
  return xml(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entries.join('')}</urlset>`,
  )
}

function news({ title, at }: (typeof stories)[number]): string {
  const name =
    '<news:publication><news:name>News</news:name><news:language>en</news:language></news:publication>'
  return `<news:news>${name}<news:publication_date>${at.toISOString()}</news:publication_date><news:title>${title}</news:title></news:news>`
}

function textSitemap(origin: string): Answer {
  const body = stories.map(({ path }) => origin + path).join('\n')
  return { headers: { 'content-type': 'text/plain' }, body }
}

function listing(origin: string): Answer {
  const links = stories.map(
    ({ path, title }) => `<li><a href="${origin}${path}">${title} of the harbour</a></li>`,
  )
  return {
    body: `<!doctype html><html><head><title>News</title></head><body><ul>${links.join('')}</ul></body></html>`,
  }
}
