import type { Random } from '../../demo/random.ts'

/** A page with one to eight random faults: what broken servers, broken templates and hostile authors make of it. */
export function mutate(page: Buffer, others: readonly Buffer[], random: Random): Buffer {
  const faults = random.integer(1, 8)
  let mutated = page
  for (let count = 0; count < faults; count += 1) {
    mutated = random.pick(mutators)(mutated, others, random).subarray(0, sizeBytesMax)
  }
  return mutated
}

const sizeBytesMax = 4 * 1024 * 1024

type Mutator = (page: Buffer, others: readonly Buffer[], random: Random) => Buffer

const mutators: readonly Mutator[] = [
  function flipBytes(page, _others, random) {
    const flipped = Buffer.from(page)
    for (let count = 1 + below(random, 64); count > 0 && flipped.length > 0; count -= 1) {
      flipped[below(random, flipped.length)] = below(random, 256)
    }
    return flipped
  },
  function cut(page, _others, random) {
    return page.subarray(0, below(random, page.length + 1))
  },
  function drop(page, _others, random) {
    const [from, to] = span(page, random)
    return Buffer.concat([page.subarray(0, from), page.subarray(to)])
  },
  function repeat(page, _others, random) {
    const [from, to] = span(page, random)
    const part = page.subarray(from, Math.min(to, from + 4_096))
    const copies = Array.from({ length: 1 + below(random, 200) }, () => part)
    return Buffer.concat([page.subarray(0, from), ...copies, page.subarray(from)])
  },
  function swap(page, _others, random) {
    const [from, to] = span(page, random)
    const at = below(random, from + 1)
    return Buffer.concat([
      page.subarray(0, at),
      page.subarray(from, to),
      page.subarray(at, from),
      page.subarray(to),
    ])
  },
  function splice(page, others, random) {
    const other = random.pick(others)
    const [from, to] = span(other, random)
    return insert(page, other.subarray(from, to), random)
  },
  function insertHostile(page, _others, random) {
    return insert(page, Buffer.from(random.pick(hostile)(random)), random)
  },
  function removeEndTags(page, _others, random) {
    const tag = random.pick(['div', 'p', 'a', 'script', 'li', 'table', 'span', 'blockquote'])
    return Buffer.from(page.toString('latin1').replaceAll(`</${tag}>`, ''), 'latin1')
  },
]

const hostile: readonly ((random: Random) => string | Uint8Array)[] = [
  (random) => random.pick(['<div>', '<b>', '<ul><li>', '<table><tr><td>', '<a href=x>']).repeat(20_000),
  (random) => '</div>'.repeat(1 + below(random, 5_000)),
  (random) => `<p ${'x=y '.repeat(1 + below(random, 20_000))}>`,
  (random) => `<p class="${'a '.repeat(1 + below(random, 50_000))}">`,
  (random) => random.pick(['&#x202E;', '&#xD800;', '&#x110000;', '&#0;', '&amp'.repeat(9), '&lt;script&gt;']),
  () => Buffer.from([0xed, 0xa0, 0x80, 0xff, 0xfe, 0x00, 0xc0, 0xaf]),
  (random) => random.pick(['<!--', '<![CDATA[', '<script>', '<style>', '<textarea>', '<title>', '<svg>']),
  () => `<script type="application/ld+json">${'[{"@graph":'.repeat(5_000)}</script>`,
  () => '<script type="application/ld+json">{"@type":"NewsArticle","__proto__":{"x":1},"author":{}}</script>',
  (random) => 'a\u0301'.repeat(1 + below(random, 50_000)),
  (random) => `<p>${'word '.repeat(1 + below(random, 100_000))}</p>`,
  (random) => '<p>x</p>'.repeat(1 + below(random, 20_000)),
  (random) => `<p>${'function(){var a=b;}'.repeat(1 + below(random, 5_000))}</p>`,
  (random) => `<p>${random.pick(['(', '“', '"', '[', '{', '—', '.', ' ', '\u00a0']).repeat(50_000)}</p>`,
]

function insert(page: Buffer, part: Uint8Array, random: Random): Buffer {
  const at = below(random, page.length + 1)
  return Buffer.concat([page.subarray(0, at), part, page.subarray(at)])
}

/** From a random place to another, mostly near it. */
function span(page: Buffer, random: Random): [from: number, to: number] {
  const from = below(random, page.length + 1)
  const length = below(random, random.chance(0.8) ? 2_000 : page.length + 1)
  return [from, Math.min(page.length, from + length)]
}

/** A whole number from 0 up to, but not including, `bound`. */
function below(random: Random, bound: number): number {
  return Math.floor(random.next() * bound)
}
