import { answerPage } from '../http/answers.ts'
import { listQuery } from '../http/params.ts'
import { changesPage } from '../pages/changes.ts'
import type { House } from './house.ts'

/** The first page: what changed. */
export function addInboxRoutes({ app, deps, assets }: House): void {
  app.get('/', async (c) =>
    answerPage(
      c,
      assets,
      await changesPage(deps.archive, { ...listQuery(c.req.query()), noise: c.req.query('noise') === '1' }),
    ),
  )
}
