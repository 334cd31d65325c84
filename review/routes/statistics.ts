import { answerPage } from '../http/answers.ts'
import { isStatisticsSpan, statisticsPage } from '../pages/statistics.ts'
import { paths } from '../paths.ts'
import type { House } from './house.ts'

/** Figures over what changed. */
export function addStatisticsRoutes({ app, deps, assets }: House): void {
  app.get(paths.statistics, async (c) => {
    const span = c.req.query('span')
    const page = await statisticsPage(deps.archive, isStatisticsSpan(span) ? span : 'month', deps.now())
    return answerPage(c, assets, page)
  })
}
