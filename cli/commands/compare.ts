import { OperationalError } from '../../model/errors.ts'
import { derivePool } from '../../workers/derive-pool.ts'
import { argument, textOption } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { print, printJson, wantsColor, widthOf } from '../io.ts'
import { readArticleFile } from '../read-article-file.ts'
import type { FileKind } from '../read-article-file.ts'
import { renderChange } from '../render-change.ts'

export const compareCommand: CommandSpec = {
  name: 'compare',
  summary: 'what changed between two files of HTML or text; needs no archive',
  arguments: [
    ['<OLD>', '.html, .html.gz or .txt; - is standard input'],
    ['<NEW>', 'the same, later'],
  ],
  options: [['--as <kind>', 'html or text; by default told by the name']],
  json: 'print the Change as JSON',
  archive: false,
  examples: ['stet compare monday.html tuesday.html', 'stet compare old.txt new.txt --json'],
  async run(invocation) {
    const { io, json } = invocation
    const as = textOption(invocation, 'as')
    if (as !== null && as !== 'html' && as !== 'text') {
      throw new OperationalError('usage', `--as takes html or text, not "${as}"`)
    }
    const files = [argument(invocation, 0), argument(invocation, 1)] as const
    if (files[0] === '-' && files[1] === '-')
      throw new OperationalError('usage', 'only one of the two can be standard input')
    await using pool = derivePool({ threads: 1 })
    const contentOf = async (file: string) => {
      const { value } = await pool.clean(await readArticleFile(io, file, null, as satisfies FileKind | null))
      return value.content
    }
    const [from, to] = [await contentOf(files[0]), await contentOf(files[1])]
    const { value: change } = await pool.compare(from, to)
    if (json) printJson(io, change)
    else print(io, renderChange(change, { color: wantsColor(io), width: widthOf(io) }))
  },
}
