import type { ChangeQuery } from '../../archive/archive.ts'
import { OperationalError } from '../../model/errors.ts'
import { found, knownSource, linkNext, phrasesOf } from './answer.ts'
import type { Api, ApiDeps } from './answer.ts'
import { headJson, recordedJson } from './json.ts'
import { limitDefault } from './parameters.ts'
import type { ChangeParameters } from './parameters.ts'
import { getChange, listChanges } from './routes.ts'

/** Changes: lists for people, and all of them in order for programs that must not miss one. */
export function addChangeApi(api: Api, { archive }: ApiDeps): void {
  api.openapi(listChanges, async (c) => {
    const query = c.req.valid('query')
    const { include, limit = limitDefault } = query
    if (query.after !== undefined) {
      refuseFilters(query)
      const changes = await archive.changesAfter(query.after, limit)
      // Read after the changes, so that nobody honest is ever ahead of it.
      const latest = await archive.lastChange()
      if (query.after > latest) throw ahead(query.after, latest)
      const next = changes.at(-1)?.id ?? query.after
      linkNext(c, 'after', next < latest ? next : null)
      const items = changes.map(include === 'change' ? recordedJson : headJson)
      return c.json({ items, cursor: null, next, latest }, 200)
    }
    await knownSource(archive, query.source)
    if (query.article !== undefined) found(await archive.findArticle(query.article), 'article-unknown')
    const latest = await archive.lastChange()
    const asked = { ...queryOf(query), limit }
    const page =
      include === 'change' ? await withChanges(archive, asked) : await withoutChanges(archive, asked)
    linkNext(c, 'cursor', page.cursor)
    return c.json({ ...page, next: null, latest }, 200)
  })
  api.openapi(getChange, async (c) => {
    const { change: id } = c.req.valid('param')
    const [change] = await archive.changesAfter(id - 1, 1)
    return c.json(recordedJson(found(change?.id === id ? change : null, 'change-unknown')), 200)
  })
}

async function withChanges(archive: ApiDeps['archive'], query: ChangeQuery) {
  const { items, cursor } = await archive.recentChanges(query)
  return { items: items.map(recordedJson), cursor }
}

async function withoutChanges(archive: ApiDeps['archive'], query: ChangeQuery) {
  const { items, cursor } = await archive.changeHeads(query)
  return { items: items.map(headJson), cursor }
}

/** This archive has never given out that number: it is another one, or was restored to an earlier state. */
function ahead(after: number, latest: number): OperationalError {
  return new OperationalError(
    'usage',
    `\`after\` is ${after}, and the newest change is ${latest}: the archive is not the one that gave this number. Begin again with \`after=0\`.`,
  )
}

/** With a filter the numbers would have gaps, and nobody could tell what is missing. */
function refuseFilters({
  after: _after,
  include: _include,
  limit: _limit,
  ...filters
}: ChangeParameters): void {
  const given = Object.entries(filters).filter(([, value]) => value !== undefined)
  if (given.length === 0) return
  const names = given.map(([name]) => `\`${name}\``).join(', ')
  throw new OperationalError(
    'usage',
    `\`after\` gives all changes in order and goes with no filter, such as ${names}.`,
  )
}

function queryOf(query: ChangeParameters): Omit<ChangeQuery, 'limit'> {
  const { source, article, kind, min, cause, language, section, author, since, until, order, cursor } = query
  return {
    withoutNoise: query.noise !== 'true',
    ...(source !== undefined && { sourceId: source }),
    ...(article !== undefined && { articleId: article }),
    ...(kind !== undefined && { kinds: kind }),
    ...(min !== undefined && { significanceMin: min }),
    ...(cause !== undefined && { cause }),
    ...(language !== undefined && { language }),
    ...(section !== undefined && { section }),
    ...(author !== undefined && { author }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(order !== undefined && { order }),
    ...(cursor !== undefined && { cursor }),
    ...wordsOf(query),
  }
}

function wordsOf({ added, removed }: ChangeParameters): Pick<ChangeQuery, 'words'> {
  if (added !== undefined && removed !== undefined) {
    throw new OperationalError('usage', '`added` and `removed` exclude each other.')
  }
  if (added !== undefined) return { words: { in: 'added', phrases: phrasesOf(added) } }
  return removed === undefined ? {} : { words: { in: 'removed', phrases: phrasesOf(removed) } }
}
