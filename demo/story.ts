import type { LanguagePack, Topic } from './prose/language-pack.ts'
import { capitalized, fill } from './prose/language-pack.ts'
import type { Random } from './random.ts'
import { words } from './words.ts'

/** A paragraph with an identity, so that an edit can say which one it means. */
export interface Paragraph {
  readonly id: number
  readonly kind: 'paragraph' | 'heading' | 'quote' | 'correction'
  readonly text: string
  /** Quotes: what it says after it was altered. */
  readonly altered?: string
}

interface Post {
  readonly id: number
  readonly at: Date
  readonly text: string
}

/** One state of a story. Edits make new ones. */
export interface StoryState {
  readonly headline: string
  readonly dek: string
  readonly modifiedAt: Date
  readonly paragraphs: readonly Paragraph[]
  /** Newest first; empty unless the story is a live blog. */
  readonly posts: readonly Post[]
  readonly status: number
}

/** A story and the material its edits are made of. */
export interface Story {
  readonly index: number
  readonly pack: LanguagePack
  readonly section: string
  readonly byline: readonly string[]
  readonly publishedAt: Date
  readonly caption: string
  /** The other headlines it could have. */
  readonly headlines: readonly string[]
  /** Paragraphs it was not published with. */
  readonly spare: readonly string[]
  readonly sparePosts: readonly string[]
  readonly corrections: readonly string[]
  /** A misspelling it was published with. */
  readonly typo: { readonly paragraph: number; readonly wrong: string; readonly right: string } | null
  readonly first: StoryState
}

export interface StoryOptions {
  readonly index: number
  readonly pack: LanguagePack
  readonly live: boolean
  readonly publishedAt: Date
}

/** Writes a story of 8 to 30 paragraphs (fewer in the smaller languages). The random stream fixes every word. */
export function writeStory(random: Random, options: StoryOptions): Story {
  const { pack, live } = options
  const topic = random.pick(pack.topics)
  const facts = storyFacts(random, pack, topic)
  const texts = random
    .shuffle([...topic.lines, ...pack.lines])
    .map((line) => fresh(random, pack, facts, line))
  const paragraphs = assemble(random, pack, { topic, facts, texts, live })
  const { typo, paragraphs: published } = live ? { typo: null, paragraphs } : misspell(random, paragraphs)
  const [headline = '', ...headlines] = random.shuffle(topic.headlines).map((text) => fill(text, facts))
  const posts = pack.posts.map((text) => fresh(random, pack, facts, text))
  const opened = live ? 6 : 0
  return {
    index: options.index,
    pack,
    section: pack.sections[topic.section] ?? topic.section,
    byline: [facts['reporter'] ?? '', ...(random.chance(0.2) ? [facts['reporter2'] ?? ''] : [])],
    publishedAt: options.publishedAt,
    caption: fill(random.pick(pack.captions), facts),
    headlines,
    spare: texts.slice(-8),
    sparePosts: live ? posts.slice(opened) : [],
    corrections: random.shuffle(pack.corrections),
    typo,
    first: {
      headline: capitalized(headline),
      dek: capitalized(fill(random.pick(topic.deks), facts)),
      modifiedAt: options.publishedAt,
      paragraphs: published,
      posts: posts.slice(0, opened).map((text, at) => ({
        id: opened - at,
        at: new Date(options.publishedAt.getTime() + (opened - at) * 7 * 60_000),
        text,
      })),
      status: 200,
    },
  }
}

function storyFacts(random: Random, pack: LanguagePack, topic: Topic): Record<string, string> {
  const facts = pack.facts(random)
  const critic = fill(random.pick(topic.critics), facts)
  const body = random.pick(topic.bodies)
  return {
    ...facts,
    body,
    Body: capitalized(body),
    matter: fill(topic.matter, facts),
    Matter: capitalized(fill(topic.matter, facts)),
    role: random.pick(topic.roles),
    criticRole: critic,
    aCritic: `${/^[aeiou]/i.test(critic) ? 'an' : 'a'} ${critic}`,
    reporter: pack.facts(random)['name'] ?? '',
    reporter2: pack.facts(random)['expert'] ?? '',
  }
}

/** A sentence with numbers of its own: names, places and sums are the story's, counts are the sentence's. */
function fresh(random: Random, pack: LanguagePack, facts: Record<string, string>, text: string): string {
  return capitalized(fill(text, { ...facts, ...pack.numbers(random) }))
}

interface Material {
  readonly topic: Topic
  readonly facts: Record<string, string>
  readonly texts: readonly string[]
  readonly live: boolean
}

function assemble(random: Random, pack: LanguagePack, { topic, facts, texts, live }: Material): Paragraph[] {
  const usable = texts.slice(0, -8)
  const quotes = random.shuffle(pack.quotes)
  const wanted = live ? 3 : random.integer(8, 30)
  const list: Paragraph[] = []
  const push = (kind: Paragraph['kind'], text: string, altered?: string) =>
    list.push({ id: list.length + 1, kind, text, ...(altered === undefined ? {} : { altered }) })
  push('paragraph', capitalized(fill(random.pick(topic.leads), facts)))
  let line = 0
  let quote = 0
  while (list.length < wanted && line < usable.length) {
    const pair = quotes[quote]
    if (!live && pair !== undefined && list.length % 4 === 2) {
      push('quote', fill(pair[0], facts), fill(pair[1], facts))
      quote += 1
    } else if (!live && wanted > 14 && list.length % 9 === 8) {
      push(
        'heading',
        fill(pack.subheadings[Math.floor(list.length / 9) % pack.subheadings.length] ?? '', facts),
      )
    }
    const sentences = random.integer(1, 3)
    push('paragraph', usable.slice(line, line + sentences).join(' '))
    line += sentences
  }
  return list
}

function misspell(
  random: Random,
  list: readonly Paragraph[],
): Pick<Story, 'typo'> & { paragraphs: Paragraph[] } {
  const paragraphs = [...list]
  if (random.chance(0.4)) return { typo: null, paragraphs }
  const all = new Set(list.flatMap((paragraph) => words(paragraph.text)))
  for (const paragraph of random.shuffle(list.slice(1).filter((item) => item.kind === 'paragraph'))) {
    const right = words(paragraph.text).find((word) => /^(?:[a-zäöüß]{7,}|[א-ת]{6,})$/u.test(word))
    if (right === undefined || paragraph.text.split(right).length !== 2) continue
    const at = random.integer(2, right.length - 3)
    const wrong = `${right.slice(0, at)}${right.charAt(at + 1)}${right.charAt(at)}${right.slice(at + 2)}`
    if (wrong === right || all.has(wrong)) continue
    paragraphs[list.indexOf(paragraph)] = { ...paragraph, text: paragraph.text.replace(right, wrong) }
    return { typo: { paragraph: paragraph.id, wrong, right }, paragraphs }
  }
  return { typo: null, paragraphs }
}
