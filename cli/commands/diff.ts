import type { Archive } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { Change } from '../../model/change.ts'
import { OperationalError } from '../../model/errors.ts'
import { compare } from '../../pipeline/compare/compare.ts'
import { argument } from '../command.ts'
import type { CommandSpec, Invocation } from '../command.ts'
import { between } from '../format.ts'
import { stripControls } from '../terminal-text.ts'
import { articleOf, withArchive } from '../house.ts'
import { print, printJson } from '../io.ts'
import { changeJson } from '../../review/change-json.ts'
import { formOf, formOption, printChange } from '../print-change.ts'

export const diffCommand: CommandSpec = {
  name: 'diff',
  summary: 'what changed between two versions; by default the latest change',
  arguments: [
    ['<URL>', 'URL of the article, or its number'],
    ['[FROM]', 'number of the old version'],
    ['[TO]', 'number of the new version; by default the one after FROM'],
  ],
  options: [formOption],
  pages: true,
  json: 'print the Change as JSON (docs/change-format.md)',
  examples: [
    'stet diff https://example.org/2026/11/a-story',
    'stet diff https://example.org/2026/11/a-story 1 3 --json',
    'stet diff https://example.org/2026/11/a-story --form unified',
  ],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json } = invocation
      const form = formOf(invocation)
      const article = await articleOf(archive, argument(invocation, 0))
      const { from, to, change, when } = await changeOf(archive, article, invocation)
      if (json) {
        printJson(io, { from, to, changedBetween: when, ...changeJson(change) })
        return
      }
      if (form === 'text') {
        print(io, `${stripControls(article.headline ?? article.url)}: version ${from} → version ${to}`)
        if (when !== null) print(io, `changed ${between(when)}`)
        print(io, '')
      }
      await printChange(invocation, change, form, [`version ${from}`, `version ${to}`])
    }),
}

interface Found {
  readonly from: number
  readonly to: number
  readonly change: Change
  readonly when: readonly [Date, Date] | null
}

async function changeOf(archive: Archive, article: Article, invocation: Invocation): Promise<Found> {
  const from = versionArgument(invocation, 1)
  if (from === null) {
    const last = await lastStep(archive, article)
    if (last !== null) return last
    throw new OperationalError(
      'version-unknown',
      'this article has not changed since it was first captured',
      {
        hint: `See it with: stet show ${article.url}`,
      },
    )
  }
  const to = versionArgument(invocation, 2) ?? from + 1
  const [old, young] = await Promise.all([archive.version(article.id, from), archive.version(article.id, to)])
  if (old === null || young === null) {
    const missing = old === null ? from : to
    throw new OperationalError(
      'version-unknown',
      `this article has no version ${missing}; it has ${article.versions}`,
    )
  }
  const recorded = await archive.changes(article.id)
  const known = recorded.findLast((each) => each.from === from && each.to === to)
  if (known !== undefined) return { from, to, change: known.change, when: known.changedBetween }
  return { from, to, change: compare(old.content, young.content), when: null }
}

/** What led to the last sighting, whether anybody was told of it or not. */
async function lastStep(archive: Archive, article: Article): Promise<Found | null> {
  const sightings = await archive.sightings(article.id)
  const [before, last] = sightings.slice(-2)
  if (before === undefined || last === undefined) return null
  const recorded = await archive.recordedChange(article.id, sightings.length)
  const [from, to, when] = [before.version, last.version, last.changedBetween]
  if (recorded !== null) return { from, to, when, change: recorded.change }
  const [old, young] = await Promise.all([archive.version(article.id, from), archive.version(article.id, to)])
  return old === null || young === null
    ? null
    : { from, to, when, change: compare(old.content, young.content) }
}

function versionArgument(invocation: Invocation, index: number): number | null {
  const text = invocation.args[index]
  if (text === undefined) return null
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new OperationalError('usage', `"${text}" is not the number of a version`)
  return Number(text)
}
