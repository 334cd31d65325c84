import type { Change } from '../model/change.ts'
import { OperationalError } from '../model/errors.ts'
import { changeFragment } from '../review/fragment.ts'
import { textOption, type Invocation } from './command.ts'
import { print, wantsColor, widthOf } from './io.ts'
import { renderChange } from './render-change.ts'
import { renderUnified } from './render-unified.ts'

const forms = ['text', 'unified', 'html', 'side-by-side'] as const

type ChangeForm = (typeof forms)[number]

/** The option with which a command that shows a change is told how. */
export const formOption = [
  '--form <form>',
  'text (default), unified, html or side-by-side (HTML in two columns)',
] as const

/** The form that was asked for; throws `usage` for any other. */
export function formOf(invocation: Invocation): ChangeForm {
  const asked = textOption(invocation, 'form')
  if (asked !== null && invocation.json)
    throw new OperationalError('usage', '--form and --json exclude each other')
  const form = forms.find((each) => each === (asked ?? 'text'))
  if (form === undefined)
    throw new OperationalError('usage', `--form takes ${forms.join(', ')}, not "${asked ?? ''}"`)
  return form
}

/** Prints a change in a form; `names` are what its two sides are called. */
export async function printChange(
  { io }: Invocation,
  change: Change,
  form: ChangeForm,
  names: readonly [from: string, to: string],
): Promise<void> {
  const color = wantsColor(io)
  if (form === 'text') print(io, renderChange(change, { color, width: widthOf(io) }))
  else if (form === 'unified') {
    const text = renderUnified(change, { color, names })
    // As diff does: nothing for no difference.
    if (text !== '') print(io, text)
  } else print(io, String(await changeFragment(change, form === 'html' ? 'inline' : 'side-by-side')))
}
