import { describe, expect, test } from 'vitest'
import { reviewApp } from '../../../review/app.ts'
import { temporaryArchive } from '../../support/archive.ts'
import { play, story } from '../../support/played.ts'
import { reviewDeps } from '../../support/review.ts'

describe('the drawing of a history', () => {
  test('shows the days that are asked for, and leads back to the whole life', async () => {
    const days = 20
    await using other = await temporaryArchive()
    const looks = Array.from({ length: days }, (_, index) => ({
      at: index * 24 * 60 + 1,
      content: story({ headline: 'H', blocks: [`It is day ${index}.`] }),
    }))
    const { ids } = await play(other.archive, { url: 'https://news.example/feed' }, [
      { url: 'https://news.example/a', looks },
    ])
    const app = reviewApp(reviewDeps(other.archive))
    const marks = async (query: string) => {
      const html = await (await app.request(`/articles/${ids[0]}${query}`)).text()
      return [
        (html.match(/<line class="stem up"/g) ?? []).length,
        /<details class="fold"\s+open>\s*<summary>Other days/.test(html),
      ]
    }
    const [all] = await marks('')
    const [some, isOpen] = await marks('?from=2026-11-05&to=2026-11-07')
    expect(all).toBeGreaterThan(10)
    // Three days, and the change that happened between the last and the day after.
    expect([some, isOpen]).toEqual([4, true])
    expect(await marks('?from=2027-01-01')).toEqual([all, false])
    expect(await marks('?from=yesterday')).toEqual([all, false])
  })
})
