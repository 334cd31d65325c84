import type { ChangeHead } from '../../archive/archive.ts'
import { changeKinds } from '../../model/change.ts'
import type { ChangeKind } from '../../model/change.ts'
import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import { numberOption, textOption, timeOption } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { sourceOf, withArchive } from '../house.ts'
import { print, printLine } from '../io.ts'
import { renderHead } from '../render-head.ts'

export const inboxCommand: CommandSpec = {
  name: 'inbox',
  summary: 'what changed: the telling changes first',
  options: [
    ['--newest', 'newest first'],
    ['--source <id>', 'of one source, by number or URL'],
    ['--kind <kind>', 'of one kind, such as number, silent-correction (docs/kinds.md has all)'],
    ['--min <significance>', 'from this significance on, 0 to 1'],
    ['--since <time>', 'seen at or after this time'],
    ['--unseen', 'only what nobody has marked as seen'],
    ['--noise', 'with counters, times and typography'],
    ['--limit <n>', 'so many at most; 20'],
  ],
  pages: true,
  json: 'print one line a change: {id, articleId, articleUrl, headline, from, to, changedBetween, change, …}',
  examples: [
    'stet inbox',
    'stet inbox --kind silent-correction --since 2026-11-22',
    'stet inbox --newest --json',
  ],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json, options } = invocation
      const source = textOption(invocation, 'source')
      const kind = textOption(invocation, 'kind')
      const since = timeOption(invocation, 'since')
      const { items, cursor } = await archive.changeHeads({
        ...(source !== null && { sourceId: (await sourceOf(archive, source)).id }),
        ...(kind !== null && { kinds: [kindOf(kind)] }),
        ...significanceOf(invocation),
        ...(since !== null && { since }),
        ...(options['unseen'] === true && { seen: false }),
        withoutNoise: options['noise'] !== true,
        order: options['newest'] === true ? 'newest' : 'telling',
        limit: numberOption(invocation, 'limit', { min: 1, max: limits.pageSizeMax }) ?? 20,
      })
      if (json) for (const head of items) printLine(io, head)
      else printHeads(invocation, items, cursor !== null)
    }),
}

function printHeads(invocation: Invocation, heads: readonly ChangeHead[], more: boolean): void {
  const { io } = invocation
  if (heads.length === 0) print(io, 'No change is like that.')
  for (const head of heads) print(io, `${renderHead(head, io)}\n`)
  if (more) print(io, 'There are more: ask for more with --limit, or for less with --kind, --min or --since.')
}

function kindOf(text: string): ChangeKind {
  const kind = changeKinds.find((each) => each === text)
  if (kind !== undefined) return kind
  throw new OperationalError('usage', `"${text}" is no kind of change`, {
    hint: `Say one of ${changeKinds.join(', ')}.`,
  })
}

function significanceOf(invocation: Invocation): { significanceMin?: number } {
  const text = textOption(invocation, 'min')
  if (text === null) return {}
  const value = Number(text)
  if (value >= 0 && value <= 1) return { significanceMin: value }
  throw new OperationalError('usage', `--min takes a number from 0 to 1, not "${text}"`)
}
