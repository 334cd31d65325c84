import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startNewsroom } from '../../demo/newsroom.ts'
import type { Newsroom } from '../../demo/newsroom.ts'
import { freePort } from '../support/free-port.ts'
import { spawnStet, stet, temporaryDirectory } from '../support/stet.ts'
import { until } from '../support/until.ts'

describe('stet serve', () => {
  let newsroom: Newsroom
  let env: Record<string, string>
  let listen: string

  beforeAll(async () => {
    newsroom = await startNewsroom({ articles: 4, seed: 11 })
    listen = `127.0.0.1:${await freePort()}`
    env = {
      FETCH_ALLOW_ADDRESSES: new URL(newsroom.origin).host,
      FETCH_HOST_DELAY_MS: '0',
      LISTEN: listen,
      SCAN_INTERVAL_MS: '100',
      LOG_LEVEL: 'error',
    }
  })
  afterAll(() => newsroom[Symbol.asyncDispose]())

  const status = async (path: string) => {
    try {
      return (await fetch(`http://${listen}${path}`)).status
    } catch {
      return 0
    }
  }
  const captured = async (data: string[]) => {
    const { stdout } = await stet(['articles', '--json', ...data], { env })
    return stdout
      .split('\n')
      .filter((line) => line !== '' && (JSON.parse(line) as { versions: number }).versions > 0).length
  }

  test('captures what the command line adds while it runs, and ends with exit code 0 on SIGTERM', async () => {
    await using dir = await temporaryDirectory()
    const data = ['--data', dir.path]
    await using service = spawnStet(['serve', ...data], env)
    await until(async () => (await status('/readyz')) === 200)
    expect(await status('/healthz')).toBe(200)

    const added = await stet(['add', newsroom.feedUrl, ...data], { env })
    expect(added).toMatchObject({ exitCode: 0, stderr: '' })
    await until(async () => (await captured(data)) === 4)
    expect(await (await fetch(`http://${listen}/metrics`)).text()).toMatch(
      /stet_captures_total\{outcome="new"\} 4/,
    )

    service.child.kill('SIGTERM')
    expect(await service.ended).toMatchObject({ exitCode: 0, signal: null })
    expect(await captured(data)).toBe(4)
  }, 90_000)

  test('leaves a database behind on kill -9 that the next command adopts', async () => {
    await using dir = await temporaryDirectory()
    const data = ['--data', dir.path]
    await stet(['add', newsroom.feedUrl, ...data], { env })
    const killed = spawnStet(['serve', ...data], env)
    await until(async () => (await captured(data)) === 4)
    killed.child.kill('SIGKILL')
    expect((await killed.ended).signal).toBe('SIGKILL')
    expect(await stet(['verify', ...data], { env })).toMatchObject({ exitCode: 0 })
  }, 90_000)

  test('says what to do when its address is taken', async () => {
    await using dir = await temporaryDirectory()
    const taken = await startNewsroom({ articles: 1, seed: 1 })
    const { exitCode, stderr } = await spawnStet(['serve', '--data', dir.path], {
      ...env,
      LISTEN: new URL(taken.origin).host,
    }).ended
    await taken[Symbol.asyncDispose]()
    expect(exitCode).toBe(1)
    expect(stderr).toContain('[listen-failed]')
    expect(stderr).toContain('LISTEN')
  }, 60_000)
})
