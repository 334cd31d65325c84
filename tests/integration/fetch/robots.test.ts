import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { limits } from '../../../model/limits.ts'
import { fetcher } from '../../../pipeline/fetch/fetcher.ts'
import { robotsRules } from '../../../pipeline/fetch/robots.ts'
import type { RobotsRules } from '../../../pipeline/fetch/robots.ts'
import { answer, openZoo } from '../../support/zoo.ts'
import type { Cage, Zoo } from '../../support/zoo.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const noSecret = 'User-agent: *\nDisallow: /secret\nCrawl-delay: 2'

interface Host {
  readonly zoo: Zoo
  readonly rules: RobotsRules
  /** What /robots.txt does from now on. */
  robots: Cage
  /** Milliseconds since the start. */
  clock: number
  allowed(path: string): Promise<boolean | string>
}

let robotsOf: Host | null = null

afterEach(() => {
  robotsOf = null
})

async function openHost(robots: Cage): Promise<Host> {
  const zoo = await openZoo({
    '/robots.txt': (socket, visit) => robotsOf?.robots(socket, visit),
    '/hop': (socket, { query }) => {
      const left = Number(query)
      if (left > 0) socket.write(answer(302, { location: `/hop?${left - 1}` }))
      else socket.write(answer(200, {}, noSecret))
    },
  })
  const web = fetcher({ userAgent: 'Stet/1.0', allow: zoo.allow, deadlineMs: 1_000 })
  onTestFinished(async () => {
    await web[Symbol.asyncDispose]()
    await zoo[Symbol.asyncDispose]()
  })
  const rules = robotsRules({ fetcher: web, userAgent: 'Stet/1.0', now: () => new Date(host.clock) })
  const host: Host = {
    zoo,
    rules,
    robots,
    clock: 0,
    allowed: async (path) => {
      const { allowed, code } = await rules.check(zoo.url(path))
      return code ?? allowed
    },
  }
  robotsOf = host
  return host
}

const sends =
  (status: number, body: string, headers: Record<string, string> = {}): Cage =>
  (socket) => {
    socket.write(answer(status, headers, body))
  }

const asked = (host: Host) => host.zoo.visits.filter(({ path }) => path === '/robots.txt').length

describe('what the answer for robots.txt means', () => {
  test.each<[string, Cage, boolean | string, boolean | string]>([
    ['a file', sends(200, noSecret), true, 'robots-disallowed'],
    ['a file with a byte order mark', sends(200, `\ufeff${noSecret}`), true, 'robots-disallowed'],
    [
      'a file labelled HTML',
      sends(200, noSecret, { 'content-type': 'text/html' }),
      true,
      'robots-disallowed',
    ],
    ['an HTML page', sends(200, `<!DOCTYPE html>\n${noSecret}`), true, true],
    ['nothing in it', sends(200, ''), true, true],
    ['404', sends(404, noSecret), true, true],
    ['401', sends(401, noSecret), true, true],
    ['403', sends(403, noSecret), true, true],
    ['429', sends(429, noSecret), true, true],
    ['500', sends(500, noSecret), 'robots-unreachable', 'robots-unreachable'],
    ['503', sends(503, noSecret), 'robots-unreachable', 'robots-unreachable'],
    ['silence', () => {}, 'robots-unreachable', 'robots-unreachable'],
    ['a lost connection', (socket) => void socket.destroy(), 'robots-unreachable', 'robots-unreachable'],
    ['five redirects', sends(301, '', { location: '/hop?4' }), true, 'robots-disallowed'],
    ['six redirects', sends(301, '', { location: '/hop?5' }), true, true],
    ['a redirect to itself', sends(301, '', { location: '/robots.txt' }), true, true],
    [
      'a redirect off limits',
      sends(301, '', { location: 'http://10.0.0.1/' }),
      'robots-unreachable',
      'robots-unreachable',
    ],
  ])('%s', async (_, robots, page, secret) => {
    const host = await openHost(robots)
    expect(await host.allowed('/page')).toBe(page)
    expect(await host.allowed('/secret/page')).toBe(secret)
    expect(await host.allowed('/robots.txt')).toBe(true)
    expect(host.zoo.canaryConnections).toBe(0)
  })

  test('the first 512 KiB count, up to the last whole line', async () => {
    const filler = '# filler\n'.repeat(Math.floor((500 * 1024) / 9))
    const rest = `User-agent: *\nDisallow: /early\n${'# more\n'.repeat(20_000)}Disallow: /late\n`
    const host = await openHost(sends(200, filler + rest))
    expect(await host.allowed('/early')).toBe('robots-disallowed')
    expect(await host.allowed('/late')).toBe(true)
  })

  test('a crawl delay is passed on, up to a minute', async () => {
    const host = await openHost(sends(200, noSecret))
    expect(await host.rules.check(host.zoo.url('/page'))).toEqual({ allowed: true, crawlDelayMs: 2_000 })
    robotsOf = null
    const slow = await openHost(sends(200, 'User-agent: *\nCrawl-delay: 86400'))
    expect((await slow.rules.check(slow.zoo.url('/page'))).crawlDelayMs).toBe(limits.robotsCrawlDelayMsMax)
  })

  test('URLs that the fetcher refuses itself are left to it', async () => {
    const host = await openHost(sends(200, 'User-agent: *\nDisallow: /'))
    for (const url of ['ftp://news.test/', 'nonsense', 'http://127.0.0.1/', 'http://10.0.0.1:22/']) {
      expect((await host.rules.check(url)).allowed).toBe(true)
    }
  })
})

describe('how long an answer is kept', () => {
  test('one request serves all checks of half a day', async () => {
    const host = await openHost(sends(200, noSecret))
    await Promise.all(Array.from({ length: 20 }, () => host.allowed('/page')))
    host.clock = 11 * hour
    await host.allowed('/page')
    expect(asked(host)).toBe(1)
    host.clock = 13 * hour
    await host.allowed('/page')
    expect(asked(host)).toBe(2)
  })

  test('an outage uses the last copy until it is a day old, and then forbids everything', async () => {
    const host = await openHost(sends(200, noSecret))
    expect(await host.allowed('/page')).toBe(true)
    host.robots = sends(500, '')
    host.clock = 23 * hour
    expect(await host.allowed('/page')).toBe(true)
    expect(await host.allowed('/secret')).toBe('robots-disallowed')
    host.clock = day + minute
    expect(await host.allowed('/page')).toBe('robots-unreachable')
    host.robots = sends(200, '')
    host.clock = day + 30 * minute
    expect(await host.allowed('/secret')).toBe(true)
  })

  test('a host in trouble is asked at most every ten minutes, and after 30 days counts as without a file', async () => {
    const host = await openHost(sends(503, ''))
    await host.allowed('/page')
    host.clock = 9 * minute
    expect(await host.allowed('/page')).toBe('robots-unreachable')
    expect(asked(host)).toBe(1)
    host.clock = 29 * day
    expect(await host.allowed('/page')).toBe('robots-unreachable')
    host.clock = 31 * day
    expect(await host.allowed('/page')).toBe(true)
    expect(asked(host)).toBe(3)
  })
})

test('an aborted check rejects with the reason and leaves the shared request to others', async () => {
  const host = await openHost((socket) => void setTimeout(() => socket.write(answer(200, {}, noSecret)), 200))
  const stop = new AbortController()
  const given = host.rules.check(host.zoo.url('/page'), stop.signal)
  const other = host.rules.check(host.zoo.url('/page'))
  stop.abort(new Error('shutting down'))
  await expect(given).rejects.toThrow('shutting down')
  expect((await other).allowed).toBe(true)
})
