import { bodyText } from '../../model/content.ts'
import { OperationalError } from '../../model/errors.ts'
import { derivePool } from '../../workers/derive-pool.ts'
import { checkUrl } from '../../pipeline/fetch/check-url.ts'
import { textOption } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { hintOf } from '../failure-text.ts'
import { inOrder } from '../in-order.ts'
import { print, printLine, proseWidthOf } from '../io.ts'
import { ofFile, readArticleFile } from '../read-article-file.ts'
import { renderContent } from '../render-content.ts'
import { reportError } from '../report-error.ts'

export const cleanCommand: CommandSpec = {
  name: 'clean',
  summary: 'the article in files of HTML or text; needs no archive',
  arguments: [['<FILE...>', '.html, .html.gz or .txt; - is standard input']],
  options: [['--url <u>', 'where the file came from; links are resolved against it']],
  json: 'print one line a file: {file, content, text}',
  archive: false,
  examples: [
    'stet clean page.html',
    'curl -s https://example.org/a-story | stet clean - --url https://example.org/a-story --json',
  ],
  async run(invocation) {
    const { io, args, json, config } = invocation
    const given = textOption(invocation, 'url')
    const url = given === null ? null : checkUrl(given).href
    await using pool = derivePool({ threads: config.CLEAN_THREADS })
    const cleanFile = async (file: string) => {
      const { value } = await pool.clean(await readArticleFile(io, file, url, null))
      return value.content
    }
    let failed = 0
    for await (const { item: file, result } of inOrder(args, config.CLEAN_THREADS + 1, cleanFile)) {
      if (result.status === 'fulfilled') {
        const content = result.value
        if (json) printLine(io, { file, content, text: bodyText(content) })
        else
          print(
            io,
            `${args.length > 1 ? `==> ${file} <==\n` : ''}${renderContent(content, { width: proseWidthOf(io) })}\n`,
          )
        continue
      }
      const error: unknown = result.reason
      if (!(error instanceof OperationalError)) throw error
      failed += 1
      const { code, message } = error
      if (json) printLine(io, { file, error: { code, message, hint: hintOf(error) } })
      else reportError(io, ofFile(file, error), false)
    }
    return failed === 0 ? 0 : 1
  },
}
