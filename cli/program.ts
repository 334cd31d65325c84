import { Command, CommanderError } from 'commander'
import type { Argument, Help } from 'commander'
import packageJson from '../package.json' with { type: 'json' }
import { OperationalError } from '../model/errors.ts'
import type { CommandSpec } from './command.ts'
import { readConfig } from './config.ts'
import type { Io } from './io.ts'
import { paged } from './pager.ts'
import { reportError } from './report-error.ts'

/**
 * Every command, in the order of the help. Loaded by need: most of a short command's time is importing what it
 * uses, and none of them uses everything.
 */
const loaders: Readonly<Record<string, () => Promise<CommandSpec>>> = {
  demo: async () => (await import('./commands/demo.ts')).demoCommand,
  serve: async () => (await import('./commands/serve.ts')).serveCommand,
  scheduler: async () => (await import('./commands/serve.ts')).schedulerCommand,
  worker: async () => (await import('./commands/serve.ts')).workerCommand,
  review: async () => (await import('./commands/serve.ts')).reviewCommand,
  add: async () => (await import('./commands/add.ts')).addCommand,
  opml: async () => (await import('./commands/opml.ts')).opmlCommand,
  sources: async () => (await import('./commands/sources.ts')).sourcesCommand,
  edit: async () => (await import('./commands/edit.ts')).editCommand,
  pause: async () => (await import('./commands/source-status.ts')).pauseCommand,
  resume: async () => (await import('./commands/source-status.ts')).resumeCommand,
  remove: async () => (await import('./commands/source-status.ts')).removeCommand,
  check: async () => (await import('./commands/check.ts')).checkCommand,
  run: async () => (await import('./commands/run.ts')).runCommand,
  why: async () => (await import('./commands/why.ts')).whyCommand,
  inbox: async () => (await import('./commands/inbox.ts')).inboxCommand,
  search: async () => (await import('./commands/search.ts')).searchCommand,
  articles: async () => (await import('./commands/articles.ts')).articlesCommand,
  history: async () => (await import('./commands/history.ts')).historyCommand,
  show: async () => (await import('./commands/show.ts')).showCommand,
  diff: async () => (await import('./commands/diff.ts')).diffCommand,
  blame: async () => (await import('./commands/blame.ts')).blameCommand,
  clean: async () => (await import('./commands/clean.ts')).cleanCommand,
  rules: async () => (await import('./commands/rules.ts')).rulesCommand,
  compare: async () => (await import('./commands/compare.ts')).compareCommand,
  merge: async () => (await import('./commands/merge.ts')).mergeCommand,
  split: async () => (await import('./commands/merge.ts')).splitCommand,
  token: async () => (await import('./commands/token.ts')).tokenCommand,
  subscription: async () => (await import('./commands/subscription.ts')).subscriptionCommand,
  verify: async () => (await import('./commands/verify.ts')).verifyCommand,
}

/** All commands, for the help and the reference. */
export function loadCommands(): Promise<readonly CommandSpec[]> {
  return Promise.all(Object.values(loaders).map((load) => load()))
}

/** Runs one command line and resolves with its exit code: 0, 1 (operational failure) or 2 (bad usage). */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  let exitCode = 0
  const known = Object.keys(loaders).find((name) => name === argv[0])
  const only = known === undefined ? undefined : loaders[known]
  const program = prepared(new Command('stet'), io)
    .description('Watches articles on the web, keeps every version it sees, and shows what changed.')
    // So that `stet show URL --version 2` is the command's option, not ours.
    .enablePositionalOptions()
    .version(packageJson.version, '-V, --version', 'print the version of Stet')
    .addHelpText('after', helpEnd)
  for (const spec of only === undefined ? await loadCommands() : [await only()]) {
    program.addCommand(
      toCommander(spec, io, (code) => {
        exitCode = code
      }),
    )
  }
  if (argv.length === 0) {
    program.outputHelp()
    return 0
  }
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (error) {
    const isUsage = error instanceof CommanderError && error.exitCode !== 0
    return reportError(io, isUsage ? usageError(error, known) : error, argv.includes('--json'))
  }
}

const helpEnd = `
Examples:
  stet demo
  stet add https://example.org/feed.xml
  stet serve

Settings are environment variables: docs/configuration.md. Error codes: docs/errors.md.
`

/** What commander says in its own words, as one of our errors. */
function usageError(error: CommanderError, command: string | undefined): OperationalError {
  const [message = '', ...more] = error.message.replace(/^error: /, '').split('\n')
  const hints = [
    ...more.map((line) => line.replace(/^\((.*)\)$/, '$1')),
    command === undefined
      ? '"stet --help" lists the commands, "stet COMMAND --help" shows examples.'
      : `"stet ${command} --help" shows examples.`,
  ]
  return new OperationalError('usage', message, { cause: error, hint: hints.join(' ') })
}

/** A command that writes where `io` says, throws instead of ending the process, and leaves errors to the report. */
function prepared(command: Command, io: Io): Command {
  const width = io.stdout.columns ?? (Number(io.env['COLUMNS']) || 80)
  return command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: () => {},
      getOutHelpWidth: () => width,
      getOutHasColors: () => false,
    })
    .configureHelp({
      minWidthToWrap: 20,
      subcommandTerm: (sub) =>
        [sub.name(), ...sub.registeredArguments.map((each) => humanReadableArgument(each))].join(' '),
      ...(width < wideHelpColumns ? { formatItem: narrowItem } : {}),
    })
}

/** Below this two columns leave no room for words. */
const wideHelpColumns = 76

/** A term on a line of its own, what it means under it. */
function narrowItem(term: string, _termWidth: number, description: string, helper: Help): string {
  const text = helper.boxWrap(description, Math.max(20, (helper.helpWidth ?? 40) - 6))
  return [`  ${term}`, ...(text === '' ? [] : text.split('\n').map((line) => `      ${line}`))].join('\n')
}

function humanReadableArgument(argument: Argument): string {
  const name = `${argument.name()}${argument.variadic ? '...' : ''}`
  return argument.required ? `<${name}>` : `[${name}]`
}

function toCommander(spec: CommandSpec, io: Io, setExitCode: (code: number) => void): Command {
  const command = prepared(new Command(spec.name), io).description(spec.summary)
  for (const [usage, description] of spec.arguments ?? []) command.argument(usage, description)
  for (const [flags, description] of spec.options ?? []) command.option(flags, description)
  if (spec.json !== undefined) command.option('--json', spec.json)
  if (spec.pages === true) command.option('--no-pager', 'print it all at once, whatever PAGER says')
  if (spec.archive !== false)
    command.option('--data <dir>', 'where the embedded database lives (DATA_DIR, ./data)')
  command.addHelpText('after', `\nExamples:\n${spec.examples.map((example) => `  ${example}\n`).join('')}`)
  command.action(async () => {
    const options = command.opts<Record<string, string | boolean | undefined>>()
    const data = options['data']
    const env = typeof data === 'string' ? { ...io.env, DATA_DIR: data } : io.env
    if (data === '') throw new OperationalError('usage', '--data needs a directory')
    const config = readConfig(env)
    const json = options['json'] === true
    const run = async (shown: Io): Promise<number> =>
      (await spec.run({ io: shown, config, args: command.args, options, json })) ?? 0
    const isPaged = spec.pages === true && !json && options['pager'] !== false
    setExitCode(await (isPaged ? paged(io, run) : run(io)))
  })
  return command
}
