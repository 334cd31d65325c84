import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { csrf } from 'hono/csrf'
import type { Scope } from '../../model/access.ts'
import { limits } from '../../model/limits.ts'
import type { Assets } from '../components/layout.ts'
import { answerProblem } from '../http/answers.ts'
import { forbiddenProblem, formProblem, tooLargeProblem, unauthorizedProblem } from '../http/problems.ts'
import { allow, challenge } from './reader.ts'

/** Refuses who may not: with a way to sign in where nobody is known. */
export function refusal(assets: Assets): (c: Context, known: boolean) => Response | Promise<Response> {
  return (c, known) => {
    if (!known) c.header('WWW-Authenticate', challenge(c))
    return answerProblem(c, known ? forbiddenProblem : unauthorizedProblem, assets)
  }
}

/**
 * What a request that writes goes through: from where it comes (a form on a page elsewhere must not act with its
 * reader's session, which is SameSite=Strict besides), how much it sends and in which form, and who asks.
 */
export function writing(scope: Scope | null, publicUrl: string | null, assets: Assets): MiddlewareHandler[] {
  const own = publicUrl === null ? null : new URL(publicUrl).origin
  return [
    csrf({ origin: (origin, c) => origin === own || origin === new URL(c.req.url).origin }),
    (c, next) => (isForm(c) ? next() : Promise.resolve(answerProblem(c, formProblem, assets))),
    bodyLimit({
      maxSize: limits.formSizeBytesMax,
      onError: (c) => answerProblem(c, tooLargeProblem, assets),
    }),
    ...(scope === null ? [] : [allow(scope, refusal(assets))]),
  ]
}

function isForm(c: Context): boolean {
  return /^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(c.req.header('Content-Type') ?? '')
}
