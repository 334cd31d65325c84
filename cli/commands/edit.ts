import { argument, textOption } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { editSource } from '../edit-source.ts'
import { time } from '../format.ts'
import { sourceOf, withArchive } from '../house.ts'
import { print, printJson } from '../io.ts'
import { OperationalError } from '../../model/errors.ts'
import { stripControls } from '../terminal-text.ts'

export const editCommand: CommandSpec = {
  name: 'edit',
  summary: 'say something of a source anew; what is not given stays',
  arguments: [['<ID>', 'number or URL of the source']],
  options: [
    ['--title <text>', 'what it is called'],
    ['--cron <expression>', 'when it is read'],
    ['--timezone <zone>', 'time zone of that'],
    ['--include <pattern>', 'only URLs that match are articles (RE2); empty: all'],
    ['--exclude <pattern>', 'URLs that match are never articles (RE2); empty: none'],
    ['--budget <captures>', 'captures an hour that its articles may take together; empty: no such bound'],
  ],
  json: 'print the source as JSON',
  examples: [
    'stet edit 1 --budget 120',
    'stet edit 1 --cron "*/5 * * * *"',
    "stet edit 1 --include '/news/' --exclude ''",
  ],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const edit = given(invocation)
      if (Object.keys(edit).length === 0)
        throw new OperationalError(
          'usage',
          'edit takes at least one of --title, --cron, --timezone, --include, --exclude, --budget',
        )
      const { id } = await sourceOf(archive, argument(invocation, 0))
      const source = await editSource(archive, id, edit)
      if (invocation.json) return printJson(invocation.io, source)
      const { cron, timezone, nextDueAt } = source
      print(
        invocation.io,
        `Source ${id} is read at "${stripControls(cron)}" (${stripControls(timezone)}), next ${time(nextDueAt)}.`,
      )
    }),
}

function given(invocation: Invocation): Parameters<typeof editSource>[2] {
  const text = (name: string) => textOption(invocation, name)
  const [title, include, exclude] = ['title', 'include', 'exclude'].map(text)
  const [cron, timezone, budget] = ['cron', 'timezone', 'budget'].map(text)
  return {
    ...(title != null && { title: orNull(title) }),
    ...(cron != null && { cron }),
    ...(timezone != null && { timezone }),
    ...(include != null && { include: orNull(include) }),
    ...(exclude != null && { exclude: orNull(exclude) }),
    ...(budget != null && { budgetPerHour: budgetOf(budget) }),
  }
}

function budgetOf(text: string): number | null {
  if (text.trim() === '') return null
  if (/^[1-9]\d{0,5}$/.test(text.trim())) return Number(text)
  throw new OperationalError('usage', `--budget takes a whole number of captures an hour, not "${text}"`)
}

/** An empty pattern or title is none. */
function orNull(value: string): string | null {
  return value.trim() === '' ? null : value.trim()
}
