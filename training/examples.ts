import { decodeText } from '../pipeline/charset.ts'
import { claimsOf, evidenceOf, type Evidence } from '../pipeline/clean/body/evidence.ts'
import { wordsOfLeaves, type LeafWords } from '../pipeline/clean/body/lexicon.ts'
import { rowsOf } from '../pipeline/clean/body/rows.ts'
import { findDek } from '../pipeline/clean/body/dek.ts'
import { leavesOf } from '../pipeline/clean/leaves/leaves.ts'
import { readMetadata } from '../pipeline/clean/metadata/metadata.ts'
import type { Page } from '../pipeline/clean/page/page.ts'
import { parsePage } from '../pipeline/clean/page/parse-page.ts'
import { escaped } from '../pipeline/clean/page/text.ts'
import { labelLeaves, tokens } from './labels.ts'
import type { TruePage } from './pages.ts'
import { random } from './random.ts'

/** A page as the trainer sees it: a row and an answer for each leaf. */
export interface Example {
  readonly host: string
  readonly rows: Float64Array
  readonly words: readonly LeafWords[]
  readonly yes: readonly boolean[]
  /** How much each leaf counts: its share of the body's words, the dek not at all. */
  readonly weight: readonly number[]
  /** Links outside of everything like an article: of so many alike, a few teach as much. */
  readonly obvious: readonly boolean[]
}

/** A page that is measured: what its examples are made of, and the evidence to choose its body from. */
export interface Measured {
  readonly of: TruePage
  readonly evidence: Evidence
  readonly words: readonly LeafWords[]
  readonly dek: number
  readonly example: Example
}

/** The page as it is. */
export function measured(of: TruePage): Measured {
  const page = parsePage(decodeText(of.body, { charset: null, kind: 'html' }).text, { selfClosing: false })
  return { of, ...seen(of, page) }
}

/** What is learned from a page: as it is, and its variants. `seed` decides which. */
export function examplesOf(page: Measured, seed: number): Example[] {
  return [page.example, ...variants(page, seed)]
}

/**
 * The page as other sites might have served it: without the names of its elements, or the bare article without the
 * page around it, as print views, feeds and short notices have it.
 */
function variants({ of, evidence, example }: Measured, seed: number): Example[] {
  const next = random(seed)
  const nameless: Page = { ...evidence.page, words: evidence.page.words.map(() => '') }
  const bare = bareArticle(of, evidence, example, next)
  const found: Example[] = []
  if (next() < namelessShare) found.push(seen(of, nameless).example)
  if (next() < bareShare && bare !== null) found.push(seen(of, bare).example)
  return found
}

const namelessShare = 0.3
const bareShare = 0.5
const bareLeavesMax = 12

function bareArticle(of: TruePage, evidence: Evidence, example: Example, next: () => number): Page | null {
  const body = evidence.leaves.filter((_, at) => example.yes[at] === true)
  if (body.length === 0) return null
  const tagOf = {
    paragraph: 'p',
    heading: 'h2',
    'list-item': 'li',
    caption: 'p',
    code: 'pre',
    'table-row': 'p',
  }
  const count = 1 + Math.floor(next() * bareLeavesMax)
  const parts = body
    .slice(0, count)
    .map(({ kind, text }) => `<${tagOf[kind]}>${escaped(text)}</${tagOf[kind]}>`)
  const title = evidence.claims.headline ?? ''
  const tag = next() < 0.5 ? 'article' : 'div'
  const page = `<html><head><title>${escaped(title)}</title></head><body><${tag}><h1>${escaped(title)}</h1>${parts.join('\n')}</${tag}>`
  return parsePage(of.url === '' ? page : `${page}<footer><p>© ${of.host}</p></footer></body></html>`, {
    selfClosing: false,
  })
}

function seen(of: TruePage, page: Page): Omit<Measured, 'of'> {
  const metadata = readMetadata(page, of.url === '' ? null : of.url)
  const leaves = leavesOf(page, { noscript: false })
  const evidence = evidenceOf(page, leaves, claimsOf(metadata))
  const texts = leaves.map((leaf) => leaf.text)
  const { features } = evidence.named.found
  const dek = findDek(page, leaves, features, evidence.named.verdicts, metadata).index
  const yes = Array.from(labelLeaves(texts, of.truth), (covered) => covered >= 0.5)
  const counts = texts.map((text) => tokens(text).length)
  const bodyCount = counts.reduce((sum, count, at) => sum + (yes[at] === true ? count : 0), 0)
  const weight = counts.map((count, at) =>
    at === dek ? 0 : pageWeight * Math.min(1, (count + 2) / Math.max(bodyCountMin, bodyCount)),
  )
  const words = wordsOfLeaves(page, leaves)
  const obvious = leaves.map(
    (leaf, at) => yes[at] === false && leaf.linkDensity > 0.8 && evidence.named.verdicts[at] === 'outside',
  )
  return {
    evidence,
    words,
    dek,
    example: { host: of.host, rows: rowsOf(evidence, [...leaves.keys()]), words, yes, weight, obvious },
  }
}

/** Every page weighs the same, so that long ones do not outvote the others. */
const pageWeight = 200
const bodyCountMin = 30
