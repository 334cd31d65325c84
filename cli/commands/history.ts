import type { RecordedChange, UntoldChange } from '../../archive/archive.ts'
import type { Article } from '../../model/article.ts'
import type { Move } from '../../model/move.ts'
import type { Sighting } from '../../model/version.ts'
import { argument } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { between, count, time } from '../format.ts'
import { stripControls } from '../terminal-text.ts'
import { articleOf, setAside, withArchive } from '../house.ts'
import { print, printJson } from '../io.ts'
import { missesText } from '../misses-text.ts'

export const historyCommand: CommandSpec = {
  name: 'history',
  summary: 'the edit history of an article: what was seen from when to when, and what changed between',
  arguments: [['<URL>', 'URL of the article, or its number']],
  pages: true,
  json: 'print {article, sightings, changes, untold, moves} as JSON',
  examples: [
    'stet history https://example.org/2026/11/a-story',
    'stet history https://example.org/2026/11/a-story --json',
  ],
  run: (invocation) =>
    withArchive(invocation, async (archive) => {
      const { io, json } = invocation
      const article = await articleOf(archive, argument(invocation, 0))
      const [sightings, changes, untold, moves] = await Promise.all([
        archive.sightings(article.id),
        archive.changes(article.id),
        archive.untoldChanges(article.id),
        archive.moves(article.id),
      ])
      if (json) {
        printJson(io, {
          article,
          sightings,
          changes: changes.map((each) => ({ id: each.id, ...asJson(each) })),
          moves,
          untold: untold.map((each) => ({ standing: each.standing, ...asJson(each) })),
        })
        return
      }
      print(io, `${stripControls(article.headline ?? '(no headline yet)')}\n${stripControls(article.url)}\n`)
      if (article.setAside !== null) print(io, setAside(article))
      for (const move of moves) print(io, moveText(move))
      const misses = await archive.misses(article.id)
      if (sightings.length === 0 && misses === null) {
        const hint =
          article.setAside === null ? ` Take a capture with: stet check ${stripControls(article.url)}` : ''
        print(io, `No version yet.${hint}`)
        return
      }
      const steps = new Map([...changes, ...untold].map((change) => [change.ordinal, change]))
      for (const [index, sighting] of sightings.entries()) print(io, describe(sighting, steps.get(index + 1)))
      if (misses !== null) print(io, `${missesText(article, misses, sightings.at(-1))}\n`)
      print(io, footer(article, sightings))
    }),
}

/** One flat object a change, so that `.changes[].kinds` is what a script reads. */
function asJson({ change, from, to, returned, cause, changedBetween }: RecordedChange | UntoldChange) {
  const { kinds, significance, summary, wordsAdded, wordsRemoved, coarse, fields, hunks, comparerId } = change
  return {
    from,
    to,
    returned,
    cause,
    changedBetween,
    kinds,
    significance,
    summary,
    wordsAdded,
    wordsRemoved,
    coarse,
    comparerId,
    fields,
    hunks,
  }
}

const standings: Readonly<Record<UntoldChange['standing'], string>> = {
  waiting: 'seen once so far: told when a second look finds it again',
  fleeting: 'gone again at the second look: nobody was told',
  alternating: 'one of two states that take turns: nobody was told again',
}

function describe(sighting: Sighting, change: RecordedChange | UntoldChange | undefined): string {
  const seen =
    sighting.captures === 1
      ? `seen once, ${time(sighting.firstSeenAt)}`
      : `seen ${sighting.captures.toLocaleString('en')} times from ${time(sighting.firstSeenAt)} to ${time(sighting.lastSeenAt)}`
  const lines = [`version ${sighting.version}  ${seen}`]
  if (sighting.changedBetween !== null && change !== undefined) {
    const { summary, significance, wordsAdded, wordsRemoved, kinds } = change.change
    // Words of the body; where none changed, saying so would contradict a headline that did.
    const words = wordsAdded + wordsRemoved === 0 ? '' : `+${wordsAdded} −${wordsRemoved} words, `
    const returned = change.returned ? `back to version ${change.to}; ` : ''
    const cause = change.cause === 'reprocessing' ? ' (by our own cleaner, not the publisher)' : ''
    lines.push(
      `  changed ${between(sighting.changedBetween)}${cause}`,
      `  ${returned}${stripControls(summary)} (${words}significance ${significance.toFixed(2)})`,
      `  kinds: ${kinds.map((finding) => finding.kind).join(', ') || 'none'}`,
      ...('standing' in change ? [`  ${standings[change.standing]}`] : []),
    )
  }
  return `${lines.join('\n')}\n`
}

function moveText({ fromUrl, toUrl, movedAt, evidence, undoneAt }: Move): string {
  const undone = undoneAt === null ? '' : `; taken apart again ${time(undoneAt)}`
  return `moved ${time(movedAt)} from ${stripControls(fromUrl)}\n  to ${stripControls(toUrl)}: ${stripControls(evidence)}${undone}\n`
}

function footer(article: Article, sightings: readonly Sighting[]): string {
  const facts = [
    count(article.versions, 'version'),
    count(sightings.length, 'sighting'),
    count(article.captures, 'capture'),
  ]
  const see = sightings.length > 1 ? ` See what changed: stet diff ${stripControls(article.url)}` : ''
  return `${facts.join(', ')}; ${article.status}.${see}`
}
