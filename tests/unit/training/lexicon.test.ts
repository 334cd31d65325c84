import { expect, test } from 'vitest'
import { lexiconRow } from '../../../pipeline/clean/body/lexicon.ts'
import { learnLexicon } from '../../../training/learn-lexicon.ts'

/** A host whose body stands in elements of one name and whose boxes in elements of another. */
function host(name: string, body: string, box: string) {
  const words = (near: string) => ({ near: [near], far: [], text: [] })
  return { host: name, words: [words(body), words(box), words('plain')], yes: [true, false, false] }
}

const hosts = ['a.example', 'b.example', 'c.example', 'd.example', 'e.example']

test('knows a word that many hosts use, and which way it points', () => {
  const { near } = learnLexicon(hosts.map((name) => host(name, 'story', 'promo')))
  expect(near.get('story')).toBeGreaterThan(0)
  expect(near.get('promo')).toBeLessThan(0)
})

test('knows no word of one host alone, however often it stands there', () => {
  const pages = Array.from({ length: 20 }, () => host('a.example', 'only-here', 'promo'))
  expect(learnLexicon(pages).near.has('only-here')).toBe(false)
})

test('says the least, the most and the mean of the words it knows', () => {
  const lexicon = {
    near: new Map([
      ['story', 80],
      ['promo', -40],
    ]),
    far: new Map(),
    text: new Map(),
  }
  const row = lexiconRow(lexicon, { near: ['story', 'promo', 'unknown'], far: [], text: [] })
  expect(row).toEqual([-40, 80, 20, 0, 0, 0, 0, 0, 0])
})
