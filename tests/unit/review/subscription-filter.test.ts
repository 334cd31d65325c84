import { expect, test } from 'vitest'
import { filterPath, readSubscriptionFilter } from '../../../review/subscription-filter.ts'

test.each([
  ['', ''],
  ['kind=number&source=3', 'source=3&kind=number'],
  ['/feed.atom?kind=number&kind=name', 'kind=number&kind=name'],
  ['https://stet.example/feed.json?min=0.5&noise=1', 'min=0.5&noise=1'],
  ['q=mayor', 'q=mayor&in=added'],
  ['q="town hall"&in=removed&source=2', 'source=2&q=%22town+hall%22&in=removed'],
])('%s is kept as %s', (text, kept) => {
  const filter = readSubscriptionFilter(text)
  expect(filter.text).toBe(kept)
  expect(readSubscriptionFilter(kept)).toEqual(filter)
})

test('is the query of the changes that it lets through', () => {
  expect(readSubscriptionFilter('kind=number&source=3&q=mayor&in=removed').query).toEqual({
    sourceId: 3,
    kinds: ['number'],
    withoutNoise: true,
    words: { in: 'removed', phrases: [['mayor']] },
  })
})

test.each([
  'kind=nonsense',
  'source=abc',
  'min=2',
  'label=legal',
  'seen=no',
  'cause=reprocessing',
  'after=3',
  'q=',
  'q=!!',
  'in=removed',
  'q=mayor&in=versions',
  'colour=red',
])('%s is refused, since nobody would see what it leaves out', (text) => {
  expect(() => readSubscriptionFilter(text)).toThrow(expect.objectContaining({ code: 'usage' }))
})

test('has a page', () => {
  expect(filterPath('kind=number', 7)).toBe('/?kind=number&order=newest&after=7')
  expect(filterPath('q=mayor&in=added')).toBe('/search?q=mayor&in=added')
})
