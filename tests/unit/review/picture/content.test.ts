import { describe, expect, test } from 'vitest'
import { limits } from '../../../../model/limits.ts'
import { compare } from '../../../../pipeline/compare/compare.ts'
import { altText } from '../../../../review/picture/alt-text.ts'
import { pictureContent } from '../../../../review/picture/content.ts'
import type { PictureContent } from '../../../../review/picture/content.ts'
import { story } from '../../../support/played.ts'

const frame = {
  source: 'The Coast Courier',
  headline: 'Ferry halted',
  language: 'en',
  versions: 'Version 1 → version 2',
  when: 'changed on 1 November 2026 between 14:02 and 14:17 UTC',
  caveat: null,
  permalink: 'https://stet.example/articles/12/changes/1-2',
}

type Story = Parameters<typeof story>[0]

function contentOf(old: Story, young: Story, given: Partial<typeof frame> = {}): PictureContent {
  return pictureContent(compare(story(old), story(young)), {
    ...frame,
    headline: young.headline ?? frame.headline,
    ...given,
  })
}

function saying(blocks: readonly string[], after: readonly string[]): PictureContent {
  return contentOf({ headline: 'x', blocks }, { headline: 'x', blocks: after })
}

describe('the alternative text', () => {
  test('says what the picture shows: whence, what, when, which words, and where it stands', () => {
    const content = contentOf(
      { headline: 'Ferry halted, 12 hurt', blocks: ['Twelve people were hurt on Sunday.'] },
      { headline: 'Ferry halted, 14 hurt', blocks: ['Fourteen people were hurt on Sunday.'] },
    )
    expect(altText(content).split('\n')).toEqual([
      'A change that Stet recorded.',
      'The Coast Courier',
      'Ferry halted, [removed: 12][added: 14] hurt',
      'Version 1 → version 2, changed on 1 November 2026 between 14:02 and 14:17 UTC.',
      'Text edited:',
      '[removed: Twelve][added: Fourteen] people were hurt on Sunday.',
      'https://stet.example/articles/12/changes/1-2',
    ])
  })

  test('lets no mark of ours turn an Arabic line around', () => {
    const content = contentOf(
      { headline: 'افتتاح المترو', blocks: ['تكلفة المشروع 12 مليار دولار'] },
      { headline: 'تأجيل المترو', blocks: ['تكلفة المشروع 14 مليار دولار'] },
      { source: 'أخبار المدينة' },
    )
    const lines = altText(content).split('\n')
    expect(lines[1]).toBe('\u200Fأخبار المدينة')
    expect(lines[2]).toMatch(/^\u200F\[removed: /)
    expect(lines[5]).toBe('\u200Fتكلفة المشروع [removed: 12][added: 14] مليار دولار')
  })

  test('leaves hostile text a text, without controls and without marks that turn it around', () => {
    const hostile = '<script>alert(1)</script> \u0000\u0007 evil\u202Egnp.exe\u202C \uD800 " onload="x'
    const text = altText(saying(['kept'], ['kept', hostile]))
    expect(text).toContain('<script>alert(1)</script>')
    expect(text).toContain('evilgnp.exe')
    // oxlint-disable-next-line no-control-regex -- controls are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]/)
    expect(text.isWellFormed()).toBe(true)
  })

  test('says that no words changed where only a block moved', () => {
    const [a, b] = ['The first of two paragraphs here.', 'Another one, which stands below it.']
    const text = altText(saying([a, b, 'The end of it.'], [b, a, 'The end of it.']))
    expect(text).toContain('\nNo words changed.\n1 edit\n')
  })
})

describe('what a picture quotes', () => {
  test('of a paragraph of 50,000 words is some lines, and the number of all others', () => {
    const content = saying(['kept'], ['kept', `It was ${'very '.repeat(50_000)}long.`])
    const text = altText(content)
    expect(text.length).toBeLessThan(2_000)
    const [, left] = /\[… ([\d,]+) more words\]/.exec(text) ?? []
    const shown = (content.passages[0]?.runs[0]?.text ?? '').trim().split(' ').length
    expect(Number(left?.replaceAll(',', '')) + shown).toBe(50_003)
  })

  test('of text without spaces is counted in characters', () => {
    const text = altText(saying(['据え置き'], ['据え置き', '橋が開通した。'.repeat(2_000)]))
    expect(text.length).toBeLessThan(1_000)
    expect(text).toMatch(/\[… 13,\d\d\d more characters\]/)
  })

  test('is the telling edits, in the order of the text, and how many more there are', () => {
    const lines = Array.from(
      { length: 12 },
      (_, index) => `Paragraph ${index} says one thing or another here.`,
    )
    const edited = lines.map((line) => line.replace('one thing', 'some things'))
    const before = lines.with(9, 'The fire killed 12 people on board, the coastguard said.')
    const after = edited.with(9, 'The fire killed 14 people on board, the coastguard said.')
    const content = saying(before, after)
    expect(content.passages).toHaveLength(limits.picturePassagesMax)
    expect(content.more).toBe(12 - limits.picturePassagesMax)
    const quoted = content.passages.map(({ runs }) => runs.map(({ text }) => text).join(''))
    expect(quoted.at(-1)).toContain('The fire killed 1214 people')
    expect(altText(content)).toContain('\n… 8 more edits\n')
  })

  test('keeps some words around what changed, and says that there are others', () => {
    const lead = 'word '.repeat(100)
    const trail = ' other'.repeat(100)
    const [passage] = saying([`${lead}old${trail}`], [`${lead}new${trail}`]).passages
    const runs = passage?.runs ?? []
    expect(runs[0]).toEqual({ op: 'note', text: '… ' })
    expect(runs.at(-1)).toEqual({ op: 'note', text: ' …' })
    expect(runs.filter(({ op }) => op === 'deleted').map(({ text }) => text)).toEqual(['old'])
    expect(runs.map(({ text }) => text).join('').length).toBeLessThan(200)
  })

  test('is no paragraph that was only parted in two, which counts as one more edit', () => {
    const [a, b] = ['The fire was put out within an hour.', 'The ship was towed to Nordhamn.']
    const content = saying([`${a} ${b}`], [a, b, 'The cause is not known.'])
    expect(content.passages.map(({ label }) => label)).toEqual(['Text added'])
    expect(content.more).toBe(1)
    const edited = saying([`${a} ${b} It sank.`], [a, `${b} It floats.`])
    expect(altText(edited)).toContain('within an hour. ¶ The ship was towed to Nordhamn. It [removed: sank]')
  })

  test('puts the change of a headline into the headline, and does not say it twice', () => {
    const content = contentOf({ headline: 'Old words' }, { headline: 'New words' })
    expect(content.headline).toContainEqual({ op: 'deleted', text: 'Old' })
    expect(content.passages).toEqual([])
    expect(content.more).toBe(0)
  })
})
