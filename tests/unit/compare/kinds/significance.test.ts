import { describe, expect, test } from 'vitest'

import type { Block, Content } from '../../../../model/content.ts'
import { compare } from '../../../../pipeline/compare/compare.ts'
import { significanceParts } from '../../../../pipeline/compare/significance.ts'
import { contentOf } from '../content.ts'

const lead = 'Twelve people were rescued from the ferry near Brindle on Monday evening, the coast guard said.'
const cafe = 'The café at the pier “stays open all winter” for its guests.'

function linked(url: string): Block {
  return { kind: 'paragraph', text: cafe, links: [{ start: 4, end: 8, url }] }
}

describe('noise is no edit: kept in the record, no kind, significance 0', () => {
  test.each<[string, string | Block, string | Block]>([
    ['soft hyphens', cafe, cafe.replace('winter', 'win\u00ADter')],
    ['composition', cafe, cafe.normalize('NFD')],
    ['a no-break space', cafe, cafe.replace('the pier', 'the\u00A0pier')],
    ['a relative time', '5 minutes ago', '2 hours ago'],
    ['a relative time in German', 'vor 5 Minuten', 'vor 2 Stunden'],
    ['a relative time in Arabic', 'منذ 5 دقائق', 'منذ 3 ساعات'],
    ['a relative time in Japanese', '5分前', '2時間前'],
    ['when it was updated', 'Updated 12:30', 'Updated 14:45'],
    ['when it was updated, in French', 'Mis à jour le 3 mai à 12h30', 'Mis à jour le 3 mai à 14h45'],
    ['views', '1,204 views', '18,377 views'],
    ['comments', '3 comments', '41 comments'],
    ['how often it was viewed', 'Viewed 1204 times', 'Viewed 1733 times'],
    ['who is reading', '3 people are reading this now', '11 people are reading this now'],
    ['views in Japanese', '閲覧数 1,204', '閲覧数 1,733'],
    ['likes and shares', '1,204 likes · 33 shares', '1,377 likes · 41 shares'],
    ['how long to read', 'By Ada Quill, 3 min read', 'By Ada Quill, 4 min read'],
    ['how long to read, in German', 'Lesezeit: 3 Min.', 'Lesezeit: 4 Min.'],
    ['shares in Russian', '12 просмотров', '1 204 просмотра'],
    [
      'tracking parameters',
      linked('https://example.org/a?utm_source=x'),
      linked('https://example.org/a?utm_source=y'),
    ],
  ])('%s', (_name, before, after) => {
    const change = compare(contentOf([lead, before]), contentOf([lead, after]))
    expect(change.hunks).toHaveLength(1)
    expect(change.kinds).toEqual([])
    expect(change.significance).toBe(0)
  })

  test('quotation style is formatting, with significance 0', () => {
    const change = compare(contentOf([lead, cafe]), contentOf([lead, cafe.replace(/[“”]/g, '"')]))
    expect(change.kinds.map(({ kind }) => kind)).toEqual(['formatting'])
    expect(change.significance).toBe(0)
    expect(change.summary).toBe('formatting only')
  })

  test('a publication date told in another time zone', () => {
    const at = (publishedAt: string): Content => contentOf([lead], { publishedAt })
    expect(compare(at('2026-01-01T10:00:00Z'), at('2026-01-01T11:00:00+01:00')).significance).toBe(0)
  })
})

describe('the parts of significance', () => {
  test('are named, the weightiest first, and make the sum', () => {
    const change = compare(contentOf([lead]), contentOf([lead.replace('Twelve', 'Nine')]))
    const parts = significanceParts(change)
    expect(parts.map(({ name }) => name)).toEqual(['number', 'silent-correction', 'lead', 'volume'])
    const nothing = parts.reduce((product, { weight }) => product * (1 - weight), 1)
    expect(change.significance).toBeCloseTo(1 - nothing, 3)
  })

  test('spelling alone weighs next to nothing', () => {
    const change = compare(contentOf([cafe, lead]), contentOf([cafe, lead.replace('rescued', 'rescuud')]))
    expect(significanceParts(change)).toEqual([{ name: 'typo', weight: 0.028 }])
  })
})

describe('the summary', () => {
  const end = 'The company that runs the ferry did not answer questions about the last inspection.'
  const plain = 'Divers looked at the hull for several hours and found a crack below the water line.'

  test.each<[string, Content, Content]>([
    [
      'headline changed; changed without a notice; 12 → 14; 1 paragraph edited',
      contentOf([end, 'The toll stands at 12 in the town.'], { headline: 'Ferry sinks' }),
      contentOf([end, 'The toll stands at 14 in the town.'], { headline: 'Ferry aground' }),
    ],
    [
      'hedge + reportedly; 1 paragraph edited',
      contentOf([end, plain]),
      contentOf([end, plain.replace('found', 'reportedly found')]),
    ],
    [
      '1 paragraph with spelling mended',
      contentOf([end, plain]),
      contentOf([end, plain.replace('several', 'severel')]),
    ],
    ['2 paragraphs added', contentOf([end]), contentOf([end, plain, cafe.replace(/[“”]/g, '')])],
    ['1 paragraph moved', contentOf([end, plain, lead]), contentOf([end, lead, plain])],
    [
      'nothing of the article: counters, times and the like',
      contentOf([end, '3 views']),
      contentOf([end, '4 views']),
    ],
  ])('%s', (summary, from, to) => {
    expect(compare(from, to).summary).toBe(summary)
  })
})
