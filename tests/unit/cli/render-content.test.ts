import { expect, test } from 'vitest'
import { renderContent } from '../../../cli/render-content.ts'
import { contentOf } from '../compare/content.ts'

const content = contentOf(
  [
    'The harbour stays closed until Friday, when divers will look at the hull of the ferry again.',
    { kind: 'quote', text: 'Nobody has told us anything, and nobody will before the end of the week.' },
    { kind: 'list-item', text: 'The ferry was built in the year 1987, in a yard that is no more.' },
  ],
  { headline: 'Ferry runs aground off Brindle in the second storm of November' },
)

test('for a program, each block is one line', () => {
  expect(renderContent(content).split('\n\n')).toHaveLength(4)
  expect(renderContent(content)).toContain('look at the hull of the ferry again.\n\n> Nobody')
})

test('on a terminal, lines break at words, and quotes and lists keep their marks', () => {
  const lines = renderContent(content, { width: 40 }).split('\n')
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40)
  expect(lines).toContain('> Nobody has told us anything, and')
  expect(lines).toContain('> nobody will before the end of the')
  expect(lines).toContain('- The ferry was built in the year 1987,')
  expect(lines).toContain('  in a yard that is no more.')
})
