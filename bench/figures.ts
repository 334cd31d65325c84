import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

/**
 * Puts the figures of `npm run NAME` into a document, between the marks that it has for them, under a line that says
 * when and on what machine they were measured. Throws when the document has no marks.
 */
export function writeFigures(file: string, name: string, note: string, tables: string): void {
  const marks = [`<!-- figures: npm run ${name} -->`, '<!-- end of figures -->'] as const
  const text = readFileSync(file, 'utf8')
  const [from, to] = marks.map((mark) => text.indexOf(mark))
  if (from === undefined || to === undefined || from === -1 || to < from) {
    throw new Error(`${file} has no marks for figures.`)
  }
  const date = new Date().toISOString().slice(0, 10)
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.versions.node}`
  const head = `${marks[0]}\nMeasured on ${date}, ${machine}, ${note}.\n\n`
  writeFileSync(file, `${text.slice(0, from)}${head}${tables}${text.slice(to)}`)
}
