import { describe, expect, test } from 'vitest'

import { compare } from '../../../pipeline/compare/compare.ts'
import { sentenceEdits } from '../../../pipeline/compare/sentence-edits.ts'
import { contentOf } from './content.ts'

const storm = 'The harbour of Brindle stays closed until Friday because of the storm.'
const ferry = 'A ferry with forty passengers ran aground near the lighthouse.'
const mayor = 'Mayor Ada Quill thanked the volunteers who had brought blankets.'
const winds = 'Forecasters expect the winds to ease by the weekend.'
const history = 'It was the third accident at this place since 1987.'

const opsOf = (from: readonly string[], to: readonly string[]) =>
  sentenceEdits(compare(contentOf(from), contentOf(to))).map(({ op }) => op)

describe('the sentences of a change', () => {
  const cases: [name: string, from: string[], to: string[], ops: string[]][] = [
    ['none changed', [storm, ferry], [storm, ferry], []],
    ['one added within a paragraph', [`${storm} ${ferry}`], [`${storm} ${mayor} ${ferry}`], ['added']],
    ['one deleted', [`${storm} ${mayor} ${ferry}`], [`${storm} ${ferry}`], ['deleted']],
    ['one edited', [`${storm} ${ferry}`], [`${storm} ${ferry.replace('forty', 'fifty')}`], ['edited']],
    ['a paragraph of two added', [storm, ferry], [storm, `${mayor} ${winds}`, ferry], ['added', 'added']],
    ['a paragraph moved', [storm, ferry, mayor, winds], [mayor, storm, ferry, winds], ['moved']],
    [
      'one that went to another paragraph',
      [`${storm} ${mayor}`, ferry, `${winds} ${history}`],
      [storm, ferry, `${winds} ${history} ${mayor}`],
      ['moved'],
    ],
    [
      'one that only crossed a border',
      [`${storm} ${mayor}`, `${ferry} ${winds}`],
      [storm, `${mayor} ${ferry} ${winds}`],
      [],
    ],
    [
      'one split in two',
      ['The ferry ran aground near the lighthouse and forty passengers were brought ashore.'],
      ['The ferry ran aground near the lighthouse. Forty passengers were brought ashore.'],
      ['split'],
    ],
    [
      'two merged',
      ['The ferry ran aground near the lighthouse. Forty passengers were brought ashore.'],
      ['The ferry ran aground near the lighthouse and forty passengers were brought ashore.'],
      ['merged'],
    ],
    ['Chinese', ['市长昨天宣布了计划。港口关闭了。'], ['市长今天宣布了计划。港口关闭了。'], ['edited']],
  ]
  test.each(cases)('%s', (_, from, to, ops) => {
    expect(opsOf(from, to)).toEqual(ops)
  })

  test('carry the texts of both sides', () => {
    const after = ferry.replace('forty', 'fifty')
    const change = compare(contentOf([`${storm} ${ferry}`]), contentOf([`${storm} ${after}`]))
    expect(sentenceEdits(change)).toEqual([{ op: 'edited', from: [ferry], to: [after] }])
  })
})
