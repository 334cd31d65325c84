import { describe, expect, test } from 'vitest'

import type { Block, BlockKind } from '../../../model/content.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { changedText, contentOf, opsOf } from './content.ts'

/** The runs of a text as a headline and as a paragraph: `[went|came]` between what stayed. */
function shown(before: string, after: string): string[] {
  const change = compare(contentOf([before], { headline: before }), contentOf([after], { headline: after }))
  const [headline] = change.fields.map(({ words }) => words ?? [])
  const blocks = change.hunks.flatMap((hunk) => hunk.edits.map(({ words }) => words))
  const texts = [headline ?? [], ...blocks].map((runs) =>
    runs
      .map(({ op, text }) => (op === 'equal' ? text : op === 'deleted' ? `[${text}|` : `|${text}]`))
      .join('')
      .replaceAll('||', '|'),
  )
  return [...new Set(texts)]
}

describe('a sentence that says something else is replaced, but for the marks at its end', () => {
  const cases: [language: string, before: string, after: string][] = [
    [
      'en, one long word',
      'Parents vow to fight plan to close Saddler Street school',
      'Governors back school merger by twelve votes to two',
    ],
    [
      'en, prepositions all along',
      'The team of the year was named in a ceremony at the hall of the town on the night of the first of May.',
      'The end of the road came for a bus driver at the side of the river on the edge of the village of Ash.',
    ],
    [
      'en, of one build',
      'The club has sold its best player to a rival.',
      'The bank has cut its main rate to a record low.',
    ],
    [
      'en, taken down',
      'A man has been arrested.',
      'This article has been removed at the request of the police.',
    ],
    ['fr, taken down', 'Un homme a été arrêté', 'Cet article a été dépublié'],
    [
      'es, of one build',
      'El club ha vendido a su mejor jugador a un rival.',
      'El banco ha bajado su tipo de interés a un mínimo.',
    ],
    [
      'ru, prepositions all along',
      'Он был в городе и не знал о том, что его ищут.',
      'Мы не были в порту и не видели, что он ушёл.',
    ],
    ['ja, taken down', '市長は新しい学校の計画を発表した。', 'この記事は配信元の要請により取り下げました。'],
  ]
  test.each(cases)('%s', (_, before, after) => {
    const mark = /[.。]$/.exec(before)?.[0] ?? ''
    const end = mark === '' ? undefined : -1
    expect(shown(before, after)).toEqual([`[${before.slice(0, end)}|${after.slice(0, end)}]${mark}`])
  })

  test('within a paragraph, beside a sentence that stayed', () => {
    const stays = 'The ship sank on the way to Rome.'
    const before = `${stays} Two men of the crew of ten are dead.`
    const after = `${stays} All of the crew got to the shore in a boat.`
    expect(shown(before, after)).toEqual([
      `${stays} [Two men of the crew of ten are dead|All of the crew got to the shore in a boat].`,
    ])
  })
})

describe('a sentence stays word by word', () => {
  const cases: [name: string, before: string, after: string, words: string][] = [
    [
      'en, a short one edited twice',
      'He is ill and at home.',
      'He was ill and at sea.',
      'He [is|was] ill and at [home|sea].',
    ],
    [
      'de, a short one edited twice',
      'Er ist in Rom und es geht ihm gut.',
      'Er war in Ulm und es ging ihm gut.',
      'Er [ist|war] in [Rom|Ulm] und es [geht|ging] ihm gut.',
    ],
    ['fr, a word', 'Il a été arrêté.', 'Il a été libéré.', 'Il a été [arrêté|libéré].'],
    ['ja, a word', '市長は東京へ行った。', '知事は東京へ行った。', '[市長|知事]は東京へ行った。'],
    [
      'en, most words stay',
      'The council has voted to shut the pool at the end of the year.',
      'The council had voted to shut the baths by the end of the month.',
      'The council [has|had] voted to shut the [pool at|baths by] the end of the [year|month].',
    ],
    [
      'en, spelt in the American way',
      'He organised the colourful programme at the theatre centre, favouring neighbours.',
      'He organized the colorful program at the theater center, favoring neighbors.',
      'He [organised|organized] the [colourful programme|colorful program] at the [theatre centre, favouring neighbours|theater center, favoring neighbors].',
    ],
    [
      'pt, spelt as before the reform',
      'O director e a actriz da colecção de arte do sector têm o projecto.',
      'O diretor e a atriz da coleção de arte do setor têm o projeto.',
      'O [director|diretor] e a [actriz|atriz] da [colecção|coleção] de arte do [sector|setor] têm o [projecto|projeto].',
    ],
    [
      'de, spelt as after the reform',
      'Er mußte in den Prozeß, daß er bloß die Schiffahrt und das Geschoß haßte.',
      'Er musste in den Prozess, dass er bloss die Schifffahrt und das Geschoss hasste.',
      'Er [mußte|musste] in den [Prozeß|Prozess], [daß|dass] er [bloß|bloss] die [Schiffahrt|Schifffahrt] und das [Geschoß haßte|Geschoss hasste].',
    ],
    [
      'en, in lower case',
      'The Prime Minister met the Foreign Secretary in the House.',
      'The prime minister met the foreign secretary in the house.',
      'The [Prime Minister|prime minister] met the [Foreign Secretary|foreign secretary] in the [House|house].',
    ],
  ]
  test.each(cases)('%s', (_, before, after, words) => {
    expect(shown(before, after)).toEqual([words])
  })
})

describe('a short item of a list in another place', () => {
  const between = (kind: BlockKind, texts: readonly string[]): (string | Block)[] => [
    'For the cake that we baked one needs the following.',
    ...texts.map((text) => ({ kind, text })),
    'Stir it all and put it into the oven for an hour.',
  ]
  const cases: [name: string, kind: BlockKind, before: string[], after: string[]][] = [
    [
      'en, to the end',
      'list-item',
      ['two eggs', 'some white flour', 'milk'],
      ['some white flour', 'milk', 'two eggs'],
    ],
    [
      'de, to the end',
      'list-item',
      ['zwei Eier', 'etwas Mehl', 'Milch'],
      ['etwas Mehl', 'Milch', 'zwei Eier'],
    ],
    ['ja, to the end', 'list-item', ['卵二個', '小麦粉', '砂糖'], ['小麦粉', '砂糖', '卵二個']],
    [
      'fr, a heading',
      'heading',
      ['Le marché', 'La cuisine', 'La table'],
      ['La cuisine', 'La table', 'Le marché'],
    ],
  ]
  test.each(cases)('%s', (_, kind, before, after) => {
    const change = compare(contentOf(between(kind, before)), contentOf(between(kind, after)))
    expect(opsOf(change)).toEqual(['moved'])
    expect(changedText(change)).toEqual([[], []])
    expect(change.hunks[0]?.edits[0]).toMatchObject({ from: [1], to: [3] })
  })

  test('is no move where it occurs twice, or is no item', () => {
    const twice = compare(
      contentOf(between('list-item', ['two eggs', 'milk', 'white flour', 'two eggs'])),
      contentOf(between('list-item', ['milk', 'white flour', 'two eggs'])),
    )
    expect(opsOf(twice)).toEqual(['deleted'])
    const prose = compare(
      contentOf(between('paragraph', ['two eggs', 'some white flour', 'milk'])),
      contentOf(between('paragraph', ['some white flour', 'milk', 'two eggs'])),
    )
    expect(opsOf(prose)).toEqual(['deleted', 'inserted'])
  })
})
