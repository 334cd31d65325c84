import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits } from '../../model/limits.ts'
import { findPhrases, findWords, parseSearch, phraseText, searchText } from '../../model/search-text.ts'

const words = (text: string): string[] => findWords(text).map(({ word }) => word)

describe('the words of a text', () => {
  test.each([
    ['The toll rose to 1,204.', ['the', 'toll', 'rose', 'to', '1,204']],
    ["Don’t say “don't”", ["don't", 'say', "don't"]],
    ['well-known e-mail', ['well', 'known', 'e', 'mail']],
    ['COVID-19 at 14:30, up 3.5%', ['covid', '19', 'at', '14:30', 'up', '3.5']],
    ['co\u00ADoperate ﬁne Ｆｕｌｌ', ['cooperate', 'fine', 'full']],
    ['東京の橋 bridge', ['東', '京', 'の', '橋', 'bridge']],
    ['서울에서 온', ['서', '울', '에', '서', '온']],
    ['กรุงเทพ', ['ก', 'รุ', 'ง', 'เ', 'ท', 'พ']],
    ['هيئة النقل', ['هيئة', 'النقل']],
    ['Müller\u0301 ΟΔΟΣ', ['müller\u0301', 'οδος']],
    ['\0\uD800 ¶ 🙂', []],
  ])('of %j', (text, expected) => {
    expect(words(text)).toEqual(expected.map((word) => word.normalize('NFKC')))
  })

  test('stand where they are said to, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        let end = 0
        for (const found of findWords(text)) {
          expect(found.start).toBeGreaterThanOrEqual(end)
          expect(found.end).toBeGreaterThan(found.start)
          expect(found.word).not.toMatch(/[\s¶\0]/)
          expect(found.word.length).toBeLessThanOrEqual(limits.searchWordLengthMax)
          expect(found.word.isWellFormed()).toBe(true)
          end = found.end
        }
      }),
    )
  })
})

describe('a query', () => {
  test.each([
    ['toll 14', [['toll'], ['14']]],
    ['"rose to 14" ferry', [['rose', 'to', '14'], ['ferry']]],
    ['„rose to“ «fire»', [['rose', 'to'], ['fire']]],
    ['well-known', [['well', 'known']]],
    ['東京', [['東', '京']]],
    ['"open phrase', [['open'], ['phrase']]],
    ['  "" - ', []],
  ])('%s asks for %j', (query, expected) => {
    expect(parseSearch(query)).toEqual(expected)
  })

  test('has an end', () => {
    expect(parseSearch('a '.repeat(1_000))).toHaveLength(limits.searchPhrasesMax)
    expect(parseSearch(`"${'a '.repeat(1_000)}"`)[0]).toHaveLength(limits.searchPhraseWordsMax)
  })
})

describe('what is kept for search', () => {
  test('lets no phrase reach from one text into the next', () => {
    const kept = searchText(['One two', '', '!', 'three'])
    expect(kept).toBe(' one  two  ¶  three ')
    expect(kept).toContain(phraseText(['one', 'two']))
    expect(kept).not.toContain(phraseText(['two', 'three']))
  })
})

test('phrases are found where they stand, the longest first', () => {
  const text = 'The toll rose to 14. Toll!'
  const spans = findPhrases(text, parseSearch('toll "toll rose"'))
  expect(spans.map(({ start, end }) => text.slice(start, end))).toEqual(['toll rose', 'Toll'])
})
