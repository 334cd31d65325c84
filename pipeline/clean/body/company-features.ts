import type { Evidence, Group } from './evidence.ts'
import { amount, feature, flag, kinds, share, type Feature } from './feature.ts'

/** What stands before and after it, and in elements of the same kind. */
export const company: Feature[] = [
  ...groupFeatures('signature', (e, i) =>
    e.bySignature.get(e.ancestry.signature[e.leaves[i]?.node ?? 0] ?? 0),
  ),
  ...groupFeatures('tag path', (e, i) => e.byTagPath.get(e.ancestry.tagPath[e.leaves[i]?.node ?? 0] ?? 0)),
  ...[-3, -2, -1, 1, 2, 3].flatMap((offset) => [
    amount(`weight at ${offset}`, (e, _, i) => e.leaves[i + offset]?.weight ?? -1),
    share(`link density at ${offset}`, (e, _, i) => e.leaves[i + offset]?.linkDensity ?? -1),
    feature(`kept at ${offset}`, (e, _, i) => flag(e.named.verdicts[i + offset] === 'keep')),
    feature(`prose at ${offset}`, (e, _, i) => flag(e.text[i + offset]?.prose)),
  ]),
  ...[-1, 1].flatMap((offset) => [
    feature(`same parent at ${offset}`, (e, _, i) => flag(parentOf(e, i + offset) === parentOf(e, i))),
    feature(`same signature at ${offset}`, (e, _, i) =>
      flag(
        e.ancestry.signature[e.leaves[i + offset]?.node ?? 0] ===
          e.ancestry.signature[e.leaves[i]?.node ?? 0],
      ),
    ),
    feature(`kind at ${offset}`, (e, _, i) => kinds.indexOf(e.leaves[i + offset]?.kind ?? '')),
    feature(`furniture text at ${offset}`, (e, _, i) => flag(e.text[i + offset]?.furniture)),
    feature(
      `claimed furniture at ${offset}`,
      (e, _, i) => e.ancestry.furniture[e.leaves[i + offset]?.node ?? 0] ?? 0,
    ),
  ]),
  amount('nodes since text', (e, _, i) => (e.leaves[i]?.from ?? 0) - (e.leaves[i - 1]?.from ?? 0)),
  amount(
    'nodes until text',
    (e, _, i) => (e.leaves[i + 1]?.from ?? e.page.tag.length) - (e.leaves[i]?.from ?? 0),
  ),
  amount(
    'media since text',
    (e, s, i) => (s.media[e.leaves[i]?.from ?? 0] ?? 0) - (s.media[e.leaves[i - 1]?.from ?? 0] ?? 0),
  ),
  amount(
    'media until text',
    (e, s, i) => (s.media[e.leaves[i + 1]?.from ?? 0] ?? 0) - (s.media[e.leaves[i]?.from ?? 0] ?? 0),
  ),
  amount('prose near', (e, _, i) => {
    let sum = 0
    for (let at = Math.max(0, i - 5); at <= i + 5; at += 1)
      if (at !== i && e.text[at]?.prose === true) sum += e.leaves[at]?.weight ?? 0
    return sum
  }),
]

/** What the page says elsewhere of the same text. */
export const claims: Feature[] = [
  feature('said before', (_, s, i) => s.earlier[i] ?? 0),
  feature('said after', (_, s, i) => s.later[i] ?? 0),
  feature('copies', (e, _, i) => e.copies.get(e.squeezed[i] ?? '') ?? 1),
  feature('is headline', (e, s, i) => flag(s.headline !== '' && e.squeezed[i] === s.headline)),
  feature('in articleBody', (e, _, i) => {
    const agreed = e.named.found.features[i]?.agreed ?? null
    return agreed === null ? -1 : flag(agreed)
  }),
  feature('is description', (e, s, i) => {
    const text = e.squeezed[i] ?? ''
    if (s.description === '' || text === '') return 0
    if (text === s.description) return 3
    return s.description.startsWith(text.slice(0, 40)) || text.startsWith(s.description.slice(0, 40))
      ? 2
      : flag(text.length > 30 && s.description.includes(text))
  }),
]

function parentOf(e: Evidence, index: number): number {
  return e.page.parent[e.leaves[index]?.node ?? 0] ?? 0
}

function groupFeatures(name: string, groupOf: (e: Evidence, i: number) => Group | undefined): Feature[] {
  return [
    amount(`${name} count`, (e, _, i) => groupOf(e, i)?.count ?? 0),
    share(`${name} prose`, (e, s, i) => (groupOf(e, i)?.prose ?? 0) / s.totalProse),
    amount(
      `${name} mean weight`,
      (e, _, i) => (groupOf(e, i)?.weight ?? 0) / Math.max(1, groupOf(e, i)?.count ?? 1),
    ),
    share(
      `${name} link density`,
      (e, _, i) => (groupOf(e, i)?.linked ?? 0) / Math.max(1, groupOf(e, i)?.weight ?? 1),
    ),
    share(`${name} kept`, (e, _, i) => (groupOf(e, i)?.kept ?? 0) / Math.max(1, groupOf(e, i)?.weight ?? 1)),
  ]
}
