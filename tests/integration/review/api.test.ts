import type { OpenAPIHono } from '@hono/zod-openapi'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import type { ApiDocument } from '../../../review/api/document.ts'
import { examplePath, operationsOf } from '../../../review/api/example.ts'
import * as routes from '../../../review/api/routes.ts'
import { problemSchema } from '../../../review/api/schemas.ts'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { present } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
let newsroom: SampleNewsroom
let app: ReturnType<typeof reviewApp>

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  app = reviewApp(reviewDeps(house.archive))
})

afterAll(() => house?.[Symbol.asyncDispose]())

async function json(path: string): Promise<Record<string, unknown>> {
  const answer = await app.request(path)
  expect([path, answer.status]).toEqual([path, 200])
  return (await answer.json()) as Record<string, unknown>
}

interface Described {
  readonly openapi: string
  readonly paths: Readonly<Record<string, { readonly get: { readonly summary: string } }>>
}

describe('the document', () => {
  test('is OpenAPI 3.1 and describes every route that there is, and no other', async () => {
    const document = (await json('/api/openapi.json')) as unknown as Described
    expect(document.openapi).toBe('3.1.0')
    const described = Object.keys(document.paths).map((path) => path.replaceAll(/\{(\w+)\}/g, ':$1'))
    const registered = new Set(
      (app as OpenAPIHono).routes
        .map(({ path }) => path)
        .filter((path) => path.startsWith('/api/v1/') && !path.endsWith('*')),
    )
    expect(described.toSorted()).toEqual([...registered].toSorted())
    const methods = (app as OpenAPIHono).routes.flatMap(({ method, path }) =>
      method !== 'ALL' && path.startsWith('/api/v1/') ? [`${method} ${path}`] : [],
    )
    const written = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map(
        (method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      ),
    )
    expect(written.toSorted()).toEqual([...new Set(methods)].toSorted())
    const page = await (await app.request('/api')).text()
    for (const { method, path } of operationsOf(document as unknown as ApiDocument)) {
      expect(page).toContain(`<code>${method.toUpperCase()} ${path}</code>`)
    }
    expect(page).toContain(`curl -X PUT &#39;https://stet.example/api/v1/changes/1/marks&#39;`)
  })

  test('gives examples with which every route answers as its own schema says', async () => {
    const document = (await json('/api/openapi.json')) as unknown as Described
    const bySchema = Object.values(routes).filter(({ method }) => method === 'get')
    expect(bySchema).toHaveLength(
      Object.keys(document.paths).filter((path) => !path.endsWith('/annotations')).length,
    )
    for (const described of operationsOf(document as unknown as ApiDocument)) {
      const { method, path } = described
      if (method !== 'get') continue
      const body = await json(examplePath(described))
      const route = present(bySchema.find((each) => each.path === path))
      const schema: z.ZodType = route.responses[200].content['application/json'].schema
      // A schema leaves out what it does not know: nothing may be missing.
      expect([path, schema.parse(body)]).toEqual([path, body])
    }
  })
})

describe('changes after a number', () => {
  test('come in order, without a gap, and end where the archive does', async () => {
    const seen: number[] = []
    let after = 0
    for (;;) {
      const { items, next, latest } = (await json(`/api/v1/changes?after=${after}&limit=5`)) as {
        items: { id: number }[]
        next: number
        latest: number
      }
      seen.push(...items.map(({ id }) => id))
      after = next
      if (next === latest) break
    }
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, index) => index + 1))
    expect(seen).toHaveLength((await house.archive.counts()).changes)
    expect(await json(`/api/v1/changes?after=${after}`)).toMatchObject({
      items: [],
      next: after,
      latest: after,
    })
  })

  test('refuse a number that this archive has never given out', async () => {
    const answer = await app.request('/api/v1/changes?after=100000')
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'usage', detail: expect.stringContaining('after=0') })
  })

  test('bring what differs when asked, in the form that is documented', async () => {
    const { items } = (await json('/api/v1/changes?after=0&limit=1&include=change')) as { items: unknown[] }
    expect(items[0]).toMatchObject({
      id: 1,
      articleId: newsroom.ferry,
      change: { format: 'stet-change/1', fields: [{ field: 'headline', from: expect.any(String) }] },
    })
  })

  test('go with no filter', async () => {
    const answer = await app.request('/api/v1/changes?after=0&kind=number')
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ code: 'usage', detail: expect.stringContaining('`kind`') })
  })
})

describe('a list of changes', () => {
  test('is filtered, and goes on by cursor and by link', async () => {
    const ids = async (query: string) =>
      ((await json(`/api/v1/changes?${query}`)) as { items: { id: number }[] }).items.map(({ id }) => id)
    expect(await ids('kind=negation&kind=correction-notice')).toHaveLength(2)
    expect(await ids('language=ja')).toHaveLength(1)
    expect(await ids('added=14')).toEqual([1])
    expect(await ids('removed=%22nobody told%22')).toEqual([1])
    const first = await app.request('/api/v1/changes?order=telling&limit=3')
    const link = /<([^>]+)>; rel="next"/.exec(first.headers.get('Link') ?? '')?.[1]
    const rest = (await json(present(link))) as { items: { significance: number }[] }
    expect(rest.items).toHaveLength(3)
  })
})

test('an article is found by its address as it was pasted', async () => {
  const found = await json(
    `/api/v1/articles/lookup?url=${encodeURIComponent('coast-courier.example/live/storm-edda')}`,
  )
  expect(found['id']).toBe(newsroom.live)
})

test('search says when a phrase stood', async () => {
  const { items } = (await json('/api/v1/search?q=%22nobody told us%22')) as {
    items: { article: { id: number }; stood: unknown[] }[]
  }
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    article: { id: newsroom.ferry },
    stood: [{ appeared: null, vanished: { version: 2 } }],
  })
})

test('a version is the same for ever, and is not sent twice', async () => {
  const path = `/api/v1/articles/${newsroom.ferry}/versions/1`
  const answer = await app.request(path)
  expect(answer.headers.get('Cache-Control')).toContain('immutable')
  const etag = present(answer.headers.get('ETag'))
  expect((await app.request(path, { headers: { 'If-None-Match': etag } })).status).toBe(304)
})

describe('what belongs to one article', () => {
  test.each(['sightings', 'versions'])('%s are read page by page', async (list) => {
    const path = `/api/v1/articles/${newsroom.ferry}/${list}`
    const all = (await json(path))['items'] as object[]
    expect(all.length).toBeGreaterThan(2)
    const paged: object[] = []
    let next: string | undefined = `${path}?limit=2`
    while (next !== undefined) {
      const answer = await app.request(next)
      const { items, next: after } = (await answer.json()) as { items: object[]; next: number | null }
      expect(items.length).toBeLessThanOrEqual(2)
      paged.push(...items)
      next = /<([^>]+)>; rel="next"/.exec(answer.headers.get('Link') ?? '')?.[1]
      expect(next === undefined).toBe(after === null)
    }
    expect(paged).toEqual(all)
  })
})

test.each([
  ['/api/v1/captures/999999', 'capture-unknown'],
  ['/api/v1/changes/999999', 'change-unknown'],
  ['/api/v1/articles/1/versions/99', 'version-unknown'],
  ['/api/v1/articles/999999/versions', 'article-unknown'],
  ['/api/v1/changes?source=999999', 'source-unknown'],
])('%s has a code of its own: %s', async (path, code) => {
  expect(problemSchema.parse(await (await app.request(path)).json()).code).toBe(code)
})

describe('a wrong question', () => {
  test.each([
    ['/api/v1/articles?limit=0', 400, 'limit'],
    ['/api/v1/articles?limit=1000000', 400, 'limit'],
    ['/api/v1/articles?limt=5', 400, 'limt'],
    ['/api/v1/articles?cursor=%00', 400, 'cursor'],
    ['/api/v1/articles/x', 400, 'article'],
    ['/api/v1/articles/0', 400, 'article'],
    ["/api/v1/articles/1'--", 400, 'article'],
    ['/api/v1/articles/999999', 404, ''],
    ['/api/v1/articles/1/versions/99', 404, ''],
    ['/api/v1/articles/1/compare?from=1', 400, 'to'],
    ['/api/v1/articles/lookup', 400, 'url'],
    ['/api/v1/articles/lookup?url=https://unknown.example/', 404, ''],
    ['/api/v1/captures/999999', 404, ''],
    ['/api/v1/changes/999999', 404, ''],
    ['/api/v1/changes/999999/marks', 404, ''],
    ['/api/v1/changes?article=999999', 404, ''],
    ['/api/v1/changes?source=999999', 404, ''],
    ['/api/v1/articles?source=999999', 404, ''],
    ['/api/v1/search?q=a&source=999999', 404, ''],
    ['/api/v1/articles?cursor=abc', 422, 'cursor'],
    ['/api/v1/changes?cursor=abc', 422, 'cursor'],
    ['/api/v1/changes?order=telling&cursor=12', 422, 'cursor'],
    ['/api/v1/search?q=a&cursor=abc', 422, 'cursor'],
    ['/api/v1/articles?limit=abc&limit=2', 400, 'limit: may be given once'],
    ['/api/v1/search?q=!!', 422, 'no word'],
    ['/api/v1/changes?added=!!', 422, 'no word'],
    ['/api/v1/articles/1/versions?after=-1', 400, 'after'],
    ['/api/v1/articles/1/sightings?limit=0', 400, 'limit'],
    ['/api/v1/changes?kind=mood', 400, 'kind'],
    ['/api/v1/changes?min=2', 400, 'min'],
    ['/api/v1/changes?since=yesterday', 400, 'since'],
    ['/api/v1/changes?added=a&removed=b', 422, 'added'],
    ['/api/v1/nothing', 404, ''],
  ])('%s is answered %i with what is wrong', async (path, status, says) => {
    const answer = await app.request(path, { headers: { Accept: 'text/html' } })
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    const problem = problemSchema.parse(await answer.json())
    expect([answer.status, problem.status]).toEqual([status, status])
    expect(problem.detail).toContain(says)
    expect(problem.instance).toBe(new URL(path, 'http://x').pathname)
  })

  test('is no other method', async () => {
    const answer = await app.request('/api/v1/changes', { method: 'DELETE' })
    expect(answer.status).toBe(405)
    expect(problemSchema.parse(await answer.json()).status).toBe(405)
  })
})
