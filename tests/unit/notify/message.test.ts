import { assert, property, string } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { messageFormats } from '../../../model/subscription.ts'
import type { MessageFormat } from '../../../model/subscription.ts'
import { compare } from '../../../pipeline/compare/compare.ts'
import { messageBody } from '../../../pipeline/notify/message.ts'
import { checkTemplate, templateNames } from '../../../pipeline/notify/template.ts'
import type { ToldChange } from '../../../pipeline/notify/told-change.ts'
import { story } from '../../support/played.ts'
import { minutes } from '../../support/records.ts'
import { xssVectors } from '../../support/xss-vectors.ts'

function told(
  given: Partial<ToldChange> = {},
  from = 'It cost 12 crowns.',
  to = 'It cost 14 crowns.',
): ToldChange {
  const content = (text: string) => story({ headline: 'Ferry', blocks: [text] })
  return {
    id: 7,
    articleId: 3,
    articleUrl: 'https://news.example/ferry',
    headline: 'Ferry to cost more',
    from: 1,
    to: 2,
    returned: false,
    changedBetween: [minutes(842), minutes(857)],
    change: compare(content(from), content(to)),
    source: { id: 1, title: 'The News', url: 'https://news.example/feed' },
    links: {
      change: 'https://stet.example/articles/3/changes/1-2',
      article: 'https://stet.example/articles/3',
      api: 'https://stet.example/api/v1/articles/3/compare?from=1&to=2',
    },
    ...given,
  }
}

function textOf(format: MessageFormat, template: string | null, change: ToldChange): string {
  const { body } = messageBody(format, template, change)
  if (format === 'text') return body
  const json: unknown = JSON.parse(body)
  const found = typeof json === 'object' && json !== null ? Object.values(json)[0] : null
  return typeof found === 'string' ? found : ''
}

describe('a message', () => {
  test('says what, where and when', () => {
    expect(textOf('text', null, told())).toBe(
      `Ferry to cost more
${told().change.summary}
The News, between 1 November 2026, 14:02 and 14:17 UTC
https://stet.example/articles/3/changes/1-2`,
    )
  })

  test('says what a template asks for', () => {
    const template = '{kinds}: "{before}" is now "{after}" ({article})'
    expect(textOf('text', template, told())).toBe(
      `${told()
        .change.kinds.map(({ kind }) => kind)
        .join(', ')}: "It cost 12 crowns." is now "It cost 14 crowns." (https://news.example/ferry)`,
    )
  })

  test.each([
    ['slack', { text: '*A &lt;!channel&gt; &amp; B*' }],
    ['discord', { content: '*A <!channel> & B*', allowed_mentions: { parse: [] } }],
    ['mastodon', { status: '*A <!channel> & B*' }],
  ] as const)('has the shape of %s, and calls nobody', (format, expected) => {
    const change = told({ headline: 'A <!channel> & B' })
    expect(JSON.parse(messageBody(format, '*{headline}*', change).body)).toEqual(expected)
  })

  test('mentions nobody on Mastodon, and leaves addresses alone', () => {
    const change = told({ headline: 'Write to @anna', articleUrl: 'https://news.example/@anna/1' })
    expect(textOf('mastodon', '{headline} {article}', change)).toBe(
      'Write to @\u200banna https://news.example/@anna/1',
    )
  })

  test.each([
    ['mastodon', 500],
    ['discord', 2_000],
    ['slack', 3_000],
  ] as const)('for %s has at most %i characters and a whole address', (format, lengthMax) => {
    const long = told({ headline: '橋が閉鎖 '.repeat(2_000) }, 'a b c. '.repeat(900), 'd e f. '.repeat(900))
    const text = textOf(format, '{headline} {before} {after}\n{url}', long)
    expect(text.length).toBeLessThanOrEqual(lengthMax)
    expect(text.length).toBeGreaterThan(lengthMax * 0.9)
    expect(text.endsWith('\nhttps://stet.example/articles/3/changes/1-2')).toBe(true)
  })

  test('is bounded whatever the texts are, and ends', () => {
    assert(
      property(
        string({ unit: 'binary', maxLength: 3_000 }),
        string({ maxLength: 600 }),
        (headline, template) => {
          const change = told({ headline })
          expect(textOf('mastodon', `${template}{headline}`, change).length).toBeLessThanOrEqual(500)
        },
      ),
      { numRuns: 200 },
    )
  })

  test('of the standard stays below 20 KB and says what it leaves out', () => {
    const from = Array.from(
      { length: 60 },
      (_, index) => `Sentence ${index} says that ${'word '.repeat(300)}.`,
    ).join(' ')
    const to = from.replaceAll('says', 'denies')
    const { body } = messageBody('standard', null, told({}, from, to))
    expect(Buffer.byteLength(body)).toBeLessThan(20_000)
    const json: unknown = JSON.parse(body)
    expect(json).toMatchObject({ data: { edits: expect.any(Array), editsOmitted: expect.any(Number) } })
  })

  test('carries no HTML: what a publisher sent is text in JSON, in one line', () => {
    for (const vector of xssVectors()) {
      const change = told({ headline: vector }, `Was ${vector}.`, `Is ${vector}.`)
      for (const format of messageFormats) {
        const { contentType, body } = messageBody(format, '{headline} {before} {after}', change)
        expect(contentType).toBe(format === 'text' ? 'text/plain; charset=utf-8' : 'application/json')
        // oxlint-disable-next-line no-control-regex -- control characters are what must not be there
        expect(body).not.toMatch(/[\u0000-\u001f\u007f]/)
        expect(format === 'slack' && /[<>]/.test(body)).toBe(false)
      }
    }
  })
})

describe('a template', () => {
  test('may name what there is', () => {
    const all = Object.keys(templateNames).map((name) => `{${name}}`)
    expect(() => checkTemplate(all.join(' '))).not.toThrow()
    expect(textOf('text', all.join(' '), told())).not.toContain('{')
  })

  test.each(['{author}', '{headlines}', 'x'.repeat(2_001)])('%s is refused', (template) => {
    expect(() => checkTemplate(template)).toThrow(expect.objectContaining({ code: 'usage' }))
  })
})
