import { blankContent, type Block, type Content } from '../../model/content.ts'

/** Histories of articles as newsrooms make them, the same on every run. */

/** 1,000 words in 25 paragraphs; each version has one to three edits, and some take an old state back. */
export function newsArticle(versions: number): Content[] {
  return editedHistory(versions, 25, 3, 1)
}

/** 10,000 words in 250 paragraphs. */
export function longArticle(versions: number): Content[] {
  return editedHistory(versions, 250, 10, 2)
}

/** Every version has a post more at the top, and now and then an old post is edited. */
export function growingLiveBlog(versions: number): Content[] {
  const next = numberSource(3)
  const posts: Block[][] = []
  return Array.from({ length: versions }, (_, index) => {
    const postId = `p${index}`
    posts.unshift([
      { kind: 'post', text: `${10 + (index % 12)}:${10 + (index % 50)}`, postId },
      { kind: 'paragraph', text: paragraph(next), postId },
    ])
    const edited = posts[next(posts.length)]
    if (edited !== undefined && next(4) === 0)
      edited[1] = { ...edited[1], text: editWord(edited[1], next) } as Block
    return contentOf(posts.flat())
  })
}

/** A page that shows one of two states, as tests of two variants do. */
export function flappingArticle(versions: number): Content[] {
  const [a, , , b] = newsArticle(4)
  return Array.from({ length: versions }, (_, index) => (index % 2 === 0 ? a : b) ?? blankContent)
}

function editedHistory(versions: number, paragraphs: number, editsMax: number, seed: number): Content[] {
  const next = numberSource(seed)
  let texts = Array.from({ length: paragraphs }, () => paragraph(next))
  const states: string[][] = []
  return Array.from({ length: versions }, () => {
    const former = states[states.length - 2]
    if (former !== undefined && next(12) === 0) texts = [...former]
    else for (let edits = 1 + next(editsMax); edits > 0; edits -= 1) edit(texts, next, paragraphs)
    states.push([...texts])
    return contentOf(texts.map((text) => ({ kind: 'paragraph', text })))
  })
}

type Next = (below: number) => number

function edit(texts: string[], next: Next, paragraphs: number): void {
  const at = next(texts.length)
  const text = texts[at] ?? ''
  const how = next(10)
  if (how < 5) texts[at] = editWord({ text }, next)
  else if (how === 5) texts[at] = `${text} ${sentence(next)}`
  else if (how === 6) {
    texts.splice(at, 1)
    texts.splice(next(texts.length), 0, text)
  } else if (how === 7 && text.includes('. ')) {
    const cut = text.indexOf('. ') + 1
    texts.splice(at, 1, text.slice(0, cut), text.slice(cut + 1))
  } else if (texts.length > paragraphs) texts.splice(at, 1)
  else texts.splice(at, 0, paragraph(next))
}

function editWord(block: { readonly text: string } | undefined, next: Next): string {
  const words = (block?.text ?? '').split(' ')
  return words.toSpliced(next(words.length), 1, word(next)).join(' ')
}

function paragraph(next: Next): string {
  return Array.from({ length: 2 + next(2) }, () => sentence(next)).join(' ')
}

function sentence(next: Next): string {
  const words = Array.from({ length: 10 + next(12) }, () => word(next))
  return `${words.join(' ').replace(/^./, (letter) => letter.toUpperCase())}.`
}

/** Few words are frequent and most are rare, as in any language. */
function word(next: Next): string {
  const rank = next(next(next(8_000) + 1) + 1)
  return `${syllables[rank % 20]}${syllables[Math.floor(rank / 20) % 20]}${rank < 400 ? '' : syllables[Math.floor(rank / 400) % 20]}`
}

const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo zu'.split(' ')

function contentOf(blocks: readonly Block[]): Content {
  return { ...blankContent, headline: 'A headline', language: 'en', blocks: [...blocks] }
}

/** 0 <= n < below; a linear congruential generator. */
function numberSource(seed: number): Next {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
