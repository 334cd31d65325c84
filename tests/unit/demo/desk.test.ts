import { expect, test } from 'vitest'

import { openDesk } from '../../../demo/desk.ts'
import type { DeskOptions } from '../../../demo/desk.ts'
import { trueEditKinds } from '../../../demo/truth.ts'
import type { TrueEdit, TrueState } from '../../../demo/truth.ts'
import { hasWords, words, wordsMissing } from '../../../demo/words.ts'

const options: DeskOptions = {
  origin: 'http://127.0.0.1:1',
  articles: 40,
  seed: 3,
  editsPerRound: 6,
  openedAt: new Date('2026-11-20T06:00:00Z'),
}

function afterRounds(rounds: number, changed: Partial<DeskOptions> = {}) {
  const desk = openDesk({ ...options, ...changed })
  for (let round = 0; round < rounds; round += 1) desk.nextRound()
  return desk.truth()
}

test('a seed fixes every word and every edit', () => {
  expect(afterRounds(10)).toEqual(afterRounds(10))
  expect(afterRounds(10, { seed: 4 }).edits).not.toEqual(afterRounds(10).edits)
})

test('what was read of the truth stays as it was', () => {
  const desk = openDesk(options)
  const before = desk.truth()
  const copy = structuredClone(before)
  desk.nextRound()
  expect(before).toEqual(copy)
  expect(desk.truth().edits.length).toBeGreaterThan(0)
})

test('every kind of edit comes up', () => {
  const kinds = new Set(afterRounds(12).edits.map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual([...trueEditKinds].toSorted())
})

test('an article has one edit a round at most, and a state for each', () => {
  const { articles, edits } = afterRounds(20)
  for (const article of articles) {
    const rounds = edits.filter(({ url }) => url === article.url).map(({ round }) => round)
    expect(new Set(rounds).size).toBe(rounds.length)
    expect(article.states.map(({ round }) => round)).toEqual([0, ...rounds])
  }
})

test('the words of each edit are those that its states differ in', () => {
  const { articles, edits } = afterRounds(30)
  for (const edit of edits) {
    const states = articles.find(({ url }) => url === edit.url)?.states ?? []
    const at = states.findIndex(({ round }) => round === edit.round)
    expect({ edit, isTold: isTold(edit, states[at - 1], states[at]) }).toEqual({ edit, isTold: true })
  }
})

function isTold(edit: TrueEdit, old: TrueState | undefined, now: TrueState | undefined): boolean {
  if (edit.kind === 'taken-down') return old?.status === 200 && now?.status !== 200
  const [before = '', after = ''] = [old, now].map((state) =>
    [state?.content.headline, ...(state?.content.blocks.map(({ text }) => text) ?? [])].join('\n'),
  )
  if (edit.kind === 'move') {
    const [was, is] = [words(before), words(after)]
    return was.join(' ') !== is.join(' ') && was.toSorted().join(' ') === is.toSorted().join(' ')
  }
  const isNamed = edit.from !== '' || edit.to !== ''
  return (
    isNamed &&
    hasWords(wordsMissing(before, after), edit.from) &&
    hasWords(wordsMissing(after, before), edit.to)
  )
}

test('a revert brings an earlier text back to the letter', () => {
  const { articles, edits } = afterRounds(30)
  const reverts = edits.filter(({ kind }) => kind === 'revert')
  expect(reverts.length).toBeGreaterThan(3)
  for (const { url, round } of reverts) {
    const states = articles.find((article) => article.url === url)?.states ?? []
    const at = states.findIndex((state) => state.round === round)
    const { modifiedAt: _, ...content } = states[at]?.content ?? {}
    expect(states[at - 2]?.content).toMatchObject(content)
  }
})

test('of a thousand articles no two share a URL or a body', () => {
  const { articles } = afterRounds(0, { articles: 1_000 })
  const texts = articles.map(({ states }) => states[0]?.content.blocks.map(({ text }) => text) ?? [])
  expect(new Set(articles.map(({ url }) => url)).size).toBe(1_000)
  expect(new Set(texts.map((blocks) => blocks.join('\n'))).size).toBe(1_000)
})

test('articles are of a newspaper’s length, without gaps in their grammar', () => {
  const { articles } = afterRounds(0, { articles: 300 })
  for (const { states } of articles) {
    const { blocks = [], headline = '', byline = [] } = states[0]?.content ?? {}
    const paragraphs = blocks.filter(({ kind }) => kind !== 'caption')
    expect(paragraphs.length).toBeGreaterThanOrEqual(8)
    expect(paragraphs.length).toBeLessThanOrEqual(31)
    expect(new Set(blocks.map(({ text }) => text)).size).toBe(blocks.length)
    const text = [headline, ...byline, ...blocks.map((block) => block.text)].join('\n')
    expect(text).not.toMatch(/[{}]|undefined|NaN| {2}|\.\.|^$/m)
  }
})
