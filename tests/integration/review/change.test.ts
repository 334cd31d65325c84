import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import type { TemporaryArchive } from '../../support/archive.ts'
import { textOfHtml } from '../../support/html-text.ts'
import { play, story } from '../../support/played.ts'
import { derived, look, minutes, record } from '../../support/records.ts'
import { reviewDeps } from '../../support/review.ts'
import { playSampleNewsroom } from '../../support/sample-newsroom.ts'
import type { SampleNewsroom } from '../../support/sample-newsroom.ts'

let house: TemporaryArchive
let newsroom: SampleNewsroom
let app: ReturnType<typeof reviewApp>

beforeAll(async () => {
  house = await temporaryArchive()
  newsroom = await playSampleNewsroom(house.archive)
  app = reviewApp(reviewDeps(house.archive))
})

afterAll(() => house?.[Symbol.asyncDispose]())

async function page(path: string): Promise<{ status: number; html: string; text: string }> {
  const answer = await app.request(path)
  const html = await answer.text()
  return { status: answer.status, html, text: textOfHtml(html) }
}

describe('a change', () => {
  test('marks what went and what came, in elements and in words', async () => {
    const { html, text } = await page(`/articles/${newsroom.ferry}/changes/1-2`)
    expect(html).toMatch(/<del>.*12.*<\/del>/)
    expect(html).toMatch(/<ins>.*14.*<\/ins>/)
    expect(text).toContain('[removed: 12][added: 14] hurt')
  })

  test('shows fields before the body', async () => {
    const { text } = await page(`/articles/${newsroom.ferry}/changes/1-2`)
    expect(text.indexOf('Headline Ferry halted')).toBeGreaterThan(-1)
    expect(text.indexOf('Headline Ferry halted')).toBeLessThan(text.indexOf('people were hurt'))
  })

  test('labels blocks that were split, and says where a moved one came from and went', async () => {
    const { html, text } = await page(`/articles/${newsroom.ferry}/changes/1-2`)
    expect(text).toContain('split into 2 # The fire was put out within an hour. The ship was towed')
    const arrival = /id="(edit-\d+)"[^]*?href="#(left-\d+)"[^>]*>from further down/.exec(html)
    expect(html).toContain(`id="${arrival?.[2]}"`)
    expect(html).toContain(`href="#edit-${arrival?.[2]?.slice('left-'.length)}"`)
    expect(text).toContain('moved further up ↑ Two smaller boats')
  })

  test('labels blocks that were merged', async () => {
    const { text } = await page(`/articles/${newsroom.ferry}/changes/2-1`)
    expect(text).toContain('merged from 2')
  })

  test('lists links that changed under unchanged words', async () => {
    const { text } = await page(`/articles/${newsroom.ferry}/changes/1-2`)
    expect(text).toContain('link: [added: “Outer Isles Lines” → https://outer-isles.example/statement]')
  })

  test('names its kinds with the words that made them so', async () => {
    const { text } = await page(`/articles/${newsroom.ferry}/changes/1-2`)
    expect(text).toMatch(/Kinds of change headline .*number 95 % sure .{0,40}→/)
  })

  test('folds unchanged paragraphs and keeps one of context', async () => {
    await using other = await temporaryArchive()
    const texts = Array.from({ length: 30 }, (_, index) => `Paragraph number ${index} stays as it is.`)
    const { ids } = await play(other.archive, { url: 'https://x.example/feed' }, [
      {
        url: 'https://x.example/a',
        looks: [
          { at: 1, content: story({ headline: 'x', blocks: texts }) },
          {
            at: 2,
            content: story({
              headline: 'x',
              blocks: texts.with(15, 'Something else entirely was written here.'),
            }),
          },
        ],
      },
    ])
    const answer = await reviewApp(reviewDeps(other.archive)).request(`/articles/${ids[0]}/changes/1-2`)
    const html = await answer.text()
    expect(textOfHtml(html).match(/\d+ unchanged paragraphs/g)).toEqual([
      '14 unchanged paragraphs',
      '13 unchanged paragraphs',
    ])
    const outside = textOfHtml(html.replaceAll(/<details[^]*?<\/details>/g, ''))
    // The one that went stands in the text, and beside the kinds as what was taken out.
    expect(new Set(outside.match(/Paragraph number \d+ stays/g))).toEqual(
      new Set([14, 15, 16].map((number) => `Paragraph number ${number} stays`)),
    )
  })

  test('stands side by side, each text whole', async () => {
    const { html } = await page(`/articles/${newsroom.ferry}/changes/1-2?view=side`)
    const [left, right] = await Promise.all([1, 2].map((n) => house.archive.version(newsroom.ferry, n)))
    const shown = textOfHtml(html).replaceAll(/\[(?:added|removed): |\]/g, '')
    for (const block of [...(left?.content.blocks ?? []), ...(right?.content.blocks ?? [])]) {
      expect(shown).toContain(block.text)
    }
  })

  test('is shown between any two versions, in either direction', async () => {
    const far = await page(`/articles/${newsroom.ferry}/changes/1-4`)
    expect(far.text).toContain(
      'Compared on request: in the record version 4 never followed version 1 directly.',
    )
    expect(far.text).toContain('Correction: an earlier version')
    const back = await page(`/articles/${newsroom.ferry}/changes/4-1`)
    expect(back.text).toContain('[removed: 14]')
  })

  test('of a version with itself is nothing', async () => {
    const { text } = await page(`/articles/${newsroom.ferry}/changes/2-2`)
    expect(text).toContain('The two versions read the same.')
  })

  test('leads to the changes before and after it', async () => {
    const { html } = await page(`/articles/${newsroom.ferry}/changes/2-3`)
    expect(html).toMatch(new RegExp(`rel="prev"\\s+href="/articles/${newsroom.ferry}/changes/1-2\\?at=2"`))
    expect(html).toMatch(new RegExp(`rel="next"\\s+href="/articles/${newsroom.ferry}/changes/3-4\\?at=4"`))
  })

  test('that happened again and again tells each time, and stays on the occasion asked for', async () => {
    const { html, text } = await page(`/articles/${newsroom.budget}/changes/1-2?at=4`)
    expect(text).toContain('The same change was seen 3 other times')
    expect(text).toContain('Changed on 1 November 2026 between 08:50 and 09:05 UTC')
    expect(html).toMatch(/rel="next"\s+href="[^"]+changes\/2-1\?at=5"/)
  })

  test('says when it was our reading that changed', async () => {
    await using other = await temporaryArchive()
    const { ids } = await play(other.archive, { url: 'https://x.example/feed' }, [
      { url: 'https://x.example/a', looks: [] },
    ])
    const [id] = ids
    if (id === undefined) throw new Error('no article')
    await look(other.archive, id, record(minutes(1), { text: 'one' }))
    const claim = await other.archive.claim(id, 'again', minutes(2))
    if (claim.outcome !== 'claimed') throw new Error(claim.outcome)
    await other.archive.rederiveHead(claim.claim, derived('one, read anew', 'cleaner-2'))
    const ofOther = reviewApp(reviewDeps(other.archive))
    const shown = await (await ofOther.request(`/articles/${id}/changes/1-2`)).text()
    expect(textOfHtml(shown)).toContain('this is no edit of the publisher’s')
    expect(textOfHtml(await (await ofOther.request('/')).text())).toContain('read anew by us, not edited')
  })
})
