import { expect, test } from 'vitest'
import { compiled } from '../../../pipeline/clean/body/trees.ts'
import { boost, type BoostOptions, type Sample } from '../../../training/boost.ts'
import { random } from '../../../training/random.ts'

const options: BoostOptions = {
  trees: 30,
  depth: 3,
  rate: 0.3,
  groupShare: 0.9,
  featureShare: 1,
  hessianMin: 1,
  lambda: 1,
  seed: 3,
}

/** Yes where exactly one of the first two features is above one half: no single feature tells. */
function exclusiveOr(count: number, seed: number): Sample {
  const next = random(seed)
  const rows = Float64Array.from({ length: count * 3 }, () => next())
  const above = (row: number, at: number): boolean => (rows[row * 3 + at] ?? 0) > 0.5
  return {
    names: ['one', 'other', 'chance'],
    rows,
    yes: Uint8Array.from({ length: count }, (_, row) => (above(row, 0) === above(row, 1) ? 0 : 1)),
    weight: new Float64Array(count).fill(1),
    group: Int32Array.from({ length: count }, (_, row) => row % 20),
  }
}

test('learns what two features say together, and says it of rows that it has not seen', () => {
  const score = compiled(boost(exclusiveOr(2000, 1), options))
  const unseen = exclusiveOr(500, 2)
  const right = [...unseen.yes].filter((yes, row) => score(unseen.rows, row * 3) > 0 === (yes === 1)).length
  expect(right).toBeGreaterThan(480)
})

test('is the same each time, and survives being written down', () => {
  const trees = boost(exclusiveOr(500, 1), options)
  expect(boost(exclusiveOr(500, 1), options)).toEqual(trees)
  const read = JSON.parse(JSON.stringify(trees)) as typeof trees
  const { rows } = exclusiveOr(50, 4)
  for (let row = 0; row < 50; row += 1)
    expect(compiled(read)(rows, row * 3)).toBe(compiled(trees)(rows, row * 3))
})

test('sums the leaves that a row falls into', () => {
  const score = compiled({
    features: ['a', 'b'],
    bias: 0.5,
    roots: [0, 3],
    feature: [0, -1, -1, -1],
    value: [10, -1, 2, 0.25],
    step: [1, 0, 0, 0],
  })
  expect(score(Float64Array.of(10, 0), 0)).toBe(0.5 - 1 + 0.25)
  expect(score(Float64Array.of(99, 99, 10.5, 0), 2)).toBe(0.5 + 2 + 0.25)
})
