import { describe, expect, test } from 'vitest'
import { compare } from '../../../pipeline/compare/compare.ts'
import { isCosmetic, withCosmeticRuns } from '../../../review/diff/cosmetic.ts'
import { passagesOf } from '../../../review/diff/passages.ts'
import { story } from '../../support/played.ts'

const kept = Array.from(
  { length: 3 },
  (_, index) => `Paragraph number ${index} stays exactly as it was written.`,
)

function shownOf(
  from: readonly string[],
  to: readonly string[],
  headlines: readonly [string, string] = ['H', 'H'],
) {
  const [old, young] = [
    story({ headline: headlines[0], blocks: [...from] }),
    story({ headline: headlines[1], blocks: [...to] }),
  ]
  const change = compare(old, young)
  return withCosmeticRuns(change, passagesOf(change, old.blocks.length, young.blocks.length)).map((shown) =>
    shown.type === 'cosmetic' ? `${shown.edits} folded` : shown.passage.type,
  )
}

describe('edits of typography alone', () => {
  test.each([
    ['"It is over," she said.', '“It is over,” she said.', true],
    ['It is over - she said.', 'It is over – she said.', true],
    ['Wait... she said.', 'Wait… she said.', true],
    ["It's over.", 'It’s over.', true],
    ['It is over, she said.', 'It is over; she said.', false],
    ['It is Over, she said.', 'It is over, she said.', false],
    ['12 died there.', '14 died there.', false],
    ['They met in m² rooms.', 'They met in m2 rooms.', false],
  ])('%s → %s: %s', (from, to, expected) => {
    const change = compare(story({ headline: 'H', blocks: [from] }), story({ headline: 'H', blocks: [to] }))
    expect(change.hunks.flatMap(({ edits }) => edits).map(isCosmetic)).toEqual([expected])
  })

  test('are put together with what stands between them', () => {
    const from = [
      '"One," she said to them.',
      ...kept,
      '"Two," he said to them.',
      ...kept,
      '12 died there that day.',
    ]
    const to = [
      '“One,” she said to them.',
      ...kept,
      '“Two,” he said to them.',
      ...kept,
      '14 died there that day.',
    ]
    expect(shownOf(from, to)).toEqual(['2 folded', 'kept', 'edit'])
  })

  test('are apart where another edit stands between them', () => {
    const from = ['"One," she said to them.', '12 died there that day.', '"Two," he said to them.']
    const to = ['“One,” she said to them.', '14 died there that day.', '“Two,” he said to them.']
    expect(shownOf(from, to)).toEqual(['1 folded', 'edit', '1 folded'])
  })

  test('are shown where there is nothing else', () => {
    expect(shownOf(['"One," she said.', ...kept], ['“One,” she said.', ...kept])).toEqual(['edit', 'kept'])
  })

  test('are folded beside a new headline', () => {
    expect(
      shownOf(['"One," she said.', ...kept], ['“One,” she said.', ...kept], ['Old words', 'New words']),
    ).toEqual(['1 folded', 'kept'])
  })
})
