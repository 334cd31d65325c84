import { describe, expect, test } from 'vitest'
import type { ChangeHead } from '../../../archive/archive.ts'
import type { ArticleId, SourceId } from '../../../model/ids.ts'
import type { ChangeKind } from '../../../model/change.ts'
import { blameVersion } from '../../../pipeline/compare/blame/blame.ts'
import { headlineHistory } from '../../../review/components/history-facts.ts'
import { chartOf, chartWidth, markGap } from '../../../review/diff/chart.ts'
import { headlinesOf } from '../../../review/diff/headlines.ts'
import { isKept, wordsByOrigin } from '../../../review/diff/origins.ts'
import { postTracker } from '../../../review/diff/post-histories.ts'
import { ticksOf } from '../../../review/diff/ticks.ts'
import type { Sight } from '../../../review/diff/timeline.ts'
import { textCache } from '../../../review/text-cache.ts'
import { story } from '../../support/played.ts'
import { asId, minutes, sha256Hex } from '../../support/records.ts'

/** Sightings of ten minutes each, with ten between them, in which the change happened. */
function sightingsOf(versions: readonly number[]): Sight[] {
  return versions.map((version, index) => ({
    ordinal: index + 1,
    version,
    firstSeenAt: minutes(index * 20),
    lastSeenAt: minutes(index * 20 + 10),
    captures: 2,
    changedBetween: index === 0 ? null : [minutes(index * 20 - 10), minutes(index * 20)],
  }))
}

function changesOf(sightings: readonly Sight[], kinds: readonly ChangeKind[] = []): ChangeHead[] {
  return sightings.slice(1).map((sighting, index) => ({
    id: index + 1,
    articleId: asId<ArticleId>(1),
    articleUrl: 'https://a.example/1',
    headline: 'H',
    sourceId: asId<SourceId>(1),
    ordinal: sighting.ordinal,
    from: sightings[index]?.version ?? 0,
    to: sighting.version,
    returned: false,
    cause: 'publisher',
    changedBetween: sighting.changedBetween ?? [minutes(0), minutes(0)],
    change: {
      summary: 'it changed',
      significance: 0.1 * (index + 1),
      wordsAdded: 10 ** index,
      wordsRemoved: 0,
      kinds: kinds.map((kind) => ({ kind })),
    },
  }))
}

describe('a history drawn to scale', () => {
  test('stands where time puts it: what was seen, what changed when, and what could not be seen', () => {
    const sightings = sightingsOf([1, 2, 3])
    const chart = chartOf({
      sightings,
      changes: changesOf(sightings),
      blind: [[minutes(30), minutes(40)]],
      from: minutes(0),
      to: minutes(50),
    })
    const unit = chartWidth / 50
    expect(chart.seen).toEqual([0, 20, 40].map((at) => ({ x: at * unit, width: 10 * unit })))
    expect(chart.blind).toEqual([{ x: 30 * unit, width: 10 * unit }])
    expect(chart.marks.map(({ x, at, count }) => [x, at, count])).toEqual([
      [10 * unit, 20 * unit, 1],
      [30 * unit, 40 * unit, 1],
    ])
    expect(chart.marks[1]?.up).toBeGreaterThan(chart.marks[0]?.up ?? 99)
    expect(chart.marks.every(({ down }) => down === 0)).toBe(true)
  })

  test('keeps marks apart that would stand on each other, however many there are', () => {
    const sightings = sightingsOf(Array.from({ length: 1_000 }, (_, index) => index + 1))
    const to = sightings.at(-1)?.lastSeenAt ?? minutes(0)
    const changes = changesOf(sightings)
    const { marks } = chartOf({ sightings, changes, blind: [], from: minutes(0), to })
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(999)
    expect(marks.length).toBeLessThanOrEqual(chartWidth / markGap + 1)
    for (const [index, { at }] of marks.entries()) {
      expect(at - (marks[index - 1]?.at ?? -markGap)).toBeGreaterThanOrEqual(markGap)
    }
  })

  test('takes a clock that was set back for no length of time', () => {
    const { blind } = chartOf({
      sightings: sightingsOf([1]),
      changes: [],
      blind: [
        [minutes(9), minutes(5)],
        [minutes(9), minutes(6)],
      ],
      from: minutes(0),
      to: minutes(10),
    })
    expect(blind).toEqual([{ x: 0.9 * chartWidth, width: 0 }])
  })

  test('folds versions that take turns into a band', () => {
    const sightings = sightingsOf([1, 2, 1, 2, 1, 3])
    const input = { sightings, changes: changesOf(sightings), blind: [], from: minutes(0), to: minutes(110) }
    const { turns, marks } = chartOf(input)
    expect(turns.map(({ sightings: count }) => count)).toEqual([5])
    expect(marks.map(({ change }) => change.to)).toEqual([3])
  })

  test('has few marks however many changes there are, each with how many it stands for', () => {
    const sightings = sightingsOf(Array.from({ length: 1_000 }, (_, index) => index + 1))
    const changes = changesOf(sightings)
    const { marks, seen } = chartOf({ sightings, changes, blind: [], from: minutes(0), to: minutes(20_000) })
    expect(marks.length).toBeLessThan(chartWidth / 8 + 1)
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(999)
    expect(seen.length).toBeLessThanOrEqual(1_000)
  })

  test('leaves out what lies before and after', () => {
    const sightings = sightingsOf([1, 2, 3])
    const { marks } = chartOf({
      sightings,
      changes: changesOf(sightings),
      blind: [],
      from: minutes(25),
      to: minutes(50),
    })
    expect(marks.map(({ change }) => change.to)).toEqual([3])
  })
})

describe('the axis', () => {
  test.each([
    [60, ['1 Nov, 00:00', '00:15', '00:30', '00:45', '01:00']],
    [
      24 * 60,
      ['1 Nov, 00:00', '03:00', '06:00', '09:00', '12:00', '15:00', '18:00', '21:00', '2 Nov, 00:00'],
    ],
  ])('of %i minutes has round moments', (length, labels) => {
    expect(ticksOf(minutes(0), minutes(length)).map(({ label }) => label)).toEqual(labels)
  })

  test.each([1, 7, 30, 400, 4_000])('of %i days has at most nine, in order', (days) => {
    const ticks = ticksOf(minutes(0), minutes(days * 24 * 60))
    expect(ticks.length).toBeGreaterThan(0)
    expect(ticks.length).toBeLessThanOrEqual(9)
    expect(ticks.map(({ date }) => date.getTime())).toEqual(
      ticks.map(({ date }) => date.getTime()).toSorted((a, b) => a - b),
    )
  })
})

test('headlines are told by when they stood; one that came back stands twice', () => {
  const heads = ['Old', 'Old', 'New'].map((headline, index) => ({
    number: index + 1,
    headline,
    contentDigest: sha256Hex(headline),
    cleanerId: 'c',
    firstCaptureId: asId<never>(1),
    parent: null,
    createdAt: minutes(0),
    words: 1,
  }))
  const stretches = headlinesOf(sightingsOf([1, 2, 3, 1]), heads)
  expect(stretches.map(({ headline, version }) => [headline, version])).toEqual([
    ['Old', 1],
    ['New', 3],
    ['Old', 1],
  ])
  expect(stretches[0]).toMatchObject({ firstSeenAt: minutes(0), lastSeenAt: minutes(30) })
})

test('words are counted by the version that brought them, and those that always stood are kept', () => {
  const contents = [
    story({ headline: 'Fire', blocks: ['One two three.'] }),
    story({ headline: 'Fire', blocks: ['One two three.', 'Four five.'] }),
  ]
  const blame = blameVersion(contents.map((content, index) => ({ version: index + 1, content })))
  expect([...wordsByOrigin(blame, contents[1] ?? story({}))]).toEqual([
    [1, 4],
    [2, 2],
  ])
  expect(blame.presences.map(isKept)).toContain(true)
  expect(blame.presences.map(isKept)).toContain(false)
})

describe('the posts of a live blog', () => {
  const post = (id: string, text: string) => [
    {
      kind: 'post' as const,
      text: `Post ${id}`,
      postId: id,
      time: '2026-11-01T10:00:00Z',
      attribution: 'Ada',
    },
    { kind: 'paragraph' as const, text, postId: id },
  ]
  const blog = (...posts: readonly (readonly [string, string])[]) =>
    story({ blocks: posts.flatMap(([id, text]) => post(id, text)) })

  test('are followed through edits, deletions, trimming and returns', () => {
    const [deleting] = changesOf(sightingsOf([1, 2]), ['live-post-deleted'])
    const tracker = postTracker()
    tracker.add(blog(['a', 'first'], ['b', 'second'], ['c', 'third']), undefined)
    tracker.add(blog(['d', 'new'], ['a', 'first, edited'], ['c', 'third']), deleting)
    tracker.add(blog(['d', 'new'], ['a', 'first, edited']), undefined)
    tracker.add(blog(['d', 'new'], ['b', 'second']), undefined)
    const told = tracker
      .histories()
      .map(({ post: { id }, appeared, events, stands }) => [
        id,
        appeared,
        events.map(({ type, sighting }) => `${type} ${sighting}`),
        stands,
      ])
    expect(told).toEqual([
      ['d', 2, [], true],
      ['b', 1, ['deleted 2', 'returned 4'], true],
      ['a', 1, ['edited 2', 'trimmed 4'], false],
      ['c', 1, ['trimmed 3'], false],
    ])
    expect(tracker.histories()[0]?.post).toMatchObject({ author: 'Ada', time: '2026-11-01T10:00:00Z' })
  })
})

test('a cache of texts forgets what was used longest ago, and keeps nothing that is too long', () => {
  const cache = textCache(10)
  cache.set('a', '12345')
  cache.set('b', '1234')
  expect(cache.get('a')).toBe('12345')
  cache.set('c', '12345')
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['12345', undefined, '12345'])
  cache.set('a', '1')
  cache.set('d', '1234')
  expect([cache.get('a'), cache.get('c'), cache.get('d')]).toEqual(['1', '12345', '1234'])
  cache.set('e', '12345678901')
  expect(cache.get('e')).toBeUndefined()
})

test('a headline history marks what came and went since the headline before, and where it had none', async () => {
  const at = (minute: number) => ({ firstSeenAt: minutes(minute), lastSeenAt: minutes(minute + 5) })
  const html = String(
    await headlineHistory(asId<ArticleId>(1), [
      { headline: '12 die <b>there</b>', version: 1, ...at(0) },
      { headline: '14 die <b>there</b>', version: 2, ...at(10) },
      { headline: null, version: 3, ...at(20) },
      { headline: '12 die <b>there</b>', version: 1, ...at(30) },
    ]),
  )
  expect(html).toMatch(/<del>.*12.*<\/del>.*<ins>.*14.*<\/ins> die &lt;b&gt;there/)
  expect(html.match(/<del>/g)).toHaveLength(1)
  expect(html).toContain('no headline')
  expect(html).toContain('4 headlines it had')
})
