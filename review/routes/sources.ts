import type { Context } from 'hono'
import { may } from '../access/reader.ts'
import { OperationalError } from '../../model/errors.ts'
import { sourceKinds, sourceStatuses } from '../../model/source.ts'
import type { SourceId } from '../../model/ids.ts'
import type { FormFailure } from '../components/form-fields.ts'
import type { ReviewDeps, RulesDesk, SourceWish } from '../deps.ts'
import { answerPage } from '../http/answers.ts'
import { formOf } from '../http/forms.ts'
import { idPattern, sourceId } from '../http/params.ts'
import { problemOf } from '../http/problems.ts'
import { sourcePage } from '../pages/source.ts'
import type { SourceView } from '../pages/source.ts'
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

  const onePage = async (c: Context, id: SourceId, view: Omit<SourceView, 'canAdmin'>) =>
    answerPage(c, assets, await sourcePage(deps, id, { canAdmin: may(c, 'admin'), ...view }))

  app.get(`/sources/:source{${idPattern}}`, (c) => {
    const id = sourceId(c.req.param('source'))
    return id === undefined ? c.notFound() : onePage(c, id, {})
  })

  if (deps.editSource !== undefined) addEditForm(house, deps.editSource, onePage)
  if (deps.rules !== undefined) addRulesForm(house, deps.rules, onePage)

  if (followSource !== undefined) {
    addForm(house, paths.addSource, 'admin', async (c) => {
      const wish = wishOf(await formOf(c))
      try {
        const { source } = await followSource(wish)
        return c.redirect(`${paths.sources}#source-${source.id}`, 303)
      } catch (error) {
        const failed = { wish, failure: failureOf(error) }
        c.status(422)
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

type OnePage = (c: Context, id: SourceId, view: Omit<SourceView, 'canAdmin'>) => Promise<Response>

function addEditForm(house: House, editSource: NonNullable<ReviewDeps['editSource']>, page: OnePage): void {
  addForm(house, paths.editSource, 'admin', async (c) => {
    const form = await formOf(c)
    const id = await knownSource(house, form)
    if (id === null) return c.notFound()
    const edit = {
      title: fieldText(form, 'title'),
      cron: fieldText(form, 'cron') ?? '',
      timezone: fieldText(form, 'timezone') ?? '',
      include: fieldText(form, 'include'),
      exclude: fieldText(form, 'exclude'),
      budgetPerHour: wholeNumber(fieldText(form, 'budget')),
    }
    try {
      await editSource(id, edit)
      return c.redirect(paths.source(id), 303)
    } catch (error) {
      const failedEdit = { edit, failure: failureOf(error) }
      c.status(422)
      return page(c, id, { failedEdit })
    }
  })
}

function addRulesForm(house: House, rules: RulesDesk, page: OnePage): void {
  addForm(house, paths.sourceRules, 'admin', async (c) => {
    const form = await formOf(c)
    const id = await knownSource(house, form)
    if (id === null) return c.notFound()
    const text = (form.get('rules') ?? '').trim()
    try {
      if (form.get('do') === 'keep') {
        await rules.set(id, text)
        return c.redirect(paths.source(id), 303)
      }
      return await page(c, id, { tried: { text, previews: await rules.try(id, text), failure: null } })
    } catch (error) {
      const tried = { text, previews: null, failure: failureOf(error) }
      c.status(422)
      return page(c, id, { tried })
    }
  })
}

async function knownSource({ deps }: House, form: URLSearchParams): Promise<SourceId | null> {
  const id = sourceId(form.get('source') ?? undefined)
  const source = id === undefined ? null : await deps.archive.findSource(id)
  return source === null || source.status === 'removed' ? null : source.id
}

/** What is wrong with what was sent; whatever else went wrong is no answer to a form. */
function failureOf(error: unknown): FormFailure {
  if (!(error instanceof OperationalError) || problemOf(error).status === 503) throw error
  const { code, message, hint } = error
  return { code, message, hint }
}

/** A field's text; null when there is none in it. */
function fieldText(form: URLSearchParams, name: string): string | null {
  const value = (form.get(name) ?? '').trim()
  return value === '' ? null : value
}

/** Null for none, and for what is no number: the field takes nothing else. */
function wholeNumber(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

function wishOf(form: URLSearchParams): SourceWish {
  return {
    url: fieldText(form, 'url') ?? '',
    kind: sourceKinds.find((each) => each === form.get('kind')) ?? null,
    cron: fieldText(form, 'cron'),
    include: fieldText(form, 'include'),
    exclude: fieldText(form, 'exclude'),
  }
}
