import { answerPage } from '../http/answers.ts'
import { searchPage } from '../pages/search.ts'
import { paths } from '../paths.ts'
import { readSearch } from '../search-query.ts'
import type { House } from './house.ts'

/** Search over what articles said and over what changed. */
export function addSearchRoutes({ app, deps, assets }: House): void {
  app.get(paths.search, async (c) =>
    answerPage(c, assets, await searchPage(deps.archive, readSearch(new URL(c.req.url).searchParams))),
  )
}
