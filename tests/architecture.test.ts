import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** Who may import whom, by folder; `npm` packages and node: modules are free unless said otherwise. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  model: [],
  pipeline: ['model'],
  'pipeline/discover': ['model', 'pipeline'],
  'pipeline/fetch': ['model', 'pipeline'],
  'pipeline/clean': ['model', 'pipeline'],
  'pipeline/compare': ['model', 'pipeline'],
  'pipeline/judge': ['model'],
  'pipeline/notify': ['model', 'pipeline', 'pipeline/compare'],
  archive: ['model'],
  'archive/backends': ['model', 'archive'],
  workers: [
    'model',
    'pipeline',
    'pipeline/discover',
    'pipeline/fetch',
    'pipeline/clean',
    'pipeline/compare',
    'pipeline/judge',
    'pipeline/notify',
    'archive',
  ],
  scheduler: ['model', 'archive/archive.ts', 'workers/queues.ts'],
  review: ['model', 'archive/archive.ts', 'pipeline/charset.ts', 'pipeline/compare'],
  demo: ['model'],
  training: ['model', 'pipeline', 'pipeline/clean'],
}

/** Files that only the composition root and tests may import. */
const onlyForComposition = /^archive\/backends\//

/** What may be imported anywhere below model/, besides our own code. */
const pureFolders = new Set(['model'])

interface Import {
  readonly file: string
  readonly target: string
}

describe('the folders', () => {
  const files = sourceFiles(Object.keys(mayImport).map((folder) => folder.split('/')[0] ?? folder))

  test('import only what the layout allows', () => {
    const broken = files.flatMap(importsOf).filter(({ file, target }) => !isAllowed(file, target))
    expect(broken).toEqual([])
  })

  test('keep the model pure: no packages, no node modules', () => {
    const impure = files
      .filter((file) => pureFolders.has(folderOf(file)))
      .flatMap((file) => specifiersOf(file).filter((specifier) => !specifier.startsWith('.')))
    expect(impure).toEqual([])
  })

  test('read the environment and end the process only in cli/', () => {
    const touching = files.filter((file) => /process\.(?:env|exit)\b/.test(codeOf(file)))
    expect(touching).toEqual([])
  })

  test('let nothing leave but by pipeline/fetch/, where the address guard stands', () => {
    const all = sourceFiles(['cli', ...Object.keys(mayImport)]).filter(
      (file) => !file.startsWith('pipeline/fetch/'),
    )
    const clients =
      /from '(?:undici|node:(?:https|http2|tls|dgram)|axios|got|node-fetch|ky)'|(?<![.\w])fetch\(|new WebSocket\(|new EventSource\(/
    // The pages' own script runs in a browser; listening (createServer) lets nothing out.
    const asking = all.filter((file) => !file.startsWith('review/client/') && clients.test(codeOf(file)))
    const connecting = all.filter((file) =>
      [...codeOf(file).matchAll(/import \{([^}]*)\} from 'node:(?:net|http)'/g)].some(([, names = '']) =>
        names.split(',').some((name) => !['createServer', 'isIP', ''].includes(name.trim())),
      ),
    )
    expect([asking, connecting]).toEqual([[], []])
  })

  test('have no file above 300 lines and no file called index or utils', () => {
    const all = sourceFiles([
      'model',
      'pipeline',
      'archive',
      'workers',
      'scheduler',
      'review',
      'cli',
      'demo',
      'bench',
      'training',
      'tests',
    ])
    const long = all.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 301)
    expect(long).toEqual([])
    expect(all.filter((file) => /\/(?:index|utils?|helpers?)\.ts$/.test(file))).toEqual([])
  })

  test('let only the composition root open a backend', () => {
    const offenders = sourceFiles(['cli', ...Object.keys(mayImport)])
      .flatMap(importsOf)
      .filter(({ target }) => onlyForComposition.test(target))
      .filter(({ file }) => !file.startsWith('cli/compose') && !file.startsWith('archive/backends/'))
    expect(offenders).toEqual([])
  })
})

function isAllowed(file: string, target: string): boolean {
  const folder = folderOf(file)
  const targetFolder = folderOf(target)
  if (folder === targetFolder) return true
  return (mayImport[folder] ?? []).some((allowed) => allowed === targetFolder || allowed === target)
}

/** The longest folder of the table that holds the file. */
function folderOf(file: string): string {
  const folders = Object.keys(mayImport).filter((folder) => file.startsWith(`${folder}/`))
  return folders.toSorted((a, b) => b.length - a.length)[0] ?? file.split('/')[0] ?? ''
}

function importsOf(file: string): Import[] {
  return specifiersOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => ({ file, target: relative(root, resolve(root, dirname(file), specifier)) }))
}

function specifiersOf(file: string): string[] {
  const pattern = /(?:\bfrom\s+|\bimport\s*\(\s*|\bimport\s+|new URL\(\s*)'([^']+)'/g
  return [...codeOf(file).matchAll(pattern)].map((match) => match[1] ?? '')
}

function codeOf(file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
}

function sourceFiles(folders: readonly string[]): string[] {
  return [...new Set(folders.map((folder) => folder.split('/')[0] ?? folder))]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter(
      (file) => file.endsWith('.ts') && !file.includes('fixtures/') && statSync(join(root, file)).isFile(),
    )
}
