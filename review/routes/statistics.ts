import { answerPage } from '../http/answers.ts'
import { sourceId } from '../http/params.ts'
import { isStatisticsSpan, statisticsPage } from '../pages/statistics.ts'
import { paths } from '../paths.ts'
import { statisticsCache } from '../statistics-cache.ts'
import type { House } from './house.ts'

/** Figures over what changed. */
export function addStatisticsRoutes({ app, deps: { archive, now }, assets }: House): void {
  const count = statisticsCache(archive, now)
  app.get(paths.statistics, async (c) => {
    const span = c.req.query('span')
    const source = sourceId(c.req.query('source'))
    const page = await statisticsPage(archive, count, {
      span: isStatisticsSpan(span) ? span : 'month',
      ...(source !== undefined && { sourceId: source }),
    })
    return answerPage(c, assets, page)
  })
}
