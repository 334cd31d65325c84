import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { play, story } from '../../support/played.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'
import { textOfHtml } from '../../support/html-text.ts'

let house: TemporaryArchive
let empty: TemporaryArchive
let newsroom: SampleNewsroom
let app: ReturnType<typeof reviewApp>

beforeAll(async () => {
  house = await temporaryArchive()
  empty = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  app = reviewApp(reviewDeps(house.archive))
})

afterAll(async () => {
  await house?.[Symbol.asyncDispose]()
  await empty?.[Symbol.asyncDispose]()
})

async function page(path: string, of = app): Promise<{ status: number; html: string; text: string }> {
  const answer = await of.request(path)
  const html = await answer.text()
  return { status: answer.status, html, text: textOfHtml(html) }
}

describe('recent changes', () => {
  test('name headline, source, what changed, how much it matters, and between which two moments', async () => {
    const { text } = await page('/?order=newest')
    expect(text).toContain('Sunday, 1 November 2026')
    expect(text).toContain('Ferry halted after engine fire, 14 hurt')
    expect(text).toContain('The Coast Courier · between 07:05 and 07:20 UTC')
    expect(text).toMatch(/Significance: major 0\.\d\d/)
    expect(text).toContain('correction notice')
  })

  test('lead to the change and to the history', async () => {
    const { html } = await page('/')
    expect(html).toContain(`href="/articles/${newsroom.ferry}/changes/1-2"`)
    expect(html).toContain(`href="/articles/${newsroom.ferry}"`)
  })

  test('fold a headline test into one card', async () => {
    const { text } = await page('/')
    expect(text).toContain('Goes back and forth between versions 1 and 2: 3 changes')
    expect(text.split('The vote that will shut your library')).toHaveLength(2)
  })

  test('show cosmetic changes subdued', async () => {
    const { html } = await page('/?noise=1&order=newest')
    expect(html).toMatch(/<li\s+class="card cosmetic[\s\S]{0,600}Ferry halted/)
  })

  test('say what to do where nothing is watched', async () => {
    const { status, text } = await page('/', reviewApp(reviewDeps(empty.archive)))
    expect(status).toBe(200)
    expect(text).toContain('./stet add URL')
  })

  test('are of one source when asked', async () => {
    const { html, text } = await page('/?source=2')
    expect(text).toContain('Inbox: أخبار المدينة')
    expect(text).not.toContain('Ferry halted')
    expect(html).toContain('/feed.atom?source=2')
  })

  test('go on by cursor to the end, each change once', async () => {
    await using many = await temporaryArchive()
    await play(many.archive, { url: 'https://many.example/feed' }, [
      {
        url: 'https://many.example/a',
        looks: Array.from({ length: 95 }, (_, at) => ({
          at,
          content: story({ headline: `Headline ${at}`, blocks: ['x'] }),
        })),
      },
    ])
    const ofMany = reviewApp(reviewDeps(many.archive))
    const seen: string[] = []
    let path: string | undefined = '/'
    while (path !== undefined && seen.length < 200) {
      const { html }: { html: string } = await page(path, ofMany)
      seen.push(...[...html.matchAll(/changes\/(\d+-\d+)"/g)].map((match) => match[1] ?? ''))
      path = /href="(\/\?cursor=[^"]+)" rel="next"/.exec(html)?.[1]
    }
    expect(seen).toHaveLength(94)
    expect(new Set(seen).size).toBe(94)
    expect((await page('/?order=newest&cursor=1', ofMany)).text).toContain('There are no more changes.')
  })

  test('leave noise out until they are asked for it', async () => {
    await using quiet = await temporaryArchive()
    const look = (at: number, text: string) => ({ at, content: story({ headline: 'Trams', blocks: [text] }) })
    await play(quiet.archive, { url: 'https://quiet.example/feed' }, [
      {
        url: 'https://quiet.example/a',
        looks: [
          look(0, 'He said "yes" to 12 trams.'),
          look(1, 'He said “yes” to 12 trams.'),
          look(2, 'He said “yes” to 14 trams.'),
        ],
      },
    ])
    const ofQuiet = reviewApp(reviewDeps(quiet.archive))
    const listed = async (path: string): Promise<string[]> =>
      [...(await page(path, ofQuiet)).html.matchAll(/changes\/(\d+-\d+)"/g)].map((match) => match[1] ?? '')
    expect(await listed('/')).toEqual(['2-3'])
    expect(await listed('/?noise=1')).toEqual(['2-3', '1-2'])
    expect((await page('/', ofQuiet)).html).toContain('href="/?noise=1"')
    expect((await page('/?noise=1', ofQuiet)).html).toContain('Leave them out')
  })

  test('weigh less than sixty kilobytes with their style', async () => {
    const { html } = await page('/')
    const style = await app.request(/href="(\/style-[^"]+)"/.exec(html)?.[1] ?? '')
    const size = new TextEncoder().encode(html + (await style.text())).byteLength
    expect(size).toBeLessThan(60_000)
  })
})

test('what is filtered by is said, without opening the filter', async () => {
  const { text } = await page('/?source=1&kind=number&min=0.3')
  expect(text).toContain('Filter: source The Coast Courier, kind number, min 0.3')
})

test('versions that took turns can be compared by their numbers', async () => {
  const { html } = await page(`/articles/${newsroom.budget}`)
  expect(html).toContain('name="from-number"')
  const answer = await app.request(`/articles/${newsroom.budget}/compare?from=1&to=3&to-number=2`)
  expect(answer.headers.get('Location')).toBe(`/articles/${newsroom.budget}/changes/1-2`)
})

describe('the list of articles', () => {
  test('leads from an address to its history', async () => {
    const url = 'https://coast-courier.example/2026/11/council-budget-vote'
    const answer = await app.request(`/articles?url=${encodeURIComponent(` ${url} `)}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe(`/articles/${newsroom.budget}`)
    const short = await app.request(`/articles?url=${encodeURIComponent(url.slice('https://'.length))}`)
    expect(short.headers.get('Location')).toBe(`/articles/${newsroom.budget}`)
  })

  test('says how to begin with an address that is not watched', async () => {
    const { status, text } = await page(`/articles?url=${encodeURIComponent("https://x.example/it's $(id)")}`)
    expect(status).toBe(200)
    expect(text).toContain(`./stet add 'https://x.example/it'\\''s $(id)'`)
  })

  test.each([
    ['a script', 'javascript:alert(1)'],
    ['no host', 'http://'],
    ['slashes', '//'],
    ['another scheme', 'ftp://x.example/'],
    ['too long an address', `https://x.example/${'a'.repeat(5_000)}`],
  ])('refuses %s', async (_, url) => {
    const { status, text } = await page(`/articles?url=${encodeURIComponent(url)}`)
    expect(status).toBe(200)
    expect(text).toContain('That is no http or https address.')
  })

  test('names what is gone', async () => {
    expect((await page('/articles')).text).toContain('gone: the publisher took it down')
  })
})

describe('the history of an article', () => {
  test('is the sequence of sightings, newest first, with honest times', async () => {
    const { text } = await page(`/articles/${newsroom.ferry}`)
    expect(text).toContain(
      'Changed from version 1 on 1 November 2026 between 07:05 and 07:20 UTC, +24 −3 words',
    )
    expect(text).toContain('Seen 1 November 2026, 06:50 to 07:05 UTC in 2 captures')
    expect(text.indexOf('version 4 seen last')).toBeGreaterThan(-1)
    expect(text.indexOf('version 4 seen last')).toBeLessThan(
      text.indexOf('First seen; what came before is not known.'),
    )
  })

  test('shows a revert as a return and folds turns', async () => {
    const { text } = await page(`/articles/${newsroom.budget}`)
    expect(text).toContain('Returned to version 1 seen last')
    expect(text).toContain('Alternated between version 1 and version 2')
    expect(text).toContain('9 sightings in 9 captures, 1 November 2026, 08:20 to 10:20 UTC')
  })

  test('goes on by cursor until the first sighting', async () => {
    await using long = await temporaryArchive()
    const { ids } = await play(long.archive, { url: 'https://long.example/feed' }, [
      {
        url: 'https://long.example/a',
        looks: Array.from({ length: 130 }, (_, at) => ({
          at,
          content: story({ headline: `Headline ${at}`, blocks: ['x'] }),
        })),
      },
    ])
    const ofLong = reviewApp(reviewDeps(long.archive))
    const versions: number[] = []
    let path: string | undefined = `/articles/${ids[0]}`
    while (path !== undefined && versions.length < 300) {
      const { html }: { html: string } = await page(path, ofLong)
      versions.push(...[...html.matchAll(/<h3>[\s\S]*?versions\/(\d+)"/g)].map((match) => Number(match[1])))
      path = /href="(\/articles\/\d+\?cursor=[^"]+)"/.exec(html)?.[1]
    }
    expect(versions).toEqual(Array.from({ length: 130 }, (_, index) => 130 - index))
  })

  test('keeps failures apart, on the page of captures', async () => {
    const { text } = await page(`/articles/${newsroom.gone}/captures`)
    expect(text).toContain('4 captures in all')
    expect(text).toContain('http-blocked HTTP 403 from a bot wall')
    expect((await page(`/articles/${newsroom.gone}`)).text).not.toContain('http-blocked')
  })

  test('says between which moments an article was taken down', async () => {
    const { text } = await page(`/articles/${newsroom.gone}`)
    expect(text).toMatch(/Taken down on 1 November 2026 between \d\d:\d\d and \d\d:\d\d UTC\./)
    expect(text).toContain('http-gone HTTP 410 Gone')
  })
})

describe('a version', () => {
  test('reads as it read then, and says where it comes from', async () => {
    const { html, text } = await page(`/articles/${newsroom.ferry}/versions/1`)
    expect(text).toContain('Twelve people were hurt')
    expect(text).toContain('Mairi Lindqvist, Tom Okafor')
    expect(text).toContain('Published: 2026-11-01T06:40:00+00:00')
    expect(text).toMatch(/Content digest\s+sha-256 [0-9a-f]{64}/)
    expect(text).toMatch(/Payload digest\s+sha-256 [0-9a-f]{64}/)
    expect(text).toMatch(/Cleaner\s+cleaner-1/)
    expect(html).toMatch(
      /<a[^>]+href="https:\/\/outer-isles\.example\/"[^>]+rel="noopener noreferrer nofollow ugc"/,
    )
    expect(html).toMatch(/href="\/captures\/\d+\/raw"/)
    expect(html).toMatch(/<article[^>]+lang="en"/)
  })
})

describe('a capture', () => {
  test('tells requests, headers, digest and failure', async () => {
    const { items } = await house.archive.captures(newsroom.gone, { limit: 10 })
    const { text } = await page(`/captures/${items[1]?.id}`)
    expect(text).toContain('http-blocked HTTP 403 from a bot wall')
    expect(text).toContain('Content-Type text/html')
    expect(text).toContain('192.0.2.1')
  })
})

describe('the sources', () => {
  test('say how they are doing, failing ones first', async () => {
    await using troubled = await temporaryArchive()
    await play(troubled.archive, { url: 'https://good.example/feed', title: 'Good' }, [])
    const { sourceId } = await play(troubled.archive, { url: 'https://bad.example/feed', title: 'Bad' }, [])
    const at = new Date('2026-11-01T09:00:00Z')
    await troubled.archive.recordReadingFailure({
      sourceId,
      at,
      nextDueAt: new Date('2026-11-01T10:00:00Z'),
      failure: { code: 'feed-invalid', message: 'no feed in it' },
    })
    const { text } = await page('/sources', reviewApp(reviewDeps(troubled.archive)))
    expect(text).toContain('feed-invalid no feed in it')
    expect(text).toContain('failed 1 time in a row')
    expect(text.indexOf('Bad')).toBeLessThan(text.indexOf('Good'))
    expect(text).toContain('capture 3 waiting, 1 active, 0 delayed')
  })

  test('are shown even when the queue does not answer', async () => {
    const ofEmpty = reviewApp(reviewDeps(empty.archive, { queueCounts: silentQueue }))
    const { status, text } = await page('/sources', ofEmpty)
    expect(status).toBe(200)
    expect(text).toContain('The queue does not answer.')
    expect(text).toContain('./stet add URL')
  })
})

function silentQueue(): Promise<never> {
  return Promise.reject(new Error('queue away'))
}
