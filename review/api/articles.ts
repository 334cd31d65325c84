import { compare } from '../../pipeline/compare/compare.ts'
import { presenceOf } from '../diff/presence.ts'
import type { Presence } from '../diff/presence.ts'
import { lookUp } from '../pages/look-up.ts'
import { found, knownSource, linkNext, phrasesOf } from './answer.ts'
import type { Api, ApiDeps } from './answer.ts'
import {
  articleJson,
  captureJson,
  fullChange,
  headJson,
  sightingJson,
  sourceJson,
  versionHeadJson,
  versionJson,
} from './json.ts'
import { limitDefault } from './parameters.ts'
import * as routes from './routes.ts'

/** A version and a capture never change; a day is long enough for whoever takes down what must go. */
const immutable = 'private, max-age=86400, immutable'

/** Articles with all that belongs to one, captures and sources. */
export function addArticleApi(api: Api, { archive }: ApiDeps): void {
  api.openapi(routes.listArticles, async (c) => {
    const { source, changedSince, cursor, limit = limitDefault } = c.req.valid('query')
    await knownSource(archive, source)
    const page = await archive.listArticles({
      ...(source !== undefined && { sourceId: source }),
      ...(changedSince !== undefined && { changedSince }),
      ...(cursor !== undefined && { cursor }),
      limit,
    })
    linkNext(c, 'cursor', page.cursor)
    return c.json({ items: page.items.map(articleJson), cursor: page.cursor }, 200)
  })
  api.openapi(routes.lookUpArticle, async (c) => {
    const result = await lookUp(archive, c.req.valid('query').url)
    const article = result.outcome === 'found' ? await archive.findArticle(result.id) : null
    return c.json(articleJson(found(article, 'article-unknown')), 200)
  })
  api.openapi(routes.getArticle, async (c) => {
    const article = await archive.findArticle(c.req.valid('param').article)
    return c.json(articleJson(found(article, 'article-unknown')), 200)
  })
  addHistoryApi(api, { archive })
  addCaptureApi(api, { archive })
  api.openapi(routes.listSources, async (c) => {
    const sources = await archive.listSources()
    return c.json({ items: sources.map(sourceJson) }, 200)
  })
  api.openapi(routes.getSource, async (c) => {
    const source = await archive.findSource(c.req.valid('param').source)
    return c.json(sourceJson(found(source, 'source-unknown')), 200)
  })
  api.openapi(routes.searchArticles, async (c) => {
    const { q, in: place = 'versions', source, cursor, limit = limitDefault } = c.req.valid('query')
    await knownSource(archive, source)
    const phrases = phrasesOf(q)
    const page = await archive.searchArticles({
      phrases,
      in: place,
      ...(source !== undefined && { sourceId: source }),
      ...(cursor !== undefined && { cursor }),
      limit,
    })
    const items = await Promise.all(
      page.items.map(async ({ article, version, matching }) => ({
        article: articleJson(article),
        version,
        matching,
        stood: presenceOf(await archive.phrasePresence(article.id, phrases)).map(stretchJson),
      })),
    )
    linkNext(c, 'cursor', page.cursor)
    return c.json({ items, cursor: page.cursor }, 200)
  })
}

function addHistoryApi(api: Api, { archive }: ApiDeps): void {
  api.openapi(routes.listSightings, async (c) => {
    const { article } = c.req.valid('param')
    const { after = 0, limit = limitDefault } = c.req.valid('query')
    found(await archive.findArticle(article), 'article-unknown')
    const rows = await archive.sightings(article, { after, limit: limit + 1 })
    const items = rows.slice(0, limit).map((each, index) => sightingJson(each, after + index + 1))
    const next = rows.length > limit ? after + limit : null
    linkNext(c, 'after', next)
    return c.json({ items, next }, 200)
  })
  api.openapi(routes.listVersions, async (c) => {
    const { article } = c.req.valid('param')
    const { after = 0, limit = limitDefault } = c.req.valid('query')
    found(await archive.findArticle(article), 'article-unknown')
    const rows = await archive.versions(article, { after, limit: limit + 1 })
    const items = rows.slice(0, limit).map(versionHeadJson)
    const next = rows.length > limit ? (items.at(-1)?.number ?? null) : null
    linkNext(c, 'after', next)
    return c.json({ items, next }, 200)
  })
  api.openapi(routes.getVersion, async (c) => {
    const { article, version } = c.req.valid('param')
    const body = versionJson(found(await archive.version(article, version), 'version-unknown'))
    c.header('Cache-Control', immutable)
    return c.json(body, 200)
  })
  api.openapi(routes.compareVersions, async (c) => {
    const { article } = c.req.valid('param')
    const { from, to } = c.req.valid('query')
    const [old, young, occasions] = await Promise.all([
      archive.version(article, from),
      archive.version(article, to),
      archive.occasions(article, from, to),
    ])
    const [before, after] = [found(old, 'version-unknown'), found(young, 'version-unknown')]
    const occasion = occasions.at(-1)
    const recorded = occasion === undefined ? null : await archive.recordedChange(article, occasion.ordinal)
    const change = recorded?.change ?? compare(before.content, after.content)
    return c.json(
      {
        articleId: article,
        from,
        to,
        recorded: recorded === null ? null : headJson(recorded),
        change: fullChange(change),
      },
      200,
    )
  })
}

function addCaptureApi(api: Api, { archive }: ApiDeps): void {
  api.openapi(routes.listCaptures, async (c) => {
    const { article } = c.req.valid('param')
    const { after, limit = limitDefault } = c.req.valid('query')
    found(await archive.findArticle(article), 'article-unknown')
    const page = await archive.captures(article, { ...(after !== undefined && { after }), limit })
    const next = page.cursor === null ? null : (page.items.at(-1)?.id ?? null)
    linkNext(c, 'after', next)
    return c.json({ items: page.items.map(captureJson), next }, 200)
  })
  api.openapi(routes.getCapture, async (c) => {
    const capture = await archive.capture(c.req.valid('param').capture)
    return c.json(captureJson(found(capture, 'capture-unknown')), 200)
  })
}

function stretchJson({ appeared, firstSeenAt, vanished, lastSeenAt }: Presence) {
  return {
    appeared: endingJson(appeared),
    firstSeenAt: firstSeenAt.toISOString(),
    vanished: endingJson(vanished),
    lastSeenAt: lastSeenAt.toISOString(),
  }
}

function endingJson(ending: Presence['appeared']): { version: number; between: [string, string] } | null {
  if (ending === null) return null
  const [after, by] = ending.between
  return { version: ending.version, between: [after.toISOString(), by.toISOString()] }
}
