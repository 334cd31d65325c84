import { OperationalError } from '../../model/errors.ts'
import type { Content } from '../../model/content.ts'
import { decoded } from '../../pipeline/clean/clean.ts'
import type { CleanInput } from '../../pipeline/clean/clean.ts'
import { contentOfPlainText } from '../../pipeline/clean/plain-text.ts'
import { derivePool } from '../../workers/derive-pool.ts'
import type { DerivePool } from '../../workers/derive-pool.ts'
import { argument, textOption } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { printJson } from '../io.ts'
import { changeJson } from '../../review/change-json.ts'
import { formOf, formOption, printChange } from '../print-change.ts'
import { ofFile, readArticleFile } from '../read-article-file.ts'
import type { FileKind } from '../read-article-file.ts'

export const compareCommand: CommandSpec = {
  name: 'compare',
  summary: 'what changed between two files of HTML or text; needs no archive',
  arguments: [
    ['<OLD>', '.html, .html.gz or .txt; - is standard input'],
    ['<NEW>', 'the same, later'],
  ],
  options: [['--as <kind>', 'html or text; by default told by the name'], formOption],
  pages: true,
  json: 'print the Change as JSON (docs/change-format.md)',
  archive: false,
  examples: [
    'stet compare monday.html tuesday.html',
    'stet compare old.txt new.txt --json',
    'stet compare old.txt new.txt --form unified',
  ],
  async run(invocation) {
    const { io, json } = invocation
    const form = formOf(invocation)
    const as = textOption(invocation, 'as')
    if (as !== null && as !== 'html' && as !== 'text') {
      throw new OperationalError('usage', `--as takes html or text, not "${as}"`)
    }
    const files = [argument(invocation, 0), argument(invocation, 1)] as const
    if (files[0] === '-' && files[1] === '-')
      throw new OperationalError('usage', 'only one of the two can be standard input')
    await using pool = derivePool({ threads: 1 })
    const contentOf = async (file: string) => {
      try {
        return await contentOfFile(pool, await readArticleFile(io, file, null, as satisfies FileKind | null))
      } catch (error) {
        throw ofFile(file, error)
      }
    }
    const [from, to] = [await contentOf(files[0]), await contentOf(files[1])]
    const { value: change } = await pool.compare(from, to)
    if (json) printJson(io, changeJson(change))
    else await printChange(invocation, change, form, files)
  },
}

/**
 * The article in a file. A text that is too short for one is taken as it stands, its first line as headline: whoever
 * hands in two texts wants to know how they differ, not whether they are news.
 */
async function contentOfFile(pool: DerivePool, input: CleanInput): Promise<Content> {
  try {
    return (await pool.clean(input)).value.content
  } catch (error) {
    if (input.mediaType !== 'text/plain') throw error
    if (!(error instanceof OperationalError) || error.code !== 'not-an-article') throw error
    return contentOfPlainText(decoded(input).text, input.url, null)
  }
}
