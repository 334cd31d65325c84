import { expect, test } from 'vitest'
import { limits } from '../../model/limits.ts'
import { urlKey } from '../../pipeline/discover/url-key.ts'
import { openTemporary } from '../support/archive.ts'
import { followArticle } from '../support/follow.ts'
import { startTestServer } from '../support/postgres.ts'
import { claimed } from '../support/records.ts'
import { articlePage, paragraph, startSite } from '../support/site.ts'
import { stet } from '../support/stet.ts'

test(
  'an article that was set aside says why everywhere, and what to do; stet check tries again',
  { timeout: 90_000 },
  async () => {
    await using site = await startSite({
      '/story': { body: articlePage('Closed', [1, 2, 3].map(paragraph)) },
    })
    await using database = await startTestServer()
    const url = `${site.origin}/story`
    {
      await using opened = await openTemporary({ connectionString: database.url }, { keyOf: urlKey })
      const { id } = await followArticle(opened.archive, url)
      for (let count = 0; count < limits.claimsWithoutCommitMax; count += 1) {
        const claim = await claimed(opened.archive, id, 'manual-x', new Date())
        await opened.archive.release(claim, 'a defect\u0007 of the cleaner')
      }
      expect(await opened.archive.claim(id, 'manual-x', new Date())).toMatchObject({ outcome: 'quarantined' })
    }
    const env = {
      DATABASE_URL: database.url,
      FETCH_ALLOW_ADDRESSES: new URL(site.origin).host,
      LOG_LEVEL: 'error',
    }
    const why = /5 attempts in a row to capture it came to no end; the last: a defect.? of the cleaner/

    const listed = await stet(['articles'], { env })
    expect(listed.stdout).toMatch(why)
    expect(listed.stdout).not.toContain('\u0007')
    const history = await stet(['history', url], { env })
    expect(history.stdout).toMatch(why)
    expect(history.stdout).toContain(`Try again with: stet check ${url}`)
    const json = await stet(['history', url, '--json'], { env })
    expect(JSON.parse(json.stdout)).toMatchObject({ article: { status: 'quarantined', captures: 1 } })

    const checked = await stet(['check', url], { env })
    expect(checked).toMatchObject({ exitCode: 0, stdout: `${url}: version 1\n` })
    expect(checked.stderr).toMatch(why)
    expect((await stet(['history', url], { env })).stdout).not.toMatch(why)
    expect((await stet(['verify'], { env })).stdout).toContain('Everything holds')
  },
)
