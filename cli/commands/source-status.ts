import type { Source, SourceStatus } from '../../model/source.ts'
import { argument } from '../command.ts'
import type { CommandSpec } from '../command.ts'
import { stripControls } from '../terminal-text.ts'
import { sourceOf, withArchive } from '../house.ts'
import { print, printJson } from '../io.ts'

export const pauseCommand = statusCommand(
  'pause',
  'paused',
  'stop reading a source and capturing its articles',
  (source) =>
    `Source ${source.id} is paused: ${stripControls(source.url)}. Go on with: stet resume ${source.id}`,
)

export const resumeCommand = statusCommand(
  'resume',
  'active',
  'go on with a paused source',
  (source) => `Source ${source.id} is followed again: ${stripControls(source.url)}`,
)

export const removeCommand = statusCommand(
  'remove',
  'removed',
  'follow a source no more; everything recorded stays',
  (source) =>
    `Source ${source.id} is followed no more: ${stripControls(source.url)}. Its articles and their histories stay in the archive.`,
)

function statusCommand(
  name: string,
  status: SourceStatus,
  summary: string,
  done: (source: Source) => string,
): CommandSpec {
  return {
    name,
    summary,
    arguments: [['<ID>', 'number or URL of the source']],
    json: 'print the source as JSON',
    examples: [`stet ${name} 1`],
    run: (invocation) =>
      withArchive(invocation, async (archive) => {
        const { id } = await sourceOf(archive, argument(invocation, 0))
        const source = await archive.setSourceStatus(id, status, new Date())
        if (source === null) return
        if (invocation.json) printJson(invocation.io, source)
        else print(invocation.io, done(source))
      }),
  }
}
