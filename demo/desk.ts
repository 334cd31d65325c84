import { makeEdit, showHeadline } from './edits.ts'
import type { Edited } from './edits.ts'
import { random } from './random.ts'
import { writeStory } from './story.ts'
import type { Story, StoryState } from './story.ts'
import { siteFor } from './templates/registry.ts'
import type { Site } from './templates/registry.ts'
import { trueEditKinds } from './truth.ts'
import type { TrueArticle, TrueBlock, TrueContent, TrueEdit, TrueEditKind, Truth } from './truth.ts'

export interface DeskOptions {
  readonly origin: string
  readonly articles: number
  readonly seed: number
  readonly editsPerRound: number
  /** The desk's clock at round 0; each round is a quarter of an hour later. */
  readonly openedAt: Date
}

/** An article on the desk, with every state it has had. */
export interface DeskArticle {
  readonly url: string
  /** Path and query, as a request names them. */
  readonly path: string
  readonly site: Site
  readonly story: Story
  readonly states: readonly { readonly round: number; readonly state: StoryState }[]
  readonly state: StoryState
}

/** Writes the articles and edits them. Knows no network; a seed fixes everything it does. */
export interface Desk {
  readonly articles: readonly DeskArticle[]
  nextRound(): readonly TrueEdit[]
  truth(): Truth
}

const roundMs = 15 * 60_000
/** How many more rounds an A/B test goes on for, the headline changing in each. */
const testRounds = 3

/** An article that the desk is at work on. */
interface Work {
  readonly url: string
  readonly path: string
  readonly site: Site
  readonly story: Story
  readonly states: { readonly round: number; readonly state: StoryState }[]
  test: { readonly headlines: readonly [string, string]; roundsLeft: number } | null
}

export function openDesk(options: DeskOptions): Desk {
  const works = writeAll(options)
  const edits: TrueEdit[] = []
  const draw = random(`${options.seed}/edits`)
  let round = 0
  let nextKind = 0

  function record(work: Work, edited: Edited): void {
    work.states.push({ round, state: edited.state })
    edits.push({ round, url: work.url, ...edited.edit })
  }

  function context(work: Work) {
    const past = work.states.slice(0, -1).map(({ state }) => state)
    const now = new Date(options.openedAt.getTime() + round * roundMs)
    return { story: work.story, state: current(work), past, now, random: draw }
  }

  function editOne(kind: TrueEditKind, free: Set<Work>): boolean {
    if (kind === 'taken-down' && mayNotTakeDown(works)) return false
    for (const work of draw.shuffle([...free])) {
      const before = current(work).headline
      const edited = makeEdit(kind, context(work))
      if (edited === null) continue
      record(work, edited)
      free.delete(work)
      if (kind === 'ab-headline') {
        work.test = { headlines: [before, edited.state.headline], roundsLeft: testRounds }
      }
      return true
    }
    return false
  }

  function continueTests(free: Set<Work>): void {
    for (const work of works) {
      if (work.test === null) continue
      const [one, other] = work.test.headlines
      record(work, showHeadline(context(work), current(work).headline === one ? other : one))
      free.delete(work)
      work.test.roundsLeft -= 1
      if (work.test.roundsLeft === 0) work.test = null
    }
  }

  return {
    articles: works.map(asArticle),
    nextRound() {
      round += 1
      const from = edits.length
      const free = new Set(works)
      continueTests(free)
      for (let made = 0; made < options.editsPerRound; made += 1) {
        for (let attempt = 0; attempt < trueEditKinds.length; attempt += 1) {
          const kind = trueEditKinds[nextKind % trueEditKinds.length] ?? 'headline'
          nextKind += 1
          if (editOne(kind, free)) break
        }
      }
      return edits.slice(from)
    },
    truth: () => ({ rounds: round, articles: works.map(asTruth), edits: [...edits] }),
  }
}

/** A fifth of the articles may go; the rest is needed for the other edits. */
function mayNotTakeDown(works: readonly Work[]): boolean {
  const gone = works.filter((work) => current(work).status !== 200).length
  return gone + 1 > works.length / 5
}

function writeAll({ origin, articles, seed, openedAt }: DeskOptions): Work[] {
  const paths = new Set<string>()
  return Array.from({ length: articles }, (_, index) => {
    const draw = random(`${seed}/story/${index}`)
    const site = siteFor(index, draw)
    const hoursAgo = site.live ? 1 : draw.integer(2, 70)
    const publishedAt = new Date(openedAt.getTime() - hoursAgo * 3_600_000 - draw.integer(0, 59) * 60_000)
    const story = writeStory(draw, { index, pack: site.pack, live: site.live, publishedAt })
    const slug = slugOf(story.first.headline)
    const parts = { slug, id: 104_233 + index * 17, publishedAt }
    const wanted = site.path(parts)
    const path = paths.has(wanted) ? site.path({ ...parts, slug: `${slug}-${index}` }) : wanted
    paths.add(path)
    return { url: origin + path, path, site, story, states: [{ round: 0, state: story.first }], test: null }
  })
}

function slugOf(headline: string): string {
  return headline
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[\p{M}’']/gu, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
}

function current(work: Work): StoryState {
  const last = work.states.at(-1)
  if (last === undefined) throw new Error('an article has a state from the beginning')
  return last.state
}

function asArticle(work: Work): DeskArticle {
  const { url, path, site, story, states } = work
  return {
    url,
    path,
    site,
    story,
    states,
    get state() {
      return current(work)
    },
  }
}

function asTruth({ url, site, story, states }: Work): TrueArticle {
  return {
    url,
    template: site.name,
    language: site.pack.language,
    states: states.map(({ round, state }) => ({
      round,
      status: state.status,
      content: contentOf(site, story, state),
    })),
  }
}

function contentOf(site: Site, story: Story, state: StoryState): TrueContent {
  const paragraphs = state.paragraphs.map(({ kind, text }): TrueBlock => {
    if (kind === 'heading') return { kind, text }
    return { kind: kind === 'quote' && site.name === 'wordpress' ? 'quote' : 'paragraph', text }
  })
  const posts = state.posts.flatMap(({ id, at, text }): TrueBlock[] => {
    const postId = `post-${id}`
    return [
      { kind: 'post', text: at.toISOString(), postId },
      { kind: 'paragraph', text, postId },
    ]
  })
  return {
    headline: state.headline,
    dek: state.dek,
    byline: story.byline,
    section: story.section,
    language: story.pack.language,
    publishedAt: story.publishedAt.toISOString(),
    modifiedAt: state.modifiedAt.toISOString(),
    blocks: [{ kind: 'caption', text: story.caption }, ...paragraphs, ...posts],
  }
}
