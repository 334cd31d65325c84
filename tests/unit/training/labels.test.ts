import { expect, test } from 'vitest'
import { labelLeaves } from '../../../training/labels.ts'

const lead = 'The council voted twelve to three for a second bridge over the river'
const second = 'Work is to begin in the spring said the mayor on Tuesday evening'

/** The leaves that belong to the truth, by number. */
function labelled(leaves: readonly string[], truth: string): number[] {
  return [...labelLeaves(leaves, truth)].flatMap((covered, at) => (covered >= 0.5 ? [at] : []))
}

test.each([
  [
    'paragraphs of the truth and nothing else',
    ['Home News Sport', lead, second, 'Sign up for our newsletter today'],
    `${lead}\n${second}`,
    [1, 2],
  ],
  [
    'a short heading between two paragraphs of the truth',
    [lead, 'What next', second, 'What next'],
    `${lead} What next ${second}`,
    [0, 1, 2],
  ],
  ['one of two copies', [lead, second, lead, second], `${lead}\n${second}`, [0, 1]],
  ['no common words that stand in the truth by chance', ['on Tuesday', lead, 'The council'], lead, [1]],
  [
    'Chinese, a character being a word',
    ['首页 新闻', '市议会周二晚间投票决定在河上建造第二座大桥'],
    '市议会周二晚间投票决定在河上建造第二座大桥',
    [1],
  ],
  ['nothing where nothing is true', ['Home', lead], '', []],
])('marks %s', (_, leaves, truth, expected) => {
  expect(labelled(leaves, truth)).toEqual(expected)
})
