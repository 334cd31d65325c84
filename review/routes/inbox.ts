import { getCookie, setCookie } from 'hono/cookie'
import { may } from '../access/reader.ts'
import { readFilter } from '../change-filter.ts'
import { answerPage } from '../http/answers.ts'
import { cursor } from '../http/params.ts'
import { liveChanges } from '../live-changes.ts'
import { inboxPage } from '../pages/inbox.ts'
import { paths } from '../paths.ts'
import { systematicCache } from '../systematic-cache.ts'
import { nextVisit, visitCookie, writeVisit } from '../visit.ts'
import type { House } from './house.ts'

/** The first page, what changed, and the events that say when there is more. */
export function addInboxRoutes({ app, deps, assets }: House): void {
  const { archive, now } = deps
  const systematic = systematicCache(archive, now)
  const live = liveChanges(archive)

  app.get(paths.inbox, async (c) => {
    const parameters = new URL(c.req.url).searchParams
    const filter = readFilter(parameters)
    const query = {
      filter,
      order: parameters.get('order') === 'newest' ? ('newest' as const) : ('telling' as const),
      ...cursor(parameters.get('cursor') ?? undefined),
    }
    const latest = await archive.lastChange()
    const visit = nextVisit(getCookie(c, visitCookie), latest, now())
    setCookie(c, visitCookie, writeVisit(visit), {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 400 * 24 * 60 * 60,
    })
    c.header('Vary', 'Cookie')
    const isPlain = parameters.size === 0
    return answerPage(
      c,
      assets,
      await inboxPage(archive, {
        query,
        since: visit.since,
        latest,
        canReview: may(c, 'review'),
        systematic: isPlain ? await systematic() : [],
      }),
    )
  })

  app.get(paths.events, (c) => live(c, Number(/^\d{1,15}$/.exec(c.req.query('after') ?? '')?.[0] ?? 0)))
}
