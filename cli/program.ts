import { Command } from 'commander'
import { OperationalError } from '../model/errors.ts'
import { addCommand } from './commands/add.ts'
import { articlesCommand } from './commands/articles.ts'
import { checkCommand } from './commands/check.ts'
import { cleanCommand } from './commands/clean.ts'
import { compareCommand } from './commands/compare.ts'
import { demoCommand } from './commands/demo.ts'
import { diffCommand } from './commands/diff.ts'
import { historyCommand } from './commands/history.ts'
import { pauseCommand, removeCommand, resumeCommand } from './commands/source-status.ts'
import { runCommand } from './commands/run.ts'
import { reviewCommand, schedulerCommand, serveCommand, workerCommand } from './commands/serve.ts'
import { showCommand } from './commands/show.ts'
import { sourcesCommand } from './commands/sources.ts'
import { verifyCommand } from './commands/verify.ts'
import type { CommandSpec } from './command.ts'
import { readConfig } from './config.ts'
import type { Io } from './io.ts'
import { reportError } from './report-error.ts'

/** Every command, in the order of the help. */
export const commands: readonly CommandSpec[] = [
  demoCommand,
  serveCommand,
  schedulerCommand,
  workerCommand,
  reviewCommand,
  addCommand,
  sourcesCommand,
  pauseCommand,
  resumeCommand,
  removeCommand,
  checkCommand,
  runCommand,
  articlesCommand,
  historyCommand,
  showCommand,
  diffCommand,
  cleanCommand,
  compareCommand,
  verifyCommand,
]

/** Runs one command line and resolves with its exit code: 0, 1 (operational failure) or 2 (bad usage). */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0
  const program = new Command('stet')
    .description('Watches articles on the web, keeps every version it sees, and shows what changed.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError('(stet --help lists the commands; stet COMMAND --help shows examples)')
    .showSuggestionAfterError()
  for (const spec of commands) {
    program.addCommand(
      toCommander(spec, io, (code) => {
        exitCode = code
      }),
    )
  }
  if (argv.length === 0) {
    io.stdout.write(program.helpInformation())
    return 0
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    return reportError(io, error, argv.includes('--json'))
  }
}

function toCommander(spec: CommandSpec, io: Io, setExitCode: (code: number) => void): Command {
  const command = new Command(spec.name)
    .description(spec.summary)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError(`(stet ${spec.name} --help shows examples)`)
  for (const [usage, description] of spec.arguments ?? []) command.argument(usage, description)
  for (const [flags, description] of spec.options ?? []) command.option(flags, description)
  if (spec.json !== undefined) command.option('--json', spec.json)
  if (spec.archive !== false)
    command.option('--data <dir>', 'where the embedded database lives (DATA_DIR, ./data)')
  command.addHelpText('after', `\nExamples:\n${spec.examples.map((example) => `  ${example}\n`).join('')}`)
  command.action(async () => {
    const options = command.opts<Record<string, string | boolean | undefined>>()
    const data = options['data']
    const env = typeof data === 'string' ? { ...io.env, DATA_DIR: data } : io.env
    if (data === '') throw new OperationalError('usage', '--data needs a directory')
    const config = readConfig(env)
    setExitCode(
      (await spec.run({ io, config, args: command.args, options, json: options['json'] === true })) ?? 0,
    )
  })
  return command
}
