import { describe, expect, test } from 'vitest'

import type { ChangeKind } from '../../../../model/change.ts'
import type { Block, Content } from '../../../../model/content.ts'
import { compare } from '../../../../pipeline/compare/compare.ts'
import { contentOf } from '../content.ts'

const lead = 'Twelve people were rescued from the ferry near Brindle on Monday evening, the coast guard said.'
const plain = 'Divers looked at the hull for several hours and found a crack below the water line.'
const figure = 'The repair of the pier will cost the town about 12 million euros over the next two years.'
const end = 'The company that runs the ferry did not answer questions about the last inspection.'
const said = 'We will open the harbour again before the summer.'
const article = [lead, plain, figure, end]

type Blocks = readonly (string | Block)[]

function kindsBetween(from: Blocks, to: Blocks, fields: [Partial<Content>, Partial<Content>] = [{}, {}]) {
  return compare(contentOf(from, fields[0]), contentOf(to, fields[1])).kinds.map(({ kind }) => kind)
}

describe('the first paragraph', () => {
  test.each<[string, Blocks, readonly ChangeKind[]]>([
    ['the lead moved down', [plain, figure, end, lead], ['lead', 'move']],
    ['another paragraph moved to the top', [end, lead, plain, figure], ['lead', 'move']],
    ['another paragraph moved further down', [lead, figure, end, plain], ['move']],
  ])('%s', (_name, to, kinds) => {
    expect(kindsBetween(article, to)).toEqual(kinds)
  })

  test('has no empty evidence when it is split and edited', () => {
    const change = compare(
      contentOf([`${lead} ${plain}`, end]),
      contentOf([lead.replace('Twelve', 'Nine'), plain, end]),
    )
    const evidence = change.kinds.flatMap((finding) => (finding.kind === 'lead' ? finding.evidence : []))
    expect(evidence).toEqual([lead, lead.replace('Twelve', 'Nine')])
  })

  test('spelled otherwise in every other word is the same', () => {
    const british =
      'The colour of the harbour theatre was grey, and neighbours organised a programme in its centre.'
    const american =
      'The color of the harbor theater was gray, and neighbors organized a program in its center.'
    expect(kindsBetween([british, end], [american, end])).toEqual(['typo'])
  })
})

describe('a paragraph set as a quotation is no quotation that came', () => {
  test.each([said, `“${said}”`])('%s', (text) => {
    expect(kindsBetween([lead, text, end], [lead, { kind: 'quote', text: said }, end])).toEqual([
      'formatting',
    ])
  })
})

describe('what a wall says where it cuts', () => {
  test.each([
    'To read the full story, subscribe today.',
    'Already a subscriber? Log in',
    'Abonnez-vous pour lire la suite',
    'この記事は有料会員限定です。',
  ])('defeats no access: %s', (invitation) => {
    const cut = [lead, invitation]
    expect(kindsBetween(article, cut, [{ access: 'metered' }, { access: 'locked' }])).toContain('access')
    expect(kindsBetween(cut, article, [{ access: 'locked' }, { access: 'free' }])).toContain('access')
  })
})

test.each([
  'For legal reasons, this article is not available.',
  'This article is unavailable for legal reasons.',
  'Aus rechtlichen Gründen ist dieser Artikel nicht verfügbar.',
])('a takedown: %s', (notice) => {
  expect(kindsBetween(article, [notice])).toEqual(['takedown-notice'])
})

test.each([
  ['The drug is safe.', 'The drug is safe?'],
  ['The court heard an expert.', 'The court heard an "expert".'],
  ['The roof is new.', 'The roof is new [corrected].'],
  ['The striker re-signed for the club.', 'The striker resigned for the club.'],
  ['They wanted Polish for the table.', 'They wanted polish for the table.'],
])('marks and capitals that mean something are significant: %s → %s', (before, after) => {
  expect(compare(contentOf([lead, before]), contentOf([lead, after])).significance).toBeGreaterThan(0)
})
