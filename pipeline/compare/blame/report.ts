import type { Blame, BlameRun, Presence, Removal, RemovedPart } from '../../../model/blame.ts'
import { type Book, type Standing, wordOf } from './book.ts'
import { presenceOf } from './histories.ts'
import type { Passage } from './passages.ts'
import { tokensOf } from './stretches.ts'

/** Who brought the words of `version`, which stood as `standing`; `blockCount` is that of its content. */
export function reportBlame(book: Book, version: number, standing: readonly Standing[]): Blame {
  const presences: Presence[] = []
  const indexes = new Map<number, number>()
  const indexOf = (history: number) => {
    const known = indexes.get(history)
    if (known !== undefined) return known
    const index = presences.push(presenceOf(book.histories, history, book.sightings)) - 1
    indexes.set(history, index)
    return index
  }
  const runsOf = ({ passage }: Standing) => runsOfPassage(book, passage, indexOf, presences)
  const at = (place: Standing['place']) => standing.filter((each) => each.place === place).map(runsOf)
  return {
    version,
    sightings: [...book.sightings],
    headline: at('headline')[0] ?? [],
    dek: at('dek')[0] ?? [],
    blocks: at('block'),
    presences,
    coarse: book.coarse,
  }
}

function runsOfPassage(
  book: Book,
  { text, tokens }: Passage,
  indexOf: (history: number) => number,
  presences: readonly Presence[],
): BlameRun[] {
  const runs: BlameRun[] = []
  if (text === '') return runs
  let start = 0
  let at = 0
  let open = -1
  const close = (end: number) => {
    if (end === start) return
    const presence = indexOf(open)
    runs.push({ start, end, origin: presences[presence]?.origin ?? 0, presence })
    start = end
  }
  for (const token of tokensOf(tokens)) {
    const history = book.historyOf[token] ?? -1
    if (history !== open) close(at)
    open = history
    at = endOfToken(text, at, wordOf(book, token))
  }
  close(text.length)
  return runs
}

/** Where a token that begins at `at` ends here: its white space may be other than when it came. */
function endOfToken(text: string, at: number, word: string): number {
  const bare = at === 0 && word.trimEnd() === '' ? 0 : word.trimEnd().length
  let end = at + bare
  while (end < text.length && /\s/.test(text.charAt(end))) end += 1
  return end
}

/** Every passage that was removed, by sighting, in reading order. */
export function reportRemovals(book: Book): Removal[] {
  return book.removed.flatMap((passages, index) =>
    passages.map((passage): Removal => ({
      sighting: index + 1,
      version: book.sightings[index] ?? 0,
      parts: partsOf(book, tokensOf(passage), index + 1),
    })),
  )
}

function partsOf(book: Book, tokens: Int32Array, sighting: number): RemovedPart[] {
  const parts: RemovedPart[] = []
  let open = -1
  for (const token of tokens) {
    const history = book.historyOf[token] ?? -1
    const last = parts.at(-1)
    if (last !== undefined && history === open) {
      parts[parts.length - 1] = { ...last, text: last.text + wordOf(book, token) }
      continue
    }
    open = history
    const { origin, intervals } = presenceOf(book.histories, history, book.sightings)
    const returned = intervals.find(({ from }) => from > sighting)?.from ?? null
    parts.push({ text: wordOf(book, token), origin, returned })
  }
  return parts
}
