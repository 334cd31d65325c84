import type { Hono } from 'hono'
import type { Assets } from '../components/layout.ts'
import type { ReviewDeps } from '../deps.ts'
import { idPattern } from '../http/params.ts'

/** What the routes of every room are given. */
export interface House {
  readonly app: Hono
  readonly deps: ReviewDeps
  readonly assets: Assets
}

/** What the addresses of one article begin with; `articleId` reads the parameter. */
export const articlePath = `/articles/:article{${idPattern}}`
