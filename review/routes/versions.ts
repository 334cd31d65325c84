import { may } from '../access/reader.ts'
import { answerPage } from '../http/answers.ts'
import { articleId, numberPattern, smallNumber } from '../http/params.ts'
import { blamePage } from '../pages/blame.ts'
import { changePage } from '../pages/change.ts'
import { livePage } from '../pages/live.ts'
import { versionPage } from '../pages/version.ts'
import { answerHistory, articlePath } from './house.ts'
import type { House } from './house.ts'

/** An article's versions, and what changed between any two of them. */
export function addVersionRoutes(house: House): void {
  const { app, deps, assets } = house
  const { archive } = deps
  app.get(`${articlePath}/versions/:number{${numberPattern}}`, async (c) =>
    answerPage(
      c,
      assets,
      await versionPage(archive, articleId(c.req.param('article')), Number(c.req.param('number'))),
    ),
  )
  app.get(`${articlePath}/versions/:number{${numberPattern}}/blame`, (c) => {
    const query = {
      number: Number(c.req.param('number')),
      kept: c.req.query('view') === 'kept',
      gone: c.req.query('gone') === '1',
    }
    return answerHistory(c, house, { blame: query }, (article) => blamePage(archive, article, query))
  })
  app.get(`${articlePath}/live`, (c) =>
    answerHistory(c, house, { live: true }, (article) => livePage(archive, article)),
  )
  app.get(`${articlePath}/changes/:pair{${numberPattern}-${numberPattern}}`, async (c) => {
    const [from = 0, to = 0] = c.req.param('pair').split('-').map(Number)
    const view = c.req.query('view') === 'side' ? 'side' : 'inline'
    const whole = c.req.query('whole') === '1'
    const query = { from, to, at: smallNumber(c.req.query('at')), view, whole } as const
    const reader = {
      origin: deps.publicUrl ?? new URL(c.req.url).origin,
      canReview: may(c, 'review'),
      picture:
        deps.drawPicture === undefined
          ? null
          : { isPublic: deps.publicUrl !== null && deps.access === 'open' },
    }
    return answerPage(c, assets, await changePage(archive, articleId(c.req.param('article')), query, reader))
  })
}
