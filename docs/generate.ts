import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadCommands } from '../cli/program.ts'
import { commandReference, configurationReference } from '../cli/reference.ts'

await writeFile(join(import.meta.dirname, 'configuration.md'), configurationReference())
await writeFile(join(import.meta.dirname, 'commands.md'), commandReference(await loadCommands()))
