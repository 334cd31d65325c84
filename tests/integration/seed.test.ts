import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stet } from '../support/stet.ts'

/**
 * The kind of input that Stet was asked for: a live-blog entry as a scraper delivered it, with a tweet, and with
 * tracking scripts printed as text whose quotes a CMS has made curly. The prose of this one is our own.
 */
const entry = join(import.meta.dirname, '../fixtures/scraped-entry.txt')

test('a scraped live-blog entry becomes headline, paragraphs and the tweet as an embed, without one line of script', async () => {
  const { exitCode, stdout } = await stet(['clean', entry, '--json'])
  expect(exitCode).toBe(0)
  const { content, text } = JSON.parse(stdout) as {
    content: { headline: string; blocks: { kind: string; text: string; attribution?: string }[] }
    text: string
  }
  const source = readFileSync(entry, 'utf8').split('\n')
  expect(content.headline).toBe(source[0])
  expect(content.blocks.map((block) => block.kind)).toEqual([
    'paragraph',
    'paragraph',
    'paragraph',
    'embed',
    'paragraph',
    'paragraph',
  ])
  const paragraphs = content.blocks.filter((block) => block.kind === 'paragraph').map((block) => block.text)
  expect(paragraphs).toEqual([source[1], source[2], source[3], source[6], source[7]])
  expect(content.blocks[3]).toMatchObject({
    medium: 'post',
    text: expect.stringContaining('ferry will run again from Monday') as string,
    attribution: 'Harbour Board (@harbour_board)',
  })
  expect(text).not.toMatch(/function|fbq|document|createElement|getElementsByTagName|[{}]|https:\/\/connect/)
})
