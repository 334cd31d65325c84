import { describe, expect, test } from 'vitest'
import { clean } from '../../../pipeline/clean/clean.ts'
import type { Cleaned } from '../../../pipeline/clean/clean.ts'
import { areCounted, derivedId, linkedId } from '../../../pipeline/clean/live/post-ids.ts'
import { compare } from '../../../pipeline/compare/compare.ts'

interface Post {
  readonly id: number
  readonly time: string
  readonly text: string
}

const posts: readonly Post[] = [
  ['19:58', 'The hall is full, and people are standing in the corridor outside to hear what will be said.'],
  ['20:12', 'The mayor has begun to speak. She thanks the clerks, who have been here since the morning.'],
  ['20:41', 'The vote is over: nineteen for the bridge, sixteen against it, and two were not in the room.'],
  ['20:55', 'Opponents say that they will go to the court before the end of the month, with all signatures.'],
  ['21:07', 'The last guests leave the hall, and somebody has begun to put the chairs upon the tables.'],
].map(([time, text], at) => ({ id: 7001 + at, time: `2026-11-17T${time}:00Z`, text: text ?? '' }))

interface Shown {
  readonly pinned?: Post
  readonly minutes?: number
  readonly marked?: boolean
  readonly over?: string
}

function cleaned(
  shown: readonly Post[],
  { pinned, minutes = 1, marked = true, over = '' }: Shown = {},
): Cleaned {
  const post = ({ id, time, text }: Post, name = 'post'): string =>
    `<article class="${name}" ${marked ? `data-post-id="${id}"` : ''}><time datetime="${time}">${minutes} minutes ago</time><p>${text}</p></article>`
  const html = `<!doctype html><html lang="en"><head><title>Council votes for a second bridge</title></head><body><main class="live-blog">
    <h1>Council votes for a second bridge</h1><p>The council votes on a second bridge over the river, and we report from the hall.</p>${over}
    ${pinned === undefined ? '' : `<section class="pinned">${post(pinned)}</section>`}
    <div class="posts">${shown.map((each) => post(each)).join('')}</div><a href="?before=1">Older posts</a></main></body></html>`
  return clean({
    body: Buffer.from(html),
    mediaType: 'text/html',
    charset: null,
    url: 'https://news.example/live',
  })
}

const newestFirst = posts.slice(0, 4).toReversed()
const idsOf = ({ content }: Cleaned): (string | undefined)[] =>
  content.blocks.filter(({ kind }) => kind === 'post').map(({ postId }) => postId)

describe('the posts of a live blog', () => {
  test('keep their ids when another comes on top', () => {
    expect(idsOf(cleaned(newestFirst))).toEqual(['7004', '7003', '7002', '7001'])
    expect(idsOf(cleaned(posts.toReversed()))).toEqual(['7005', '7004', '7003', '7002', '7001'])
  })

  test('keep them without any id in the markup', () => {
    const before = idsOf(cleaned(newestFirst, { marked: false }))
    expect(before).toEqual(newestFirst.map(({ time }) => time))
    expect(idsOf(cleaned(posts.toReversed(), { marked: false })).slice(1)).toEqual(before)
  })

  test.each([
    ['relative times', { minutes: 40 }],
    ['a pinned copy', { pinned: posts[1] as Post }],
  ])('are the same with %s', (_name, shown) => {
    expect(cleaned(newestFirst, shown).contentDigest).toBe(cleaned(newestFirst).contentDigest)
  })

  test('stand in their place when they are shown as pinned only', () => {
    const [newest, ...rest] = newestFirst
    const pinned = cleaned(
      [newest, ...rest.slice(1)].flatMap((post) => post ?? []),
      { pinned: rest[0] as Post },
    )
    expect(idsOf(pinned)).toEqual(['7004', '7003', '7002', '7001'])
  })

  test('that come are growth, and those that the page has no more room for are no deletions', () => {
    const window = (from: number, to: number) => cleaned(posts.slice(from, to).toReversed()).content
    const kinds = (change: ReturnType<typeof compare>) => change.kinds.map(({ kind }) => kind)
    expect(kinds(compare(window(0, 4), window(0, 5)))).toEqual(['growth', 'live-post-added'])
    const slid = compare(window(0, 4), window(1, 5))
    expect(kinds(slid)).toContain('live-post-trimmed')
    expect(kinds(slid)).not.toContain('live-post-deleted')
    expect(slid.significance).toBeLessThan(0.35)
    const deleted = cleaned([posts[4], posts[3], posts[1], posts[0]].flatMap((post) => post ?? [])).content
    expect(kinds(compare(window(0, 4), deleted))).toContain('live-post-deleted')
  })
})

describe('the state of a live blog', () => {
  test.each([
    ['', 'live'],
    ['<p class="note">This live blog is now closed.</p>', 'ended'],
    ['<p class="note">Der Liveblog ist beendet.</p>', 'ended'],
    ['<p class="note">The live coverage on television went on until midnight, said the mayor.</p>', 'live'],
  ])('with %s', (over, state) => {
    expect(cleaned(newestFirst, { over }).content.liveState).toBe(state)
  })
})

describe('the id of a post', () => {
  test.each([
    ['#block-63f0a', 'block-63f0a'],
    ['/live/2026/bridge?post=7002', '7002'],
    ['/live/2026/bridge/the-mayor-speaks/', 'the-mayor-speaks'],
    ['/live/2026/bridge?filter=key#:r1:', null],
    ['/live', null],
  ])('in the link %s', (href, id) => {
    expect(linkedId(href)).toBe(id)
  })

  test('is not its place in the list', () => {
    const back = ['2026-11-17T21:00Z', '2026-11-17T20:00Z', '2026-11-17T19:00Z']
    expect(areCounted(['p-0', 'p-1', 'p-2'], back)).toBe(true)
    expect(areCounted(['p-1', 'p-2', 'p-3'], back.toReversed())).toBe(false)
    expect(areCounted(['p-3', 'p-2', 'p-1'], back)).toBe(false)
    expect(areCounted(['p-11', 'p-12', 'p-13'], back)).toBe(false)
  })

  test('is made of time and headline when there is no other', () => {
    expect(derivedId('2026-11-17T21:00Z', 'The “Mayor” speaks!')).toBe('2026-11-17T21:00Z the-mayor-speaks')
    expect(derivedId(null, null)).toBeNull()
  })
})
