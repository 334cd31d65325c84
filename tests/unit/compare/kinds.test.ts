import { describe, expect, test } from 'vitest'

import type { Change, ChangeKind } from '../../../model/change.ts'
import type { Block, Content } from '../../../model/content.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { contentOf } from './content.ts'

const lead = 'Twelve people were rescued from the ferry near Brindle on Monday evening, the coast guard said.'
const figure = 'The repair of the pier will cost the town about 12 million euros over the next two years.'
const quote = 'Mayor Ada Quill said: “We will open the harbour again before the summer.” She gave no date.'
const plain = 'Divers looked at the hull for several hours and found a crack below the water line.'
const end = 'The company that runs the ferry did not answer questions about the last inspection.'
const article = [lead, figure, quote, plain, end]

function kindsOf(change: Change): ChangeKind[] {
  return change.kinds.map((finding) => finding.kind)
}

function edited(find: string, replace: string, fields: Partial<Content> = {}): Change {
  const blocks = article.map((text) => text.replace(find, replace))
  return compare(contentOf(article, fields), contentOf(blocks, fields))
}

function evidenceOf(change: Change, kind: ChangeKind): readonly string[] | undefined {
  return change.kinds.find((finding) => finding.kind === kind)?.evidence
}

function linked(url: string): Block {
  return { kind: 'paragraph', text: plain, links: [{ start: 0, end: 6, url }] }
}

function caption(text: string): Block {
  return { kind: 'caption', text }
}

function manyWords(prefix: string): string {
  return Array.from({ length: 80 }, (_, index) => `${prefix}${index}x`).join(' ')
}

function post(postId: string, ...texts: string[]): Block[] {
  return [
    { kind: 'post', text: `Post ${postId}`, postId },
    ...texts.map((text): Block => ({ kind: 'paragraph', text, postId })),
  ]
}

function untitledPosts(first: string, second: string): Block[] {
  const blocks = [...post(first, plain), ...post(second, end)]
  return blocks.map((block) => (block.kind === 'post' ? { ...block, text: 'A post' } : block))
}

describe('fields', () => {
  test('a headline alone is a change without a hunk', () => {
    const change = compare(contentOf(article), contentOf(article, { headline: 'Another headline' }))
    expect(change.hunks).toEqual([])
    expect(change.fields).toMatchObject([{ field: 'headline', from: 'A headline', to: 'Another headline' }])
    expect(kindsOf(change)).toEqual(['headline'])
    expect(change.significance).toBeGreaterThanOrEqual(0.4)
    expect(change.summary).toBe('headline changed')
  })

  test.each<[Partial<Content>, Partial<Content>, ChangeKind]>([
    [{ dek: 'Some words' }, { dek: 'Other words' }, 'dek'],
    [{ byline: ['Ada'] }, { byline: ['Ada', 'Bo'] }, 'byline'],
    [{ publishedAt: '2026-01-01T10:00:00Z' }, { publishedAt: '2026-01-02T10:00:00Z' }, 'publication-date'],
    [{ section: null }, { section: 'Politics' }, 'section'],
    [{ leadImage: 'https://example.org/a.jpg' }, { leadImage: 'https://example.org/b.jpg' }, 'image'],
    [{ headline: "It's on" }, { headline: 'It’s on' }, 'formatting'],
  ])('%o to %o', (from, to, kind) => {
    expect(kindsOf(compare(contentOf(article, from), contentOf(article, to)))).toEqual([kind])
  })
})

describe('cosmetic changes stay near 0', () => {
  test.each<[string, string, string, ChangeKind]>([
    [
      'quotation marks',
      '“We will open the harbour again before the summer.”',
      '"We will open the harbour again before the summer."',
      'formatting',
    ],
    ['a comma', 'several hours and', 'several hours, and', 'formatting'],
    ['spelling', 'several', 'sevaral', 'typo'],
    ['two letters swapped', 'crack', 'carck', 'typo'],
  ])('%s', (_, find, replace, kind) => {
    const change = edited(find, replace)
    expect(kindsOf(change)).toEqual([kind])
    expect(change.significance).toBeLessThanOrEqual(0.05)
  })

  test('a split alone', () => {
    const change = compare(
      contentOf([lead, `${figure} ${plain}`, end]),
      contentOf([lead, figure, plain, end]),
    )
    expect(kindsOf(change)).toEqual(['formatting'])
    expect(change.significance).toBeLessThanOrEqual(0.05)
  })

  test('a paragraph moved', () => {
    const change = compare(contentOf(article), contentOf([lead, plain, figure, quote, end]))
    expect(kindsOf(change)).toEqual(['move'])
    expect(change.significance).toBeLessThanOrEqual(0.1)
    expect(change.summary).toBe('1 paragraph moved')
  })
})

describe('changes of meaning count', () => {
  test.each<[string, string, string, ChangeKind]>([
    ['a figure', '12 million', '14 million', 'number'],
    ['a magnitude, though one letter', '12 million', '12 billion', 'number'],
    ['the lead', 'Twelve people were rescued', 'Nine people were saved', 'lead'],
    ['a quotation', 'open the harbour again before', 'close the harbour for good before', 'quote-altered'],
    ['a negation taken away', 'did not answer', 'did answer', 'negation'],
    ['a negation added', 'found a crack', 'never found a crack', 'negation'],
  ])('%s', (_, find, replace, kind) => {
    const change = edited(find, replace)
    expect(kindsOf(change)).toContain(kind)
    expect(kindsOf(change)).not.toContain('typo')
    expect(change.significance).toBeGreaterThan(0.3)
  })

  test.each([
    [
      'de',
      'Der Minister wird im Mai zurücktreten, sagte er.',
      'Der Minister wird im Mai nicht zurücktreten, sagte er.',
    ],
    ['fr', 'Le ministre a quitté la ville hier soir.', 'Le ministre n’a jamais quitté la ville hier soir.'],
    ['es', 'El ministro nunca salió de la ciudad ayer.', 'El ministro salió de la ciudad ayer.'],
    ['ru', 'Министр вчера вечером покинул город.', 'Министр вчера вечером не покинул город.'],
    ['ja', '市長は計画を認めた。', '市長は計画を認めなかった。'],
    ['he', 'השר הגיע אתמול לעיר הגדולה', 'השר לא הגיע אתמול לעיר הגדולה'],
    ['ar', 'وصل الوزير إلى المدينة مساء', 'لم يصل الوزير إلى المدينة مساء'],
  ])('a negation in %s', (language, before, after) => {
    for (const fields of [{ language }, { language: null }]) {
      const change = compare(contentOf([lead, before], fields), contentOf([lead, after], fields))
      expect(kindsOf(change)).toContain('negation')
    }
  })

  test('numbers are given old and new, and grouping is none', () => {
    expect(evidenceOf(edited('12 million', '14 million'), 'number')).toEqual(['12 million → 14 million'])
    expect(edited('12 million', '14 million').summary).toBe(
      'changed without a notice; 12 million → 14 million; 1 paragraph edited',
    )
    const grouped = compare(
      contentOf([`${plain} It took 1,200 days.`]),
      contentOf([`${plain} It took 1200 days.`]),
    )
    expect(kindsOf(grouped)).not.toContain('number')
  })

  test('a link', () => {
    const change = compare(
      contentOf([lead, linked('https://example.org/a')]),
      contentOf([lead, linked('https://example.org/b')]),
    )
    expect(kindsOf(change)).toEqual(['link'])
    expect(evidenceOf(change, 'link')).toEqual(['https://example.org/a → https://example.org/b'])
  })

  test('a caption', () => {
    const change = compare(
      contentOf([lead, caption('The ferry at the pier on Monday')]),
      contentOf([lead, caption('The ferry at sea on Sunday')]),
    )
    expect(kindsOf(change)).toContain('caption')
  })

  test('growth, shrink and rewrite', () => {
    const grown = compare(contentOf([lead, plain]), contentOf([lead, plain, end]))
    expect(kindsOf(grown)).toEqual(['growth'])
    expect(grown.summary).toBe('1 paragraph added')
    const shrunk = compare(contentOf([lead, plain, end]), contentOf([lead, plain]))
    expect(kindsOf(shrunk)).toEqual(['shrink'])
    expect(shrunk.significance).toBeGreaterThan(grown.significance)
    expect(kindsOf(compare(contentOf([manyWords('a')]), contentOf([manyWords('b')])))).toContain('rewrite')
  })

  test('a quotation that only stands in another paragraph is not a quotation changed', () => {
    const change = compare(contentOf([lead, plain, quote, end]), contentOf([lead, `${plain} ${quote}`, end]))
    expect(kindsOf(change)).not.toContain('quote-removed')
  })
})

describe('notices of correction', () => {
  test.each([
    ['en', 'Correction: an earlier version gave the wrong date.'],
    ['en', 'This article was amended on 3 May 2026 to correct a name.'],
    ['en', 'An earlier version of this article misstated the name of the ferry.'],
    ['en', "Editor's note: This story has been updated."],
    ['en', 'CORRECTION (May 3): The ferry is older than was said.'],
    ['de', 'Korrektur: In einer früheren Version stand ein falsches Datum.'],
    ['de', 'Anmerkung der Redaktion: Wir haben den Namen berichtigt.'],
    ['fr', 'Rectificatif : le nom du navire a été corrigé.'],
    ['es', 'Fe de errores: el nombre del barco era incorrecto.'],
    ['it', 'Una versione precedente di questo articolo riportava una data errata.'],
    ['pt', 'Erramos: uma versão anterior deste texto trazia o nome errado.'],
    ['nl', 'In een eerdere versie van dit artikel stond een verkeerde datum.'],
    ['he', 'תיקון: בגרסה קודמת של הכתבה הופיע תאריך שגוי.'],
    ['ru', 'Исправление: в предыдущей версии статьи была неверная дата.'],
    ['ar', 'تصحيح: ورد في نسخة سابقة من هذا المقال تاريخ خاطئ.'],
    ['ja', '訂正：当初の記事で日付に誤りがありました。'],
  ])('are found when added (%s)', (_, notice) => {
    for (const blocks of [
      [...article, notice],
      [notice, ...article],
      [...article.slice(0, -1), `${end} ${notice}`],
    ]) {
      const change = compare(contentOf(article), contentOf(blocks))
      expect(kindsOf(change)).toContain('correction-notice')
      expect(change.significance).toBeGreaterThan(0.4)
    }
  })

  test('are not found again in a text that had one, or taken away', () => {
    const notice = 'Correction: an earlier version of this article gave the wrong date for the launch.'
    const kept = compare(
      contentOf([...article, notice]),
      contentOf([...article, notice.replace('wrong date', 'wrong day')]),
    )
    expect(kindsOf(kept)).not.toContain('correction-notice')
    const gone = compare(contentOf([...article, notice]), contentOf(article))
    expect(kindsOf(gone)).not.toContain('correction-notice')
  })

  test.each([
    'The officers were sent to a correction facility.',
    'The version of this article of the treaty was signed in 1987.',
    'The court ordered a clarification from the ministry within a week.',
    'Die Korrektur der Prognose fiel größer aus als erwartet.',
  ])('are not seen in %s', (sentence) => {
    expect(kindsOf(compare(contentOf(article), contentOf([...article, sentence])))).not.toContain(
      'correction-notice',
    )
  })
})

describe('live blogs', () => {
  test('a new post is growth', () => {
    const change = compare(
      contentOf([lead, ...post('1', plain)]),
      contentOf([lead, ...post('2', end), ...post('1', plain)]),
    )
    expect(kindsOf(change)).toEqual(['growth', 'live-post-added'])
  })

  test('an old post edited and one deleted are told apart', () => {
    const from = contentOf([lead, ...post('2', plain), ...post('1', end)])
    const change = compare(from, contentOf([lead, ...post('2', plain.replace('a crack', 'no damage'))]))
    expect(kindsOf(change)).toEqual(expect.arrayContaining(['live-post-edited', 'live-post-deleted']))
    expect(evidenceOf(change, 'live-post-deleted')).toEqual([`Post 1 ${end}`])
    expect(change.significance).toBeGreaterThan(0.5)
  })

  test('posts whose ids alone changed are no news', () => {
    const change = compare(contentOf(untitledPosts('x', 'y')), contentOf(untitledPosts('v', 'w')))
    expect(change.kinds).toEqual([])
  })
})
