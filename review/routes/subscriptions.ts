import type { Context } from 'hono'
import { allow } from '../access/reader.ts'
import { refusal } from '../access/writing.ts'
import { OperationalError } from '../../model/errors.ts'
import type { SubscriptionStatus } from '../../model/subscription.ts'
import type { SubscriptionWish } from '../deps.ts'
import { answerPage } from '../http/answers.ts'
import { formOf } from '../http/forms.ts'
import { subscriptionsPage } from '../pages/subscriptions.ts'
import { paths } from '../paths.ts'
import { addForm } from './house.ts'
import type { House } from './house.ts'

/** Who is told of changes: for who has the scope `admin` alone, since it is nobody else's business whom we tell. */
export function addSubscriptionRoutes(house: House): void {
  const { app, deps, assets } = house
  const { archive, subscribe, now } = deps

  app.get(paths.subscriptions, allow('admin', refusal(assets)), async (c) =>
    answerPage(
      c,
      assets,
      await subscriptionsPage(deps, { filter: (c.req.query('filter') ?? '').slice(0, filterLengthMax) }),
    ),
  )

  if (subscribe !== undefined) {
    addForm(house, paths.subscribe, 'admin', async (c) => {
      const wish = wishOf(await formOf(c))
      // What comes back may hold a secret that is shown once.
      c.header('Cache-Control', 'no-store')
      try {
        const made = await subscribe(wish)
        return answerPage(c, assets, await subscriptionsPage(deps, { filter: '', made }))
      } catch (error) {
        if (!(error instanceof OperationalError)) throw error
        c.status(422)
        const { code, message, hint } = error
        const failed = { wish, failure: { code, message, hint } }
        return answerPage(c, assets, await subscriptionsPage(deps, { filter: wish.filter, failed }))
      }
    })
  }

  addForm(house, paths.subscriptionStatus, 'admin', async (c) => {
    const form = await formOf(c)
    const found = await archive.findSubscription(form.get('name') ?? '')
    const status = statuses.find((each) => each === form.get('status'))
    if (found === null || status === undefined) return c.notFound()
    await archive.setSubscriptionStatus(found.id, status, now())
    return back(c, status === 'removed' ? null : found.id)
  })

  addForm(house, paths.resend, 'admin', async (c) => {
    const found = await archive.findSubscription((await formOf(c)).get('name') ?? '')
    if (found === null) return c.notFound()
    await archive.resendDeadLetters(found.id, now())
    return back(c, found.id)
  })
}

const filterLengthMax = 2_000

const statuses: readonly SubscriptionStatus[] = ['active', 'paused', 'removed']

function back(c: Context, id: number | null): Response {
  return c.redirect(id === null ? paths.subscriptions : `${paths.subscriptions}#subscription-${id}`, 303)
}

function wishOf(form: URLSearchParams): SubscriptionWish {
  const text = (name: string) => {
    const value = (form.get(name) ?? '').trim()
    return value === '' ? null : value
  }
  return {
    name: text('name') ?? '',
    target: text('target') ?? '',
    filter: text('filter') ?? '',
    format: text('format'),
    template: text('template'),
    authorization: text('authorization'),
    cron: text('cron'),
    timezone: text('timezone'),
    after: null,
  }
}
