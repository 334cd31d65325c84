import type { Handler, Hono } from 'hono'
import { writing } from '../access/writing.ts'
import type { Scope } from '../../model/access.ts'
import type { Assets } from '../components/layout.ts'
import type { ReviewDeps } from '../deps.ts'
import type { WritingRoutes } from '../http/headers.ts'
import { idPattern } from '../http/params.ts'

/** What the routes of every room are given. */
export interface House {
  readonly app: Hono
  readonly deps: ReviewDeps
  readonly assets: Assets
  /** What is written where; everywhere else there is nothing but reading. */
  readonly writingRoutes: WritingRoutes
}

/** What the addresses of one article begin with; `articleId` reads the parameter. */
export const articlePath = `/articles/:article{${idPattern}}`

/** A route that takes a form from whoever has the scope; null: from everybody. */
export function addForm(house: House, path: string, scope: Scope | null, handler: Handler): void {
  house.writingRoutes.add('POST', path)
  house.app.on('POST', [path], ...writing(scope, house.deps.publicUrl, house.assets), handler)
}
