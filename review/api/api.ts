import { OpenAPIHono } from '@hono/zod-openapi'
import { answerPage, problemJson } from '../http/answers.ts'
import { parameterProblem } from '../http/problems.ts'
import { apiPage } from '../pages/api.ts'
import { paths } from '../paths.ts'
import type { House } from '../routes/house.ts'
import { addArticleApi } from './articles.ts'
import { addChangeApi } from './changes.ts'
import { describeApi } from './document.ts'

/**
 * The JSON API under /api/v1, its OpenAPI 3.1 document and the page that is made from it. It reads; wrong parameters
 * are refused, and every failure is a problem (RFC 9457).
 */
export function addApi({ app, deps, assets }: House): void {
  const api = new OpenAPIHono({
    defaultHook: (result, c) => {
      if (result.success) return undefined
      const wrong = result.error.issues.map(
        ({ path, message }) => `${path.length === 0 ? 'parameters' : path.join('.')}: ${message}`,
      )
      return problemJson(c, parameterProblem(`${wrong.join('; ')}.`))
    },
  })
  addArticleApi(api, deps)
  addChangeApi(api, deps)
  app.route('/', api)
  const document = describeApi(api)
  app.get(paths.openApi, (c) => c.json(document))
  app.get(paths.api, (c) => answerPage(c, assets, apiPage(document)))
}
