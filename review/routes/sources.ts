import { answerPage } from '../http/answers.ts'
import { sourcesPage } from '../pages/sources.ts'
import type { House } from './house.ts'

/** The sources and how they are doing. */
export function addSourceRoutes({ app, deps, assets }: House): void {
  app.get('/sources', async (c) => answerPage(c, assets, await sourcesPage(deps)))
}
