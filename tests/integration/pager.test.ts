import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const main = resolve(import.meta.dirname, '../../cli/main.ts')
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'stet-pager-'))
  const paragraphs = (word: string) =>
    Array.from({ length: 60 }, (_, index) => `Paragraph ${index} has ${word}.`).join('\n\n')
  await writeFile(join(directory, 'old.txt'), `Headline\n\n${paragraphs('words')}`)
  await writeFile(join(directory, 'new.txt'), `Headline\n\n${paragraphs('other words')}`)
  await writeFile(join(directory, 'short.txt'), 'Headline\n\nOne paragraph of a short text.')
  await writeFile(join(directory, 'short2.txt'), 'Headline\n\nOne paragraph of a brief text.')
})
afterAll(() => rm(directory, { recursive: true, force: true }))

/** Runs `stet compare` on a terminal of 24 lines (util-linux's `script` makes one), with `env`. */
async function onTerminal(
  files: readonly [string, string],
  env: Record<string, string>,
  more: readonly string[] = [],
): Promise<{ out: string; code: number }> {
  const command = [
    process.execPath,
    main,
    'compare',
    ...files.map((file) => join(directory, file)),
    ...more,
  ].join(' ')
  const child = spawn('script', ['-qec', `stty rows 24 cols 80; ${command}`, '/dev/null'], {
    env: { PATH: process.env['PATH'] ?? '', HOME: directory, TERM: 'xterm', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'close') as Promise<[number]>])
  return { out, code }
}

const long = ['old.txt', 'new.txt'] as const

describe('output on a terminal', () => {
  test('that is longer than the screen goes through PAGER, with its colours', async () => {
    const seen = join(directory, 'seen')
    const { out, code } = await onTerminal(long, { PAGER: `cat > ${seen}` })
    const paged = await readFile(seen, 'utf8')
    expect(code).toBe(0)
    expect(paged.split('\n').length).toBeGreaterThan(60)
    expect(paged).toContain('\u001B[')
    expect(out).not.toContain('Paragraph 59')
  })

  test('that fits is printed', async () => {
    const seen = join(directory, 'unseen')
    const { out } = await onTerminal(['short.txt', 'short2.txt'], { PAGER: `cat > ${seen}` })
    expect(out).toContain('brief')
    await expect(readFile(seen)).rejects.toThrow('ENOENT')
  })

  test.each([
    ['an empty PAGER', { PAGER: '' }, []],
    ['PAGER=cat', { PAGER: 'cat' }, []],
    ['--no-pager', { PAGER: 'false' }, ['--no-pager']],
    ['a pager that there is not', { PAGER: 'no-such-pager-here' }, []],
  ])('is printed with %s', async (_, env, more) => {
    const { out, code } = await onTerminal(long, env, more)
    expect(out).toContain('Paragraph 59')
    expect(code).toBe(0)
  })

  test('ends well when the pager is left early', async () => {
    const { out, code } = await onTerminal(long, { PAGER: 'head -n 3' })
    expect(code).toBe(0)
    expect(out).not.toContain('Paragraph 59')
    expect(out).not.toMatch(/EPIPE|Error/)
  })

  test('has no colours with NO_COLOR', async () => {
    const { out } = await onTerminal(long, { PAGER: '', NO_COLOR: '1' })
    expect(out).toContain('Paragraph 59')
    expect(out).not.toContain('\u001B[3')
  })

  test('for programs is never paged', async () => {
    const { out, code } = await onTerminal(long, { PAGER: 'false' }, ['--json'])
    expect(code).toBe(0)
    expect(out).toContain('"hunks"')
  })
})

test('a pipe gets everything, without a pager', async () => {
  const child = spawn(process.execPath, [main, 'compare', ...long.map((file) => join(directory, file))], {
    env: { PATH: process.env['PATH'] ?? '', PAGER: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const out = await text(child.stdout)
  expect(out).toContain('Paragraph 59')
  expect(out).not.toContain('\u001B[')
})
