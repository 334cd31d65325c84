import { describe, expect, test } from 'vitest'
import type { Leaf } from '../../../pipeline/clean/leaves/leaf.ts'
import { thresholdOf } from '../../../pipeline/clean/body/threshold.ts'

function leaf(weight: number): Leaf {
  return { node: 1, from: 1, kind: 'paragraph', level: 0, text: 'x', links: [], weight, linkDensity: 0 }
}

function thresholdFor(...certainties: readonly number[]): number {
  return thresholdOf(
    certainties.map(() => leaf(100)),
    Float64Array.from(certainties),
  )
}

describe('the certainty from which leaves are taken', () => {
  test('is next to 0 where the scorer is sure', () => {
    expect(thresholdFor(9, 9, 8, 9)).toBeGreaterThan(-0.1)
  })

  test('falls where it is sure of little', () => {
    const sure = thresholdFor(9, 9, -0.5, -0.5)
    const unsure = thresholdFor(1, -0.5, -0.5, -0.5, -0.5, -0.5)
    expect(sure).toBeGreaterThan(-0.5)
    expect(unsure).toBeLessThan(-0.5)
  })

  test('is never above 0 and never below -2', () => {
    expect(thresholdFor()).toBe(0)
    expect(thresholdFor(-9)).toBe(0)
    expect(thresholdFor(-1.9, -1.9)).toBeGreaterThanOrEqual(-2)
  })

  test('does not mind what stands far from the body', () => {
    expect(thresholdFor(3, 1, -1, -8, -9, -5)).toBe(thresholdFor(3, 1, -1))
  })
})
