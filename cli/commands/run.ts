import type { CommandSpec } from '../command.ts'
import { openArchiveHouse } from '../compose-archive.ts'
import { count, duration } from '../format.ts'
import { print, printJson } from '../io.ts'
import { openCommandLog } from '../log.ts'
import { progressBar } from '../progress.ts'
import { nothingFollowed } from './sources.ts'
import { runFailures } from '../run-failures.ts'
import { interruptedExitCode } from '../report-error.ts'
import { runUntilIdle } from '../run-until-idle.ts'
import type { RunSummary } from '../run-until-idle.ts'

export const runCommand: CommandSpec = {
  name: 'run',
  summary: 'do all that is due now until nothing is left, then exit',
  options: [
    [
      '--all',
      'every source and article, due or not, retired ones too (but none that is paused or was set aside)',
    ],
  ],
  json: 'print the summary as JSON',
  examples: ['stet run', 'stet run --all', 'stet run --json'],
  async run({ io, config, options, json }) {
    const log = openCommandLog(config.LOG_LEVEL, io)
    await using house = await openArchiveHouse(config, io, log)
    if (options['all'] === true) await makeAllDue(house.archive)
    const bar = progressBar(io, 'running')
    const failures = runFailures()
    const summary = await runUntilIdle(config, io, log, house, {
      onCapture: (report) => failures.add(report),
      onReading: (report) => failures.add(report),
      onProgress: (done, known) => bar.update(done, known),
      onWaiting(reason) {
        bar.clear()
        io.stderr.write(`stet: ${reason}\n`)
      },
    })
    bar.clear()
    if (json) printJson(io, { ...summary, failed: failures.list() })
    else {
      const isEmpty = (await house.archive.listSources()).every(({ status }) => status === 'removed')
      print(io, isEmpty && summary.captures === 0 ? nothingFollowed : describe(summary))
      if (failures.list().length > 0) print(io, `\n${failures.text()}`)
    }
    return summary.interrupted ? interruptedExitCode : 0
  },
}

async function makeAllDue(archive: Awaited<ReturnType<typeof openArchiveHouse>>['archive']): Promise<void> {
  const now = new Date()
  for (const source of await archive.listSources()) {
    if (source.status === 'active') await archive.touchSource(source.id, now)
  }
  await archive.touchArticles({}, now)
}

function describe(summary: RunSummary): string {
  const leftOut =
    summary.leftOut === 0
      ? ''
      : `\n${summary.leftOut.toLocaleString('en')} left for later: their hosts asked for peace or gave no answer, the first until ${summary.leftOutUntil?.toISOString() ?? '?'}.`
  const rest = [
    summary.gone > 0 ? `${summary.gone} gone` : '',
    summary.blocked > 0 ? `${summary.blocked} blocked` : '',
    summary.failures > 0 ? count(summary.failures, 'failure') : 'no failures',
  ].filter((each) => each !== '')
  if (summary.captures + summary.readings === 0 && leftOut !== '') return leftOut.trimStart()
  if (summary.captures + summary.readings === 0)
    return 'Nothing was due. See "stet sources" for when each source is read next.'
  return [
    `${count(summary.readings, 'source')} read, ${count(summary.newArticles, 'new article')}`,
    `${count(summary.captures, 'capture')}: ${count(summary.versions, 'new version')}, ${count(summary.changes, 'change')}, ${summary.unchanged.toLocaleString('en')} unchanged, ${rest.join(', ')}`,
    ...(summary.told > 0 ? [`${count(summary.told, 'change')} told to subscriptions`] : []),
    `${duration(summary.wallMs)} of wall time, ${duration(summary.cpuMs)} of CPU${summary.interrupted ? '; stopped before everything was done' : ''}${leftOut}`,
  ].join('\n')
}
