import { expectedKinds } from '../../demo/evidence.ts'
import { openDesk } from '../../demo/desk.ts'
import type { TrueContent, TrueEdit, Truth } from '../../demo/truth.ts'
import type { ChangeKind } from '../../model/change.ts'
import { blankContent, type Content } from '../../model/content.ts'
import { compare } from '../../pipeline/compare/compare.ts'

/** An edit of the newsroom whose kind its truth knows, and the kinds that were told. */
export interface NewsroomEdit {
  readonly edit: TrueEdit
  readonly expected: readonly ChangeKind[]
  readonly kinds: readonly ChangeKind[]
  readonly isTold: boolean
}

/** Compares what the demo newsroom published before and after each round; edits made together are one change. */
export function compareNewsroom(articles: number, rounds: number): NewsroomEdit[] {
  const desk = openDesk({
    origin: 'https://newsroom.example',
    articles,
    seed: 20,
    editsPerRound: articles,
    openedAt: new Date('2026-03-02T06:00:00Z'),
  })
  for (let round = 0; round < rounds; round += 1) desk.nextRound()
  return editsOf(desk.truth())
}

function editsOf(truth: Truth): NewsroomEdit[] {
  return truth.articles.flatMap(({ url, states }) =>
    states.slice(1).flatMap((state, at) => {
      const before = states[at]
      if (before === undefined || state.status !== 200 || before.status !== 200) return []
      const together = truth.edits.filter((edit) => edit.url === url && edit.round === state.round)
      const change = compare(contentOf(before.content), contentOf(state.content))
      const kinds = change.kinds.map(({ kind }) => kind)
      return together.flatMap((edit) => {
        const expected = expectedKinds(edit, together.length)
        if (expected.length === 0) return []
        return [{ edit, expected, kinds, isTold: expected.some((kind) => kinds.includes(kind)) }]
      })
    }),
  )
}

function contentOf(content: TrueContent): Content {
  return { ...blankContent, ...content }
}
