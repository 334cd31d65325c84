import type { CommandSpec } from '../command.ts'
import { count } from '../format.ts'
import { withArchive } from '../house.ts'
import { print, printLine } from '../io.ts'
import { progressBar } from '../progress.ts'

export const verifyCommand: CommandSpec = {
  name: 'verify',
  summary: 're-hash everything stored; findings are numbered and explained in docs/verify.md',
  json: 'print one line a finding, and one with the totals',
  examples: ['stet verify', 'stet verify --json'],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json } = invocation
      const bar = progressBar(io, 'verifying')
      let findings = 0
      let checked = 0
      for await (const item of archive.verify()) {
        if (item.type === 'progress') {
          checked = item.checked
          bar.update(item.checked, item.total)
          continue
        }
        findings += 1
        bar.clear()
        if (json) printLine(io, item)
        else print(io, `finding ${item.number} at ${item.place}: ${item.message}`)
      }
      bar.clear()
      if (json) printLine(io, { type: 'total', checked, findings })
      else if (findings === 0) print(io, `Everything holds: ${count(checked, 'record')} checked.`)
      else
        print(
          io,
          `${count(findings, 'finding')} in ${count(checked, 'record')}; docs/verify.md says what each means.`,
        )
      return findings === 0 ? 0 : 1
    }),
}
