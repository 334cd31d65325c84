import { may } from '../access/reader.ts'
import { OperationalError } from '../../model/errors.ts'
import { sourceKinds, sourceStatuses } from '../../model/source.ts'
import type { SourceWish } from '../deps.ts'
import { answerPage } from '../http/answers.ts'
import { formOf } from '../http/forms.ts'
import { sourceId } from '../http/params.ts'
import { sourcesPage } from '../pages/sources.ts'
import { paths } from '../paths.ts'
import { addForm } from './house.ts'
import type { House } from './house.ts'

/** The sources and how they are doing; who has the scope `admin` adds and changes them. */
export function addSourceRoutes(house: House): void {
  const { app, deps, assets } = house
  const { archive, followSource, now } = deps

  app.get(paths.sources, async (c) =>
    answerPage(c, assets, await sourcesPage(deps, { canAdmin: may(c, 'admin') })),
  )

  if (followSource !== undefined) {
    addForm(house, paths.addSource, 'admin', async (c) => {
      const wish = wishOf(await formOf(c))
      try {
        const { source } = await followSource(wish)
        return c.redirect(`${paths.sources}#source-${source.id}`, 303)
      } catch (error) {
        if (!(error instanceof OperationalError)) throw error
        c.status(422)
        const { code, message, hint } = error
        const failed = { wish, failure: { code, message, hint } }
        return answerPage(c, assets, await sourcesPage(deps, { canAdmin: true, failed }))
      }
    })
  }

  addForm(house, paths.sourceStatus, 'admin', async (c) => {
    const form = await formOf(c)
    const id = sourceId(form.get('source') ?? undefined)
    const status = sourceStatuses.find((each) => each === form.get('status'))
    if (id === undefined || status === undefined) return c.notFound()
    if ((await archive.setSourceStatus(id, status, now())) === null) return c.notFound()
    return c.redirect(status === 'removed' ? paths.sources : `${paths.sources}#source-${id}`, 303)
  })

  addForm(house, paths.checkNow, 'admin', async (c) => {
    const id = sourceId((await formOf(c)).get('source') ?? undefined)
    if (id === undefined || (await archive.findSource(id)) === null) return c.notFound()
    await archive.touchSource(id, now())
    await archive.touchArticles({ sourceId: id }, now())
    return c.redirect(`${paths.sources}#source-${id}`, 303)
  })
}

function wishOf(form: URLSearchParams): SourceWish {
  const text = (name: string) => {
    const value = (form.get(name) ?? '').trim()
    return value === '' ? null : value
  }
  return {
    url: text('url') ?? '',
    kind: sourceKinds.find((each) => each === form.get('kind')) ?? null,
    cron: text('cron'),
    include: text('include'),
    exclude: text('exclude'),
  }
}
