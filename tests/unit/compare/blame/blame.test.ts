import { describe, expect, test } from 'vitest'

import type { Block, Content } from '../../../../model/content.ts'
import { blameTracker, blameVersion } from '../../../../pipeline/compare/blame/blame.ts'
import { contentOf } from '../content.ts'

const harbour = 'The harbour of Brindle stays closed until Friday because of the storm, the town said.'
const ferry = 'A ferry with forty passengers had run aground near the lighthouse on Monday evening.'
const mayor = 'Mayor Ada Quill thanked the volunteers who had brought blankets and hot soup to the pier.'
const weather = 'Forecasters expect winds to ease by the weekend, with waves of less than two metres.'

type Text = string | readonly (string | Block)[] | Content

function contentFrom(text: Text): Content {
  if (typeof text === 'string') return contentOf([text])
  return 'blocks' in text ? text : contentOf(text)
}

/** Versions numbered from 1; the same text again is a sighting of the version it was. */
function seen(texts: readonly Text[]) {
  return texts.map((text) => ({ version: texts.indexOf(text) + 1, content: contentFrom(text) }))
}

/** The last version, each word stretch with the version that brought it: `1 The harbour of |2 Brindle`. */
function blamed(...texts: readonly Text[]): string[] {
  const history = seen(texts)
  const blame = blameVersion(history)
  const { blocks = [] } = history.at(-1)?.content ?? {}
  return blocks.map(({ text }, index) =>
    (blame.blocks[index] ?? [])
      .map(({ start, end, origin }) => `${origin} ${text.slice(start, end)}`)
      .join('|'),
  )
}

function removed(...texts: readonly Text[]): string[] {
  const tracker = blameTracker()
  for (const { version, content } of seen(texts)) tracker.add(version, content)
  return tracker
    .removals()
    .map(
      ({ version, parts }) =>
        `${version}: ${parts.map(({ text, origin, returned }) => `${origin} ${text}${returned === null ? '' : `(back ${returned})`}`).join('|')}`,
    )
}

describe('a word belongs to the version that brought it', () => {
  test('when others around it are edited, again and again', () => {
    const second = harbour.replace('Friday', 'Sunday')
    const third = second.replace('the town said', 'the mayor said')
    expect(blamed(harbour, second, third)).toEqual([
      '1 The harbour of Brindle stays closed until |2 Sunday |1 because of the storm, the |3 mayor |1 said.',
    ])
    expect(removed(harbour, second, third)).toEqual(['2: 1 Friday ', '3: 1 town '])
  })

  test('when its paragraph moves', () => {
    expect(blamed([harbour, ferry, mayor], [mayor, weather, harbour, ferry])).toEqual([
      `1 ${mayor}`,
      `2 ${weather}`,
      `1 ${harbour}`,
      `1 ${ferry}`,
    ])
  })

  test('when its paragraph moves and is edited', () => {
    expect(
      blamed(
        [harbour, ferry, mayor, weather],
        [mayor.replace('hot soup', 'cold tea'), harbour, ferry, weather],
      )[0],
    ).toBe(
      '1 Mayor Ada Quill thanked the volunteers who had brought blankets and |2 cold tea |1 to the pier.',
    )
  })

  test('when its paragraph is split, merged, or both with an edit', () => {
    const whole = `${ferry} ${mayor}`
    expect(blamed([harbour, whole, weather], [harbour, ferry, mayor, weather])).toEqual(
      [harbour, ferry, mayor, weather].map((text) => `1 ${text}`),
    )
    expect(blamed([harbour, ferry, mayor, weather], [harbour, whole, weather])).toEqual(
      [harbour, whole, weather].map((text) => `1 ${text}`),
    )
    expect(blamed([harbour, whole], [harbour, ferry.replace('forty', 'fifty'), mayor])).toEqual([
      `1 ${harbour}`,
      '1 A ferry with |2 fifty |1 passengers had run aground near the lighthouse on Monday evening.',
      `1 ${mayor}`,
    ])
  })

  test('when a sentence goes to another paragraph, edited', () => {
    expect(
      blamed([`${harbour} ${ferry}`, weather], [harbour, `${weather} ${ferry.replace('forty', 'fifty')}`])[1],
    ).toBe(
      `1 ${weather} A ferry with |2 fifty |1 passengers had run aground near the lighthouse on Monday evening.`,
    )
  })

  test('when its block is of another kind, or it leaves the headline for the text', () => {
    expect(blamed([harbour, ferry], [{ kind: 'quote', text: harbour }, ferry])).toEqual([
      `1 ${harbour}`,
      `1 ${ferry}`,
    ])
    const from = contentOf([harbour], { headline: ferry, dek: mayor })
    const to = contentOf([mayor, harbour], { headline: ferry.replace('forty', 'fifty') })
    const blame = blameVersion(seen([from, to]))
    expect(blame.blocks.flat().map(({ origin }) => origin)).toEqual([1, 1])
    expect(blame.headline.map(({ origin }) => origin)).toEqual([1, 2, 1])
    expect(blame.dek).toEqual([])
  })

  test('and a copy to the version that copied it', () => {
    expect(blamed([harbour, ferry], [harbour, ferry, harbour])).toEqual([
      `1 ${harbour}`,
      `1 ${ferry}`,
      `2 ${harbour}`,
    ])
    expect(blamed([harbour, ferry], [harbour, ferry, harbour], [ferry, harbour])).toEqual([
      `1 ${ferry}`,
      `2 ${harbour}`,
    ])
  })

  test('and a rewritten sentence wholly to its version, whatever small words it shares', () => {
    expect(
      blamed(
        [harbour, 'He came with friends from the old school and stayed in a hotel for a week.'],
        [harbour, 'Nobody of the crew was hurt, said the owner of a ship in the bay.'],
      )[1],
    ).toMatch(/^2 [^|]*$/)
  })

  test('in scripts without spaces, and with emoji and marks whole', () => {
    expect(blamed('市长昨天在北京宣布了这项计划。', '市长今天在北京宣布了这项计划。')).toEqual([
      '1 市长|2 今天|1 在北京宣布了这项计划。',
    ])
    expect(blamed('The family 👩‍👩‍👧 waved.', 'The family 👩‍👩‍👦 waved.')).toEqual(['1 The family |2 👩‍👩‍👦 |1 waved.'])
  })

  test('and white space belongs to nobody: it is no edit', () => {
    const code = (text: string): Block => ({ kind: 'code', text })
    expect(blamed([code('let a = 1\nlet b = 2')], [code('let a = 1\n\n  let b = 2')])).toEqual([
      '1 let a = 1\n\n  let b = 2',
    ])
    expect(removed([code('let a = 1\nlet b = 2')], [code('let a = 1\n\n  let b = 2')])).toEqual([])
  })
})

describe('what was gone and came back', () => {
  const a = [harbour, ferry, mayor]
  const b = [harbour, weather.replace('winds', 'storms'), mayor]

  test('keeps its first version and tells of its absence', () => {
    const blame = blameVersion(seen([a, b, a]))
    expect(blame.version).toBe(1)
    expect(blame.sightings).toEqual([1, 2, 1])
    const [first, second] = blame.blocks
    expect(blame.presences[first?.[0]?.presence ?? -1]).toEqual({
      origin: 1,
      intervals: [{ from: 1, until: null }],
    })
    expect(blame.presences[second?.[0]?.presence ?? -1]).toEqual({
      origin: 1,
      intervals: [
        { from: 1, until: 2 },
        { from: 3, until: null },
      ],
    })
    expect(removed(a, b, a)).toEqual([`2: 1 ${ferry}(back 3)`, `1: 2 ${weather.replace('winds', 'storms')}`])
  })

  test('as a sentence in another paragraph long after', () => {
    expect(
      blamed([`${harbour} ${ferry}`], [harbour], [harbour, mayor], [harbour, `${mayor} ${ferry}`]),
    ).toEqual([`1 ${harbour}`, `3 ${mayor} |1 ${ferry}`])
  })

  test('word by word, when an edit is taken back', () => {
    const edited = harbour.replace('Friday', 'Sunday')
    expect(blamed(harbour, edited, harbour)).toEqual([
      `1 The harbour of Brindle stays closed until |1 Friday |1 because of the storm, the town said.`,
    ])
    expect(removed(harbour, edited, harbour)).toEqual(['2: 1 Friday (back 3)', '1: 2 Sunday '])
  })

  test('more often than is counted stays readable', () => {
    const flapping = Array.from({ length: 300 }, (_, index) => (index % 2 === 0 ? a : b))
    const blame = blameVersion([...seen(flapping), { version: 1, content: contentFrom(a) }])
    for (const { intervals } of blame.presences) expect(intervals.length).toBeLessThanOrEqual(51)
    expect(blame.presences.every(({ origin }) => origin === 1)).toBe(true)
  })
})

test('an old version tells what became of its words', () => {
  const second = [harbour.replace('Friday', 'Sunday'), ferry]
  const blame = blameVersion(seen([[harbour, ferry], second, [ferry]]), 2)
  const untils = blame.blocks.map((runs) =>
    runs.map(({ presence }) => blame.presences[presence]?.intervals.at(-1)?.until),
  )
  expect(untils).toEqual([[3, 3, 3], [null]])
  expect(blame.blocks[0]?.map(({ origin }) => origin)).toEqual([1, 2, 1])
})

test('of a live blog the words stay with their posts', () => {
  const post = (postId: string, time: string, text: string): Block[] => [
    { kind: 'post', text: time, postId },
    { kind: 'paragraph', text, postId },
  ]
  expect(
    blamed(
      [
        ...post('b', '10:05', 'The road to the pier is open again.'),
        ...post('a', '10:00', 'The road to the pier is closed now.'),
      ],
      [
        ...post('c', '10:10', 'The road to the pier is closed again.'),
        ...post('b', '10:05', 'The road to the pier is open again.'),
        ...post('a', '10:00', 'The road to the pier was closed for an hour.'),
      ],
    ),
  ).toEqual([
    '2 10:10',
    '2 The road to the pier is closed again.',
    '1 10:05',
    '1 The road to the pier is open again.',
    '1 10:00',
    expect.stringMatching(/^1 The road to the pier \|2 was /),
  ])
})

test('a version that was never seen is refused', () => {
  expect(() => blameVersion(seen([[harbour]]), 7)).toThrow(RangeError)
  expect(() => blameTracker().blame()).toThrow(RangeError)
})
