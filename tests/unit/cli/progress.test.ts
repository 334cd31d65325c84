import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import type { Io } from '../../../cli/io.ts'
import { progressBar } from '../../../cli/progress.ts'

function drawn(terminal: { isTTY: boolean; columns?: number }, total: number | null = 5_678): string {
  let written = ''
  const stderr = { ...terminal, write: (text: string | Uint8Array) => (written += String(text)) }
  const io: Io = {
    stdin: process.stdin,
    stdout: { write() {} },
    stderr,
    env: {},
    stopping: new AbortController().signal,
  }
  progressBar(io, 'running').update(1_234, total)
  return stripVTControlCharacters(written).replace('\r', '')
}

test.each([20, 40, 80, 200])('fits into %d columns', (columns) => {
  const line = drawn({ isTTY: true, columns })
  expect(line).toContain('1,234 of 5,678')
  expect(line.length).toBeLessThan(Math.max(columns, 26))
})

test('tells how far it is where nobody knows how far it goes', () => {
  expect(drawn({ isTTY: true, columns: 80 }, null)).toBe('running 1,234')
})

test('is silent where no terminal is', () => {
  expect(drawn({ isTTY: false })).toBe('')
})
