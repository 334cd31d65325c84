import { OperationalError } from '../../model/errors.ts'
import { limits } from '../../model/limits.ts'
import type { CleaningRules } from '../../model/rules.ts'
import { parseRules } from '../../pipeline/clean/rules/parse-rules.ts'
import { argument, runAction } from '../command.ts'
import type { Actions, CommandSpec, Invocation } from '../command.ts'
import { sourceOf, withArchive } from '../house.ts'
import type { Io } from '../io.ts'
import { print, printJson } from '../io.ts'
import { readTextFile } from '../read-text-file.ts'
import { tryOnPages } from '../try-rules.ts'

export const rulesCommand: CommandSpec = {
  name: 'rules',
  summary: "show, set, clear or try a source's rules of cleaning",
  arguments: [
    ['<ACTION>', 'show ID, set ID FILE, clear ID, or try FILE PAGE...'],
    ['<ID|FILE>', 'number or URL of the source; to try: the file of rules (- is standard input)'],
    ['[MORE...]', 'the file of rules to set; the pages to try them on: files, or articles of the archive'],
  ],
  json: 'print the source as JSON; of try one line a page: {page, matches, without, with, change, history}',
  examples: [
    'stet rules try rules.json page.html https://example.org/2026/11/a-story',
    'stet rules set 1 rules.json',
    'stet rules show 1 > rules.json',
    'stet rules clear 1',
  ],
  run: (invocation) => runAction(invocation, 'rules', actions),
}

const actions: Actions = {
  show: (invocation) =>
    withArchive(invocation, async (archive) => {
      const source = await sourceOf(archive, argument(invocation, 1))
      if (invocation.json) return printJson(invocation.io, source)
      if (source.rules !== null) return printJson(invocation.io, asWritten(source.rules))
      print(invocation.io, `Source ${source.id} has no rules: its articles are found by the cleaner alone.`)
    }),
  async set(invocation) {
    const [file, ...rest] = invocation.args.slice(2)
    if (file === undefined || rest.length > 0) throw usage('set takes the source and one file of rules')
    await change(invocation, await readRules(invocation.io, file))
  },
  clear: (invocation) => change(invocation, null),
  async try(invocation) {
    const pages = invocation.args.slice(2)
    if (pages.length === 0) throw usage('try takes the file of rules and at least one page')
    const rules = await readRules(invocation.io, argument(invocation, 1))
    return tryOnPages(invocation, rules, pages)
  },
}

async function change(invocation: Invocation, rules: CleaningRules | null): Promise<void> {
  await withArchive(invocation, async (archive) => {
    const { id } = await sourceOf(archive, argument(invocation, 1))
    const source = await archive.setSourceRules(id, rules)
    if (invocation.json) return printJson(invocation.io, source)
    const now = rules === null ? 'no rules any more' : 'these rules'
    print(
      invocation.io,
      `Source ${id} has ${now}. Each of its articles is cleaned anew with its next capture; what that changes is recorded as reprocessing, not as an edit.`,
    )
  })
}

async function readRules(io: Io, file: string): Promise<CleaningRules> {
  return parseRules(await readTextFile(io, file, limits.rulesFileLengthMax))
}

/** The form that `parseRules` reads. */
function asWritten({ select, remove, rename }: CleaningRules): unknown {
  return { select, remove, rename: Object.fromEntries(rename.map(({ rule, to }) => [rule, to])) }
}

function usage(message: string): OperationalError {
  return new OperationalError('usage', message, { hint: '"stet rules --help" shows examples.' })
}
