import type { ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Assets } from '../components/layout.ts'
import type { ReviewDeps } from '../deps.ts'
import { OperationalError } from '../../model/errors.ts'
import { answerProblem } from './answers.ts'
import { crossSiteProblem, parameterProblem, problemOf } from './problems.ts'

/** Reports an error once, with all that is known of it, and answers with what its reader may know. */
export function failureHandler(log: ReviewDeps['log'], assets: Assets | null): ErrorHandler {
  return (error, c) => {
    // Hono's own way to say that a form came from elsewhere.
    if (error instanceof HTTPException && error.status === 403)
      return answerProblem(c, crossSiteProblem, assets)
    // And that a body is no JSON.
    if (error instanceof HTTPException && error.status === 400)
      return answerProblem(c, parameterProblem('The body is not what was asked for: it is no JSON.'), assets)
    const problem = problemOf(error)
    const code = error instanceof OperationalError ? error.code : null
    if (problem.status >= 500) {
      log({
        error: error.message,
        code,
        path: c.req.path.slice(0, 500),
        ...(code === null ? { stack: error.stack } : {}),
      })
    }
    return answerProblem(c, problem, assets)
  }
}
