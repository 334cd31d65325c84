import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { limits } from '../../model/limits.ts'
import { may } from '../access/reader.ts'
import { problemJson } from '../http/answers.ts'
import { forbiddenProblem, jsonProblem, tooLargeProblem, unauthorizedProblem } from '../http/problems.ts'
import type { House } from '../routes/house.ts'
import { found } from './answer.ts'
import type { Api, ApiDeps } from './answer.ts'
import { getMarks, postAnnotation, putMarks } from './routes.ts'

/** What people say of changes: read by whoever may read, written with a token of scope `review`. */
export function addMarkApi(api: Api, { deps: { archive, now }, writingRoutes }: House): void {
  writingRoutes.add('PUT', /^\/api\/v1\/changes\/[^/]+\/marks$/)
  writingRoutes.add('POST', /^\/api\/v1\/changes\/[^/]+\/annotations$/)
  api.on('PUT', ['/api/v1/changes/:change/marks'], ...writing)
  api.on('POST', ['/api/v1/changes/:change/annotations'], ...writing)

  api.openapi(getMarks, async (c) => c.json(await marksJson(archive, c.req.valid('param').change), 200))

  api.openapi(putMarks, async (c) => {
    const { change } = c.req.valid('param')
    const { seen, labels } = c.req.valid('json')
    await marksJson(archive, change)
    if (labels !== undefined) await archive.setLabels(change, labels)
    if (seen !== undefined) await archive.markSeen([change], seen, c.get('reader')?.name ?? '', now())
    return c.json(await marksJson(archive, change), 200)
  })

  api.openapi(postAnnotation, async (c) => {
    const { change } = c.req.valid('param')
    const { text } = c.req.valid('json')
    await archive.annotate({ changeId: change, author: c.get('reader')?.name ?? '', text, createdAt: now() })
    return c.json(await marksJson(archive, change), 200)
  })
}

/**
 * What a request that writes goes through. A session does not count here: programs have a token, and a page elsewhere
 * must find nothing that its reader's browser would send by itself.
 */
const writing: MiddlewareHandler[] = [
  async (c, next) => {
    if (!/^Bearer /i.test(c.req.header('Authorization') ?? '') || c.get('reader') === null) {
      c.header('WWW-Authenticate', 'Bearer realm="Stet"')
      return problemJson(c, unauthorizedProblem)
    }
    if (!may(c, 'review')) return problemJson(c, forbiddenProblem)
    if (!/^application\/json\s*(?:;|$)/i.test(c.req.header('Content-Type') ?? ''))
      return problemJson(c, jsonProblem)
    return next()
  },
  bodyLimit({ maxSize: limits.formSizeBytesMax, onError: (c) => problemJson(c, tooLargeProblem) }),
]

async function marksJson(archive: ApiDeps['archive'], changeId: number) {
  const [[change], marks, annotations] = await Promise.all([
    archive.changesAfter(changeId - 1, 1),
    archive.changeMarks([changeId]),
    archive.annotations(changeId),
  ])
  found(change?.id === changeId ? change : null, 'change-unknown')
  const known = marks.get(changeId)
  return {
    changeId,
    seenAt: known?.seenAt?.toISOString() ?? null,
    seenBy: known?.seenBy ?? null,
    labels: [...(known?.labels ?? [])],
    annotations: annotations.map(({ id, author, text, createdAt }) => ({
      id,
      author,
      text,
      createdAt: createdAt.toISOString(),
    })),
  }
}
