import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { fairShare } from '../../../review/access/fair-share.ts'

const assets = { stylePath: '', iconPath: '', scriptPath: '', scriptParts: [] }

/** An app whose requests end when they are told to; who asks stands in the address. */
function slowApp() {
  const ends: (() => void)[] = []
  const began: string[] = []
  const keyOf = (c: { req: { query: (name: string) => string | undefined } }) => c.req.query('who') ?? null
  const app = new Hono()
    .use(fairShare({ togetherMax: 2, waitingMax: 3, keyOf }, assets))
    .get('/', async (c) => {
      began.push(c.req.query('n') ?? '')
      await new Promise<void>((resolve) => ends.push(resolve))
      if (c.req.query('fail') !== undefined) throw new Error('no')
      return c.text('ok')
    })
  const ask = async (path: string) =>
    (await app.request(path, { headers: { Accept: 'application/json' } })).status
  return { ask, began, ends, end: () => ends.splice(0).forEach((end) => end()) }
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 5))

test('of one client so many requests are worked at, the others wait in order, and beyond it is told to come back', async () => {
  const { ask, began, end } = slowApp()
  const asked = [1, 2, 3, 4, 5].map((n) => ask(`/?who=a&n=${n}`))
  await settle()
  expect(began).toEqual(['1', '2'])
  expect(await ask('/?who=a&n=6')).toBe(429)
  end()
  await settle()
  expect(began).toEqual(['1', '2', '3', '4'])
  end()
  await settle()
  end()
  expect(await Promise.all(asked)).toEqual([200, 200, 200, 200, 200])
})

test('nobody else waits for that, and a request of nobody never does', async () => {
  const { ask, began, end } = slowApp()
  const asked = ['?who=a&n=1', '?who=a&n=2', '?who=a&n=3', '?who=b&n=4', '?n=5'].map((query) =>
    ask(`/${query}`),
  )
  await settle()
  expect(began).toEqual(['1', '2', '4', '5'])
  end()
  await settle()
  end()
  expect(await Promise.all(asked)).toEqual([200, 200, 200, 200, 200])
})

test('a request that fails gives its place to the next', async () => {
  const { ask, began, end } = slowApp()
  const asked = [1, 2, 3].map((n) => ask(`/?who=a&n=${n}&fail`))
  await settle()
  end()
  await settle()
  expect(began).toEqual(['1', '2', '3'])
  end()
  expect(await Promise.all(asked)).toEqual([500, 500, 500])
  const again = [4, 5].map((n) => ask(`/?who=a&n=${n}`))
  await settle()
  expect(began.slice(3)).toEqual(['4', '5'])
  end()
  expect(await Promise.all(again)).toEqual([200, 200])
})
