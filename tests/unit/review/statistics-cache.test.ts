import { describe, expect, test } from 'vitest'
import type { ChangeStatistics, StatisticsQuery } from '../../../archive/archive.ts'
import type { SourceId } from '../../../model/ids.ts'
import { limits } from '../../../model/limits.ts'
import { statisticsCache } from '../../../review/statistics-cache.ts'
import { asId, minutes } from '../../support/records.ts'

const none = { count: 0, medianMs: null, p90Ms: null }
const statistics: ChangeStatistics = {
  totals: { changes: 0, telling: 0, returned: 0, silent: 0, declared: 0, articles: 0, reprocessing: 0 },
  kinds: [],
  hours: [],
  sources: [],
  articles: [],
  firstChange: none,
  corrections: { silent: { version: none, article: none }, declared: { version: none, article: none } },
}

/** What was asked of the archive, which fails as often as it is told to. */
function counting({ failures = 0 } = {}) {
  const asked: StatisticsQuery[] = []
  const clock = { now: minutes(0) }
  const count = statisticsCache(
    {
      changeStatistics: (query) => {
        asked.push(query)
        return asked.length > failures ? Promise.resolve(statistics) : Promise.reject(new Error('down'))
      },
    },
    () => clock.now,
  )
  return { asked, clock, count }
}

describe('counted statistics', () => {
  test('are counted once by many who ask at once, and anew when they are old', async () => {
    const { asked, clock, count } = counting()
    await Promise.all(Array.from({ length: 20 }, () => count({ lengthMs: null })))
    expect(asked).toHaveLength(1)
    clock.now = new Date(minutes(0).getTime() + limits.statisticsAgeMsMax)
    expect((await count({ lengthMs: null })).at).toEqual(clock.now)
    expect(asked).toHaveLength(2)
    // A clock that was set back keeps no figures for the future.
    clock.now = minutes(-60)
    await count({ lengthMs: null })
    expect(asked).toHaveLength(3)
  })

  test('are of the span and the source that were asked for', async () => {
    const { asked, count } = counting()
    await count({ lengthMs: 60_000 })
    await count({ lengthMs: null, sourceId: asId<SourceId>(7) })
    await count({ lengthMs: null, sourceId: asId<SourceId>(8) })
    expect(asked.map(({ since, sourceId }) => [since, sourceId])).toEqual([
      [minutes(-1), undefined],
      [undefined, 7],
      [undefined, 8],
    ])
  })

  test('that could not be had are asked for again', async () => {
    const { asked, count } = counting({ failures: 1 })
    await expect(count({ lengthMs: null })).rejects.toThrow('down')
    expect((await count({ lengthMs: null })).statistics).toBe(statistics)
    expect(asked).toHaveLength(2)
  })

  test('of more sources than are kept forget the oldest', async () => {
    const { asked, count } = counting()
    const ask = (id: number) => count({ lengthMs: null, sourceId: asId<SourceId>(id) })
    for (let id = 0; id <= limits.statisticsKeptMax; id += 1) await ask(id)
    await ask(limits.statisticsKeptMax)
    expect(asked).toHaveLength(limits.statisticsKeptMax + 1)
    await ask(0)
    expect(asked).toHaveLength(limits.statisticsKeptMax + 2)
  })
})
