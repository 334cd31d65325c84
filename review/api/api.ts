import { OpenAPIHono } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { answerPage, problemJson } from '../http/answers.ts'
import { parameterProblem } from '../http/problems.ts'
import { apiPage } from '../pages/api.ts'
import { paths } from '../paths.ts'
import type { House } from '../routes/house.ts'
import { addArticleApi } from './articles.ts'
import { addChangeApi } from './changes.ts'
import { addMarkApi } from './marks.ts'
import { describeApi } from './document.ts'

/**
 * The JSON API under /api/v1, its OpenAPI 3.1 document and the page that is made from it. Wrong parameters are refused,
 * and every failure is a problem (RFC 9457).
 */
export function addApi(house: House): void {
  const { app, deps, assets } = house
  const api = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const wrong = result.error.issues.map(
        ({ path, message }) => `${path.length === 0 ? 'parameters' : path.join('.')}: ${message}`,
      )
      return problemJson(c, parameterProblem(`${wrong.join('; ')}.`))
    },
  })
  api.use('/api/v1/*', refuseRepeated)
  addArticleApi(api, deps)
  addChangeApi(api, deps)
  addMarkApi(api, house)
  app.route('/', api)
  const document = describeApi(api)
  app.get(paths.openApi, (c) => c.json(document))
  app.get(paths.api, (c) =>
    answerPage(c, assets, apiPage(document, deps.publicUrl ?? new URL(c.req.url).origin)),
  )
}

/** Of two values of one parameter nobody knows which was meant. Kinds are many. */
const refuseRepeated: MiddlewareHandler = async (c, next) => {
  const { searchParams } = new URL(c.req.url)
  const repeated = [...new Set(searchParams.keys())].filter(
    (name) => name !== 'kind' && searchParams.getAll(name).length > 1,
  )
  if (repeated.length === 0) return next()
  return problemJson(c, parameterProblem(`${repeated.join(', ')}: may be given once.`))
}
