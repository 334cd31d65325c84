import type { IncomingMessage } from 'node:http'
import { gzipSync } from 'node:zlib'

import type { Desk, DeskArticle } from './desk.ts'
import { indexPage } from './indexes.ts'
import { drawNoise } from './noise.ts'
import type { HeadlineLink, Noise } from './noise.ts'
import { random } from './random.ts'
import { siteFiller } from './templates/filler.ts'
import { escaped } from './templates/page.ts'
import { windows1252 } from './windows-1252.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

export interface PagesOptions {
  readonly origin: string
  readonly seed: number
  readonly pageBytes: number
  readonly noise: boolean
}

/** Answers requests for a desk's articles as they stand at that moment. */
export function newsroomPages(desk: Desk, options: PagesOptions): (request: IncomingMessage) => Answer {
  const filler = siteFiller(options.seed, options.pageBytes * 6)
  const byPath = new Map(desk.articles.map((article) => [article.path, article]))
  let requests = 0

  function noiseFor(article: DeskArticle): Noise {
    const label = options.noise ? `request/${requests}` : `quiet/${article.story.index}`
    return drawNoise(random(`${options.seed}/${label}`), linksOf(desk.articles, article, options.noise))
  }

  function articlePage(article: DeskArticle, request: IncomingMessage): Answer {
    const { site, story, state, url } = article
    if (state.status !== 200) return notFound(state.status)
    const validators = validatorsOf(article)
    const headers = { 'content-type': site.contentType, 'cache-control': 'max-age=0', ...validators }
    if (isFresh(request, validators)) return { status: 304, headers, body: Buffer.alloc(0) }
    const targetBytes = Math.round(options.pageBytes * sizeFactor(options.seed, story.index))
    const html = site.render({
      origin: options.origin,
      url,
      story,
      state,
      noise: noiseFor(article),
      filler,
      targetBytes,
    })
    const body = site.charset === 'windows-1252' ? windows1252(html) : Buffer.from(html)
    return site.gzip ? compressed(request, { status: 200, headers, body }) : { status: 200, headers, body }
  }

  return (request) => {
    requests += 1
    const path = request.url ?? '/'
    const article = byPath.get(path)
    if (article !== undefined) return articlePage(article, request)
    const image = /^\/media\/(\d+)\.svg(?:\?|$)/.exec(path)
    if (image !== null) return picture(Number(image[1]))
    const index = indexPage(path, options.origin, standing(desk))
    if (index === null) return notFound(404)
    const body = Buffer.from(index.body)
    return compressed(request, { status: 200, headers: { 'content-type': index.contentType }, body })
  }
}

function standing(desk: Desk): readonly DeskArticle[] {
  return desk.articles
    .filter(({ state }) => state.status === 200)
    .toSorted((a, b) => b.story.publishedAt.getTime() - a.story.publishedAt.getTime())
}

/** Links to other articles in the same language; without noise with the headlines they began with. */
function linksOf(articles: readonly DeskArticle[], self: DeskArticle, noise: boolean): HeadlineLink[] {
  return articles
    .filter(({ story, site }) => story !== self.story && site.pack === self.site.pack)
    .map(({ path, state, story }) => ({ url: path, headline: (noise ? state : story.first).headline }))
}

/** Seven pages of ten are near the usual size, one of twenty is huge. */
function sizeFactor(seed: number, index: number): number {
  const draw = random(`${seed}/size/${index}`)
  const luck = draw.next()
  if (luck < 0.7) return 0.6 + draw.next() * 0.8
  return luck < 0.95 ? 1.4 + draw.next() * 1.1 : 3 + draw.next() * 2
}

/** Weak, because the noise differs: the same article, not the same bytes (RFC 9110 section 8.8.1). */
function validatorsOf({ site, story, states, state }: DeskArticle): Record<string, string> {
  const tag = { etag: `W/"${story.index.toString(36)}-${states.length}"` }
  const date = { 'last-modified': state.modifiedAt.toUTCString() }
  if (site.validators === 'both') return { ...tag, ...date }
  if (site.validators === 'etag') return tag
  return site.validators === 'last-modified' ? date : {}
}

/** RFC 9110 section 13.2.2: If-None-Match decides where it is given. */
function isFresh(request: IncomingMessage, validators: Readonly<Record<string, string>>): boolean {
  const { etag, 'last-modified': modified } = validators
  const tags = request.headers['if-none-match']
  if (etag !== undefined && tags !== undefined) return tags.split(/\s*,\s*/).includes(etag)
  const since = request.headers['if-modified-since']
  return (
    tags === undefined &&
    modified !== undefined &&
    since !== undefined &&
    Date.parse(modified) <= Date.parse(since)
  )
}

function compressed(request: IncomingMessage, answer: Answer): Answer {
  const accepted = request.headers['accept-encoding'] ?? ''
  if (!/\bgzip\b/.test(accepted)) return answer
  const headers = { ...answer.headers, 'content-encoding': 'gzip', vary: 'accept-encoding' }
  return { ...answer, headers, body: gzipSync(answer.body, { level: 1 }) }
}

function notFound(status: number): Answer {
  const words = status === 410 ? 'This article is gone' : 'Page not found'
  const body = `<!DOCTYPE html><html lang="en"><head><title>${words}</title></head><body><h1>${words}</h1><p>Perhaps the <a href="/">front page</a> helps.</p></body></html>`
  return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, body: Buffer.from(body) }
}

function picture(index: number): Answer {
  const hue = (index * 47) % 360
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 675"><rect width="1200" height="675" fill="hsl(${hue} 35% 75%)"/><path d="M0 ${420 + (index % 9) * 10} Q300 ${300 + (index % 7) * 15} 600 430 T1200 400 V675 H0Z" fill="hsl(${hue} 30% 45%)"/><circle cx="${200 + (index % 8) * 100}" cy="160" r="60" fill="hsl(${(hue + 40) % 360} 70% 85%)"/><text x="40" y="640" font-family="serif" font-size="28" fill="#fff">${escaped(`Photograph ${index}`)}</text></svg>`
  return { status: 200, headers: { 'content-type': 'image/svg+xml' }, body: Buffer.from(svg) }
}
