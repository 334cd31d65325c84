import { describe, expect, test } from 'vitest'

import { compare } from '../../../pipeline/compare/compare.ts'
import { changedText, contentOf, opsOf } from './content.ts'

describe('words', () => {
  const cases: [name: string, from: string, to: string, deleted: string[], inserted: string[]][] = [
    [
      'a figure with separators is one word',
      'It cost 1,250.50 euros.',
      'It cost 1,350.50 euros.',
      ['1,250.50'],
      ['1,350.50'],
    ],
    ['a word at the end', 'They left the town', 'They left the town yesterday', [], [' yesterday']],
    ['punctuation alone', 'They left, at last.', 'They left at last.', [','], []],
    ['a contraction is one word', 'They do like it here.', "They don't like it here.", ['do'], ["don't"]],
    [
      'Russian',
      'Встреча пройдёт во вторник в Москве.',
      'Встреча пройдёт в среду в Москве.',
      ['во вторник'],
      ['в среду'],
    ],
    [
      'Arabic',
      'وصل الوزير إلى المدينة يوم الاثنين مساء',
      'وصل الوزير إلى المدينة يوم الثلاثاء مساء',
      ['الاثنين'],
      ['الثلاثاء'],
    ],
    ['Hebrew', 'השר הגיע אתמול לעיר הגדולה', 'השר הגיע היום לעיר הגדולה', ['אתמול'], ['היום']],
    ['Chinese', '市长昨天在北京宣布了这项计划。', '市长今天在北京宣布了这项计划。', ['昨天'], ['今天']],
    ['Japanese', '市長は東京で計画を発表した。', '市長は大阪で計画を発表した。', ['東京'], ['大阪']],
    ['Thai', 'นายกรัฐมนตรีเดินทางไปเชียงใหม่', 'นายกรัฐมนตรีเดินทางไปภูเก็ต', ['เชียงใหม่'], ['ภูเก็ต']],
    ['an emoji sequence is never cut', 'The family 👩‍👩‍👧 waved.', 'The family 👩‍👩‍👦 waved.', ['👩‍👩‍👧'], ['👩‍👩‍👦']],
    ['a flag is never cut', 'Won by 🇩🇪 at last.', 'Won by 🇩🇰 at last.', ['🇩🇪'], ['🇩🇰']],
    [
      'an address is one word',
      'See https://example.org/news/2026/01/a.html for more (or www.example.org).',
      'See https://example.org/news/2026/02/b.html for more (or www.example.com).',
      ['https://example.org/news/2026/01/a.html', 'www.example.org'],
      ['https://example.org/news/2026/02/b.html', 'www.example.com'],
    ],
    [
      'a day is one word',
      'Closed since 2026-01-02, it says.',
      'Closed since 2026-03-02, it says.',
      ['2026-01-02'],
      ['2026-03-02'],
    ],
    [
      'a date mostly altered is replaced as a whole',
      'It opens on 3 March 2025 at the pier.',
      'It opens on 12 April 2025 at the pier.',
      ['3 March 2025'],
      ['12 April 2025'],
    ],
    [
      'a date in part',
      'It opens on 3 March 2025 at the pier.',
      'It opens on 4 March 2025 at the pier.',
      ['3'],
      ['4'],
    ],
    [
      'a quotation mostly altered is replaced as a whole',
      'The mayor said “we will do all that we can for the town” on Monday.',
      'The mayor said “nobody knows what will happen to the harbour now” on Monday.',
      ['we will do all that we can for the town'],
      ['nobody knows what will happen to the harbour now'],
    ],
    [
      'an altered word in a quotation is that word',
      'The mayor said “we will do all that we can for the town” on Monday.',
      'The mayor said “we will do all that we must for the town” on Monday.',
      ['can'],
      ['must'],
    ],
    [
      'a quotation that grew keeps what was said',
      'The mayor said “we will do all” on Monday.',
      'The mayor said “we will do all that we can, and more, for the town and its harbour” on Monday.',
      [],
      [' that we can, and more, for the town and its harbour'],
    ],
    [
      'two sentences that share common words only',
      'They met. A ferry ran on a rock in the fog and the crew was saved by a boat of the navy. It ended well.',
      'They met. Prices of bread in the city rose for the third time by a tenth, say figures of the bank. It ended well.',
      ['A ferry ran on a rock in the fog and the crew was saved by a boat of the navy'],
      ['Prices of bread in the city rose for the third time by a tenth, say figures of the bank'],
    ],
    ['Lao', 'ລາວເດີນທາງໄປວຽງຈັນ', 'ລາວເດີນທາງໄປປາກເຊ', ['ວຽງຈັນ'], ['ປາກເຊ']],
    [
      'Korean',
      '시장은 어제 서울에서 계획을 발표했다.',
      '시장은 오늘 서울에서 계획을 발표했다.',
      ['어제'],
      ['오늘'],
    ],
    ['Hindi', 'मंत्री सोमवार को दिल्ली पहुँचे।', 'मंत्री मंगलवार को दिल्ली पहुँचे।', ['सोमवार'], ['मंगलवार']],
    [
      'a mark is never cut from its letter',
      'The cafe\u0301 closed.',
      'The cafe closed.',
      ['cafe\u0301'],
      ['cafe'],
    ],
  ]
  test.each(cases)('%s', (_, before, after, deleted, inserted) => {
    const change = compare(contentOf([before]), contentOf([after]))
    expect(opsOf(change)).toEqual(['replaced'])
    expect(changedText(change)).toEqual([deleted, inserted])
  })

  test('an inserted sentence is one insertion that begins at its first word', () => {
    const before = 'The mayor spoke first. The mayor of Brindle then thanked all who had helped.'
    const after =
      'The mayor spoke first. The mayor wept. The mayor of Brindle then thanked all who had helped.'
    const [deleted, inserted] = changedText(compare(contentOf([before]), contentOf([after])))
    expect(deleted).toEqual([])
    expect(inserted).toEqual(['The mayor wept. '])
  })

  test('a coincidence between two large edits is not kept', () => {
    const before =
      'He came with friends from the old school of his village and stayed for a week in a hotel there.'
    const after = 'He came alone by train over Vienna and left at once for the coast in a hotel there.'
    const change = compare(contentOf([before]), contentOf([after]))
    const equal = change.hunks[0]?.edits[0]?.words.filter((run) => run.op === 'equal').map((run) => run.text)
    expect(equal).toEqual(['He came ', ' in a hotel there.'])
  })
})
