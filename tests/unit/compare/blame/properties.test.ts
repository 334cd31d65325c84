import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import type { Blame, BlameRun, BlameState } from '../../../../model/blame.ts'
import type { Block, BlockKind, Content } from '../../../../model/content.ts'
import { blameTracker, blameVersion, type SeenVersion } from '../../../../pipeline/compare/blame/blame.ts'
import { contentOf } from '../content.ts'

const kinds: readonly BlockKind[] = ['paragraph', 'heading', 'list-item', 'quote', 'caption', 'code', 'post']

const word = fc.constantFrom(
  ...'a the not 12 1,400 “so” — 北京大学 ไทยแลนด์ שלום 👩‍👩‍👧 e\u0301 don’t . , ! x\ny harbour closed again'.split(
    ' ',
  ),
)
const sentence = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`)
const text = fc.oneof(
  { weight: 4, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }) },
)

/** Few texts, so that versions share, repeat and bring back blocks and sentences. */
const pool = fc.array(text, { minLength: 2, maxLength: 6 })

interface Pick {
  readonly block: number
  readonly other: number
  readonly how: 'as it is' | 'joined' | 'first half' | 'without a word'
  readonly kind: BlockKind
  readonly postId: string | undefined
}

const pick: fc.Arbitrary<Pick> = fc.record({
  block: fc.nat({ max: 5 }),
  other: fc.nat({ max: 5 }),
  how: fc.constantFrom('as it is', 'as it is', 'joined', 'first half', 'without a word'),
  kind: fc.constantFrom(...kinds),
  postId: fc.option(fc.constantFrom('p1', 'p2'), { nil: undefined }),
})

const history: fc.Arbitrary<SeenVersion[]> = fc
  .tuple(
    pool,
    fc.array(
      fc.record({
        picks: fc.array(pick, { maxLength: 7 }),
        headline: fc.option(fc.nat({ max: 5 })),
        dek: fc.option(fc.nat({ max: 5 })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    fc.array(fc.nat({ max: 5 }), { maxLength: 4 }),
  )
  .map(([texts, versions, returns]) => {
    const made = versions.map(({ picks, headline, dek }, index): SeenVersion => {
      const blocks = picks.flatMap((each) => blockOf(texts, each))
      const fields = { headline: texts[headline ?? -1] ?? null, dek: texts[dek ?? -1] ?? null }
      return { version: index + 1, content: contentOf(blocks, fields) }
    })
    return [...made, ...returns.flatMap((at) => made[at] ?? [])]
  })

function blockOf(texts: readonly string[], { block, other, how, kind, postId }: Pick): Block[] {
  const one = texts[block]
  if (one === undefined) return []
  const made = {
    'as it is': one,
    joined: `${one} ${texts[other] ?? ''}`.trim(),
    'first half': one.slice(0, Math.ceil(one.length / 2)),
    'without a word': one.split(' ').toSpliced(1, 1).join(' '),
  }[how]
  return made === '' ? [] : [{ kind, text: made, ...(postId === undefined ? {} : { postId }) }]
}

const runs = { numRuns: 200 }

describe('blame', () => {
  test('covers every text of every version exactly, in order, with neighbours that differ', () => {
    fc.assert(
      fc.property(history, (seen) => {
        const tracker = blameTracker()
        for (const { version, content } of seen) {
          tracker.add(version, content)
          const blame = tracker.blame()
          expect(blame.version).toBe(version)
          expect(rebuilt(blame, content)).toEqual(textsOf(content))
        }
      }),
      runs,
    )
  })

  test('names no version that is later, and in version 1 no other', () => {
    fc.assert(
      fc.property(history, (seen) => {
        for (const { version } of seen) {
          for (const { origin } of allRuns(blameVersion(seen, version))) {
            expect(origin).toBeGreaterThanOrEqual(1)
            expect(origin).toBeLessThanOrEqual(version)
          }
        }
      }),
      runs,
    )
  })

  test('tells when a word stood: now, from the sighting of its origin, without overlaps', () => {
    fc.assert(
      fc.property(history, (seen) => {
        for (const { presence, blame } of presencesOf(blameVersion(seen))) {
          const turns = presence.intervals.flatMap(({ from, until }) => [from, until ?? Infinity])
          expect(turns).toEqual(turns.toSorted((a, b) => a - b))
          expect(new Set(turns).size).toBe(turns.length)
          expect(presence.intervals.at(-1)?.until).toBe(null)
          expect(blame.sightings[(presence.intervals[0]?.from ?? 0) - 1]).toBe(presence.origin)
        }
      }),
      runs,
    )
  })

  test('is not touched by a version that is equal', () => {
    fc.assert(
      fc.property(history, (seen) => {
        const tracker = blameTracker()
        for (const { version, content } of seen) tracker.add(version, content)
        const before = tracker.blame()
        const last = seen.at(-1)
        if (last === undefined) return
        tracker.add(last.version, structuredClone(last.content))
        expect(tracker.blame()).toEqual({ ...before, sightings: [...before.sightings, last.version] })
        expect(tracker.removals().filter(({ sighting }) => sighting > seen.length)).toEqual([])
      }),
      runs,
    )
  })

  test('of A, B, A is that of A, with what was gone in B', () => {
    fc.assert(
      fc.property(history, (seen) => {
        const [a, b] = seen
        if (a === undefined || b === undefined) return
        const blame = blameVersion([a, b, a])
        for (const { presence } of presencesOf(blame)) {
          expect(presence.origin).toBe(1)
          const stayed = [{ from: 1, until: null }]
          const returned = [
            { from: 1, until: 2 },
            { from: 3, until: null },
          ]
          expect([stayed, returned]).toContainEqual(presence.intervals)
        }
      }),
      runs,
    )
  })

  test('carried on from its stored state is the same as made anew', () => {
    fc.assert(
      fc.property(history, (seen) => {
        const anew = blameTracker()
        let stored: BlameState | undefined
        for (const { version, content } of seen) {
          anew.add(version, content)
          const carried = blameTracker(stored)
          carried.add(version, content)
          stored = JSON.parse(JSON.stringify(carried.state())) as BlameState
          expect(carried.blame()).toEqual(anew.blame())
        }
        expect(stored).toEqual(anew.state())
        expect(blameTracker(stored).removals()).toEqual(anew.removals())
      }),
      runs,
    )
  })

  test('of a version is the same, later or at the time, but for what happened since', () => {
    fc.assert(
      fc.property(history, fc.nat({ max: 5 }), (seen, at) => {
        const wanted = seen[at]
        if (wanted === undefined || seen.findIndex(({ version }) => version === wanted.version) !== at) return
        const then = blameVersion(seen.slice(0, at + 1))
        const later = blameVersion(seen, wanted.version)
        expect(origins(later, wanted.content)).toEqual(origins(then, wanted.content))
      }),
      runs,
    )
  })

  test('accounts for every word: one stands or was removed since it last came', () => {
    fc.assert(
      fc.property(history, (seen) => {
        const tracker = blameTracker()
        for (const { version, content } of seen) tracker.add(version, content)
        const state = tracker.state()
        const removed = state.removed.flat(2).filter((_, index) => index % 2 === 1)
        const outs = state.histories.length
        expect(removed.reduce((sum, count) => sum + count, 0) > 0).toBe(
          outs > 0 && depthsOf(state).some((depth) => depth > 1),
        )
      }),
      runs,
    )
  })
})

function depthsOf({ histories }: BlameState): number[] {
  const depths: number[] = []
  for (let i = 0; i < histories.length; i += 2) depths.push((depths[histories[i] ?? -1] ?? 0) + 1)
  return depths
}

function textsOf({ headline, dek, blocks }: Content): string[] {
  return [headline ?? '', dek ?? '', ...blocks.map((block) => block.text)]
}

function runsByText(blame: Blame): (readonly BlameRun[])[] {
  return [blame.headline, blame.dek, ...blame.blocks]
}

function allRuns(blame: Blame): BlameRun[] {
  return runsByText(blame).flat()
}

function rebuilt(blame: Blame, content: Content): string[] {
  const texts = textsOf(content)
  return runsByText(blame).map((each, index) => {
    let end = 0
    return each
      .map((run, at) => {
        expect(run.start).toBe(end)
        expect(run.end).toBeGreaterThan(run.start)
        expect(run.presence).not.toBe(each[at - 1]?.presence)
        end = run.end
        return texts[index]?.slice(run.start, run.end)
      })
      .join('')
  })
}

function presencesOf(blame: Blame) {
  return allRuns(blame).flatMap((run) => {
    const presence = blame.presences[run.presence]
    if (presence === undefined) throw new Error('a run without its presence')
    expect(presence.origin).toBe(run.origin)
    return [{ presence, blame }]
  })
}

/** The origin of every UTF-16 unit. */
function origins(blame: Blame, content: Content): number[][] {
  const texts = textsOf(content)
  return runsByText(blame).map((each, index) => {
    const all = Array.from<number>({ length: texts[index]?.length ?? 0 }).fill(0)
    for (const { start, end, origin } of each) all.fill(origin, start, end)
    return all
  })
}
