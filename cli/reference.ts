import { z } from 'zod'
import type { CommandSpec } from './command.ts'
import { settings, settingType } from './config.ts'

/** docs/configuration.md, made from the schema: `npm run docs` writes it, a test compares it. */
export function configurationReference(): string {
  const rows = Object.entries(settings).map(([name, schema]) => settingSection(name, schema))
  return `# Settings

Settings are environment variables. Unset and empty mean the default. A wrong one ends the command with exit code 2
and the code \`settings-invalid\`. This page is made from the schema in cli/config.ts by \`npm run docs\`.

${rows.join('\n')}`
}

function settingSection(name: string, schema: z.ZodType): string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  const given = json.default
  const isGiven = (typeof given === 'string' && given !== '') || typeof given === 'number'
  const fallback = isGiven ? `\`${given}\`` : 'none'
  const shown = name === 'CLEAN_THREADS' ? 'one fewer than there are processors, at least 1' : fallback
  return `## ${name}

${schema.description ?? ''}

Type: ${settingType(schema)}. Default: ${shown}.
`
}

/** docs/commands.md, made from the commands' own descriptions. */
export function commandReference(commands: readonly CommandSpec[]): string {
  return `# Commands

\`./stet COMMAND [ARGUMENTS] [OPTIONS]\`. Exit codes: 0, 1 (operational failure: each has a code of errors.md),
2 (bad usage or settings). Commands that print data take \`--json\`; those that use the archive take \`--data DIR\`.
What is longer than the screen is shown in \`PAGER\`, or \`less\`; \`--no-pager\` or an empty \`PAGER\` prints it. Colours follow
\`NO_COLOR\` and \`FORCE_COLOR\`.
This page is made from the commands themselves by \`npm run docs\`.

${commands.map(commandSection).join('\n')}`
}

function commandSection(spec: CommandSpec): string {
  const usage = ['stet', spec.name, ...(spec.arguments ?? []).map(([each]) => each)].join(' ')
  const options = [
    ...(spec.arguments ?? []),
    ...(spec.options ?? []),
    ...(spec.pages === undefined
      ? []
      : [['--no-pager', 'print it all at once, whatever PAGER says'] as const]),
    ...(spec.json === undefined ? [] : [['--json', spec.json] as const]),
  ]
  const list = options.map(([flags, description]) => `- \`${flags}\`: ${description}\n`).join('')
  return `## stet ${spec.name}

${spec.summary[0]?.toUpperCase() ?? ''}${spec.summary.slice(1)}.

    ${usage}

${list === '' ? '' : `${list}\n`}Examples:

${spec.examples.map((example) => `    ${example}\n`).join('')}`
}
