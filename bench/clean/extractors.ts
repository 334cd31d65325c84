import { Readability } from '@mozilla/readability'
import { Defuddle } from 'defuddle/node'
import { Parser, parseDocument } from 'htmlparser2'
import { parseHTML } from 'linkedom'
import { readFileSync } from 'node:fs'
import { bodyText } from '../../model/content.ts'
import { decodeText } from '../../pipeline/charset.ts'
import { cleanWith } from '../../pipeline/clean/clean.ts'
import { scorerOf, type Scorer, type ScorerData } from '../../pipeline/clean/body/scorer.ts'
import { shippedScorer } from '../../pipeline/clean/body/shipped-scorer.ts'
import { partOfHost } from '../../training/learn.ts'
import type { TruePage } from '../../training/pages.ts'

/** What an extractor makes of a page. */
export interface Extract {
  readonly text: string
  readonly headline: string
  readonly authors: readonly string[]
  readonly date: string
}

export type Extractor = (page: TruePage) => Promise<Extract> | Extract

/** By name. `scorers` are files of scorers trained out of fold, one a fold; without them the shipped one is measured. */
export function extractorNamed(name: string, scorers: readonly string[]): Extractor {
  if (name === 'stet') return stet(scorers)
  if (name === 'readability') return readability
  if (name === 'defuddle') return defuddle
  if (name === 'dom') return domOnly
  throw new Error(`No extractor is named ${name}.`)
}

function stet(files: readonly string[]): Extractor {
  const scorers = files.map((file): Scorer => scorerOf(JSON.parse(readFileSync(file, 'utf8')) as ScorerData))
  return (page) => {
    const scorer = scorers[partOfHost(page.host, scorers.length)] ?? shippedScorer
    const input = {
      body: page.body,
      mediaType: 'text/html',
      charset: null,
      url: page.url === '' ? null : page.url,
    }
    const { content } = cleanWith(scorer, input)
    return {
      text: bodyText(content),
      headline: content.headline ?? '',
      authors: content.byline,
      date: content.publishedAt ?? '',
    }
  }
}

const readability: Extractor = (page) => {
  const { document } = parseHTML(textOf(page))
  const article = new Readability(document).parse()
  return {
    text: visibleText(article?.content ?? ''),
    headline: article?.title ?? '',
    authors: namesIn(article?.byline ?? ''),
    date: article?.publishedTime ?? '',
  }
}

const defuddle: Extractor = async (page) => {
  const { document } = parseHTML(textOf(page))
  const article = await Defuddle(document, page.url === '' ? 'https://unknown.invalid/' : page.url)
  return {
    text: visibleText(article.content),
    headline: article.title,
    authors: namesIn(article.author),
    date: article.published,
  }
}

/** The floor: a tree of the page by the fastest parser, and nothing done with it. */
const domOnly: Extractor = (page) => {
  const { children } = parseDocument(textOf(page))
  return { text: children.length === 0 ? '' : ' ', headline: '', authors: [], date: '' }
}

function textOf(page: TruePage): string {
  return decodeText(page.body, { charset: null, kind: 'html' }).text
}

function namesIn(byline: string): string[] {
  return byline
    .replace(/^\s*by\s+/i, '')
    .split(/,|;|\n|\s+(?:and|&)\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

const inline = new Set(
  'a abbr b bdi bdo cite code data em i kbd mark q s samp small span strong sub sup time u var wbr font'.split(
    ' ',
  ),
)

/** Text with a line break wherever an element other than a phrase begins or ends. */
function visibleText(html: string): string {
  const parts: string[] = []
  const edge = (name: string): void => {
    if (!inline.has(name)) parts.push('\n')
  }
  const parser = new Parser({ ontext: (text) => parts.push(text), onopentagname: edge, onclosetag: edge })
  parser.end(html)
  return parts.join('')
}
