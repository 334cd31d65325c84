import type { Random } from './random.ts'
import type { Paragraph, Story, StoryState } from './story.ts'
import type { TrueEdit, TrueEditKind } from './truth.ts'
import { words, wordsMissing } from './words.ts'

/** What an edit did: the new state, and what to say of it. */
export interface Edited {
  readonly state: StoryState
  readonly edit: Omit<TrueEdit, 'round' | 'url'>
}

/** What an edit starts from. `past` are the states before, oldest first. */
export interface EditContext {
  readonly story: Story
  readonly state: StoryState
  readonly past: readonly StoryState[]
  readonly now: Date
  readonly random: Random
}

/** Makes one edit of a kind, or null where the story has nothing to make it of. */
export function makeEdit(kind: TrueEditKind, context: EditContext): Edited | null {
  if (context.state.status !== 200) return null
  const isLive = context.state.posts.length > 0
  if (isLive && kind !== 'live-post' && kind !== 'headline') return null
  return editors[kind](context)
}

const editors: Readonly<Record<TrueEditKind, (context: EditContext) => Edited | null>> = {
  headline: (context) => changeHeadline(context, 'headline', 'headline changed'),
  'ab-headline': (context) =>
    changeHeadline(context, 'ab-headline', 'headline under test, the other one shown'),
  figure: changeFigure,
  quote: alterQuote,
  move: moveParagraph,
  correction: addCorrection,
  'delete-paragraph': deleteParagraph,
  typo: fixTypo,
  revert: revert,
  'taken-down': takeDown,
  'insert-paragraph': insertParagraph,
  'live-post': changePosts,
}

/** Shows the other of two headlines: an A/B test from the second look on. */
export function showHeadline(context: EditContext, headline: string): Edited {
  return fieldEdit(context, 'ab-headline', 'headline under test, the other one shown', headline)
}

function changeHeadline(context: EditContext, kind: TrueEditKind, description: string): Edited | null {
  const used = new Set([context.state, ...context.past].map((state) => state.headline))
  const headline = context.story.headlines.find((candidate) => !used.has(candidate))
  return headline === undefined ? null : fieldEdit(context, kind, description, headline)
}

function fieldEdit(context: EditContext, kind: TrueEditKind, description: string, headline: string): Edited {
  const { from, to } = difference(context.state.headline, headline)
  return {
    state: { ...context.state, headline, modifiedAt: context.now },
    edit: { kind, description, from, to },
  }
}

const figure = /(?<![\d.,:])\d{1,3}(?:[.,]\d{1,3})?(?![\d:]|[.,]\d)/g

/** Another number of the same form that the article does not have yet. */
function otherFigure(text: string, whole: string, random: Random): { old: string; changed: string } | null {
  const found = [...text.matchAll(figure)].map((match) => match[0]).filter((number) => number.length > 1)
  const old = found.length === 0 ? undefined : random.pick(found)
  if (old === undefined || whole.split(old).length !== 2) return null
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const changed: string = old.replace(/\d+$/, (tail) =>
      String(random.integer(1, 10 ** tail.length - 1)).padStart(tail.length, '1'),
    )
    if (changed !== old && !whole.includes(changed)) return { old, changed }
  }
  return null
}

function changeFigure(context: EditContext): Edited | null {
  const { state, random } = context
  const whole = wholeText(state)
  for (const paragraph of random.shuffle(state.paragraphs)) {
    const number = paragraph.kind === 'paragraph' ? otherFigure(paragraph.text, whole, random) : null
    if (number !== null) {
      const text = paragraph.text.replace(number.old, number.changed)
      return paragraphEdit(context, paragraph, text, 'figure', `${number.old} became ${number.changed}`)
    }
  }
  return null
}

function alterQuote(context: EditContext): Edited | null {
  const quotes = context.state.paragraphs.filter(
    ({ altered, text }) => altered !== undefined && altered !== text,
  )
  if (quotes.length === 0) return null
  const quote = context.random.pick(quotes)
  return paragraphEdit(context, quote, quote.altered ?? quote.text, 'quote', 'a quote says something else')
}

function fixTypo(context: EditContext): Edited | null {
  const { typo } = context.story
  const paragraph = context.state.paragraphs.find(({ id }) => id === typo?.paragraph)
  if (typo === null || paragraph === undefined || !words(paragraph.text).includes(typo.wrong)) return null
  const text = paragraph.text.replace(typo.wrong, typo.right)
  return paragraphEdit(context, paragraph, text, 'typo', `${typo.wrong} became ${typo.right}`)
}

/** Three places at least, so that one paragraph has moved and not its neighbour. */
function moveParagraph(context: EditContext): Edited | null {
  const { state, random } = context
  const movable = state.paragraphs.filter(({ kind }, at) => kind === 'paragraph' && at > 0)
  if (movable.length < 6) return null
  const paragraph = random.pick(movable)
  const from = state.paragraphs.indexOf(paragraph)
  const targets = state.paragraphs.map((_, at) => at).filter((at) => at > 0 && Math.abs(at - from) >= 3)
  const to = random.pick(targets)
  const rest = state.paragraphs.filter((item) => item !== paragraph)
  const paragraphs = rest.toSpliced(to, 0, paragraph)
  const name = words(paragraph.text).slice(0, 6).join(' ')
  const description = `paragraph ${from + 1} moved to place ${to + 1}`
  return {
    state: { ...state, paragraphs, modifiedAt: context.now },
    edit: { kind: 'move', description, from: name, to: name },
  }
}

function addCorrection(context: EditContext): Edited | null {
  const { state, story } = context
  if (state.paragraphs.some(({ kind }) => kind === 'correction')) return null
  const fixed = changeFigure(context)
  const before = fixed?.state ?? state
  const notice = (story.corrections[0] ?? '').replace('{date}', story.pack.formatDate(context.now))
  const paragraphs = [...before.paragraphs, newParagraph(before, 'correction', notice)]
  const to = [fixed?.edit.to ?? '', words(notice).join(' ')].filter((part) => part !== '').join(' ')
  return {
    state: { ...before, paragraphs, modifiedAt: context.now },
    edit: {
      kind: 'correction',
      description: 'a correction declared at the end',
      from: fixed?.edit.from ?? '',
      to,
    },
  }
}

function deleteParagraph(context: EditContext): Edited | null {
  const { state, story } = context
  const candidates = state.paragraphs.filter(
    ({ id, kind }, at) =>
      at > 0 && id !== story.typo?.paragraph && (kind === 'paragraph' || kind === 'quote'),
  )
  if (candidates.length < 5) return null
  const gone = context.random.pick(candidates)
  const paragraphs = state.paragraphs.filter((item) => item !== gone)
  const from = words(gone.text).join(' ')
  return {
    state: { ...state, paragraphs, modifiedAt: context.now },
    edit: { kind: 'delete-paragraph', description: 'a paragraph deleted', from, to: '' },
  }
}

function insertParagraph(context: EditContext): Edited | null {
  const { state, story, random } = context
  const whole = wholeText(state)
  const text = story.spare.find((candidate) => !whole.includes(candidate))
  if (text === undefined) return null
  const added = newParagraph(state, 'paragraph', text)
  const paragraphs = state.paragraphs.toSpliced(random.integer(1, state.paragraphs.length), 0, added)
  return {
    state: { ...state, paragraphs, modifiedAt: context.now },
    edit: { kind: 'insert-paragraph', description: 'a paragraph added', from: '', to: words(text).join(' ') },
  }
}

/** Back to the text before the last edit, word for word. */
function revert(context: EditContext): Edited | null {
  const before = context.past.at(-1)
  if (before === undefined || before.status !== 200) return null
  const { from, to } = difference(wholeText(context.state), wholeText(before))
  if (from === '' && to === '') return null
  return {
    state: { ...before, modifiedAt: context.now },
    edit: { kind: 'revert', description: 'the last edit taken back', from, to },
  }
}

function takeDown(context: EditContext): Edited {
  const status = context.random.pick([404, 410])
  const edit = { kind: 'taken-down', description: `answers ${status} from now on`, from: '', to: '' } as const
  return { state: { ...context.state, status, modifiedAt: context.now }, edit }
}

function changePosts(context: EditContext): Edited | null {
  const { state, story, random } = context
  const [newest] = state.posts
  if (newest === undefined) return null
  const edited = random.chance(0.4) ? editPost(context) : null
  if (edited !== null) return edited
  const whole = wholeText(state)
  const text = story.sparePosts.find((candidate) => !whole.includes(candidate))
  if (text === undefined) return editPost(context)
  const posts = [{ id: newest.id + 1, at: context.now, text }, ...state.posts]
  return {
    state: { ...state, posts, modifiedAt: context.now },
    edit: { kind: 'live-post', description: 'a post added', from: '', to: words(text).join(' ') },
  }
}

function editPost(context: EditContext): Edited | null {
  const { state, random } = context
  for (const post of random.shuffle(state.posts)) {
    const number = otherFigure(post.text, wholeText(state), random)
    if (number === null) continue
    const text = post.text.replace(number.old, number.changed)
    const posts = state.posts.map((item) => (item === post ? { ...post, text } : item))
    const description = `a post edited: ${number.old} became ${number.changed}`
    return {
      state: { ...state, posts, modifiedAt: context.now },
      edit: { kind: 'live-post', description, ...difference(post.text, text) },
    }
  }
  return null
}

function paragraphEdit(
  context: EditContext,
  old: Paragraph,
  text: string,
  kind: TrueEditKind,
  description: string,
): Edited {
  const paragraphs = context.state.paragraphs.map((item) => (item === old ? { ...old, text } : item))
  return {
    state: { ...context.state, paragraphs, modifiedAt: context.now },
    edit: { kind, description, ...difference(old.text, text) },
  }
}

function difference(old: string, changed: string): { from: string; to: string } {
  return { from: wordsMissing(old, changed).join(' '), to: wordsMissing(changed, old).join(' ') }
}

function newParagraph(state: StoryState, kind: Paragraph['kind'], text: string): Paragraph {
  return { id: Math.max(0, ...state.paragraphs.map(({ id }) => id)) + 1, kind, text }
}

function wholeText(state: StoryState): string {
  return [state.headline, state.dek, ...state.paragraphs, ...state.posts]
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('\n')
}
