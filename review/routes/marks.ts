import type { Context } from 'hono'
import { ownPath } from '../access/own-path.ts'
import { changeNumbers, formOf } from '../http/forms.ts'
import { paths } from '../paths.ts'
import { addForm } from './house.ts'
import type { House } from './house.ts'

/** What readers with the scope `review` say of changes. Each form goes back to where it stood. */
export function addMarkRoutes(house: House): void {
  const { archive, now } = house.deps

  addForm(house, paths.markSeen, 'review', async (c) => {
    const form = await formOf(c)
    await archive.markSeen(changeNumbers(form), form.get('seen') !== 'no', nameOf(c), now())
    return c.redirect(ownPath(form.get('back') ?? undefined), 303)
  })

  addForm(house, paths.label, 'review', async (c) => {
    const form = await formOf(c)
    const labels = (form.get('labels') ?? '').split(',')
    for (const id of changeNumbers(form)) await archive.setLabels(id, labels)
    return c.redirect(ownPath(form.get('back') ?? undefined), 303)
  })

  addForm(house, paths.annotate, 'review', async (c) => {
    const form = await formOf(c)
    const [changeId = 0] = changeNumbers(form)
    const text = form.get('text') ?? ''
    await archive.annotate({ changeId, author: nameOf(c), text, createdAt: now() })
    return c.redirect(ownPath(form.get('back') ?? undefined), 303)
  })
}

function nameOf(c: Context): string {
  return c.get('reader')?.name ?? ''
}
