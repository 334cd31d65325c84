import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Archive } from '../../../archive/archive.ts'
import type { ArticleId } from '../../../model/ids.ts'
import { findings } from '../../support/findings.ts'
import { addArticle, derived, failed, look, minutes, notDerived, record } from '../../support/records.ts'
import type { OpenArchive } from '../archive.contract.ts'

/** What one look at an article gave. */
type Found =
  | { readonly type: 'page'; readonly state: string; readonly noise: number; readonly etag: boolean }
  | { readonly type: 'wall' | 'failure' | 'gone' | 'not-modified' }

const found: fc.Arbitrary<Found> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('page' as const),
      state: fc.constantFrom('A', 'B', 'C'),
      noise: fc.integer({ min: 0, max: 1 }),
      etag: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constantFrom('wall', 'failure', 'gone', 'not-modified' as const) }),
  },
)

/** The laws in a dozen lines: what the history must be, whatever the tables do. */
class Model {
  readonly versions: string[] = []
  readonly runs: { version: number; captures: number }[] = []
  #body = { bytes: '', good: false }
  #conditional = false

  see(what: Found): void {
    if (what.type === 'not-modified' && this.#conditional) this.#extend()
    if (what.type === 'wall') this.#body = { bytes: 'wall', good: false }
    if (what.type !== 'page') return
    const bytes = what.state + what.noise
    const again = this.#body.good && this.#body.bytes === bytes
    this.#body = { bytes, good: true }
    this.#conditional = what.etag
    if (!this.versions.includes(what.state)) this.versions.push(what.state)
    const version = this.versions.indexOf(what.state) + 1
    if (again || this.runs.at(-1)?.version === version) this.#extend()
    else this.runs.push({ version, captures: 1 })
  }

  #extend(): void {
    const run = this.runs.at(-1)
    if (run !== undefined) run.captures += 1
  }
}

async function see(archive: Archive, id: ArticleId, minute: number, what: Found): Promise<void> {
  const at = minutes(minute)
  const validators = { etag: what.type === 'page' && what.etag ? '"e"' : null, lastModified: null }
  switch (what.type) {
    case 'page':
      await look(archive, id, record(at, { text: what.state + what.noise, validators }), derived(what.state))
      break
    case 'wall':
      await look(archive, id, record(at, { text: 'wall' }), notDerived('http-blocked', 'blocked'))
      break
    case 'not-modified':
      await look(archive, id, record(at, { notModified: true }))
      break
    case 'failure':
    case 'gone':
      await look(archive, id, failed(at, what.type === 'gone' ? 'http-gone' : 'timeout'))
  }
}

export function historyProperties(open: OpenArchive): void {
  describe('properties', () => {
    test('whatever is found in whatever order, the history is that of the model and verifies', async () => {
      await using opened = await open()
      const { archive } = opened
      let articles = 0
      await fc.assert(
        fc.asyncProperty(fc.array(found, { minLength: 1, maxLength: 12 }), async (looks) => {
          articles += 1
          const id = await addArticle(archive, `https://news.example/${articles}`)
          const model = new Model()
          for (const [index, what] of looks.entries()) {
            await see(archive, id, 20 * (index + 1), what)
            model.see(what)
          }
          const runs = await archive.sightings(id)
          expect(runs.map(({ version, captures }) => ({ version, captures }))).toEqual(model.runs)
          const versions = await Promise.all(model.versions.map((_, index) => archive.version(id, index + 1)))
          expect(versions.map((version) => version?.content.blocks[0]?.text)).toEqual(model.versions)
          const steps = [...(await archive.changes(id)), ...(await archive.untoldChanges(id))]
          const changes = steps.toSorted((a, b) => a.ordinal - b.ordinal)
          expect(changes.map(({ from, to }) => [from, to])).toEqual(
            model.runs.slice(1).map(({ version }, index) => [model.runs[index]?.version, version]),
          )
          expect(await findings(archive, { articleId: id })).toEqual([])
        }),
        { numRuns: 25 },
      )
      expect(await findings(archive)).toEqual([])
    })
  })
}
