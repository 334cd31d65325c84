import type { Archive, Claim, MoveCandidate } from '../archive/archive.ts'
import type { CaptureOutcome, FetchRecord } from '../model/capture.ts'
import type { Move } from '../model/move.ts'
import { likenessOf } from '../pipeline/judge/same-story.ts'

export interface NoticeMoveDeps {
  readonly archive: Archive
  readonly now: () => Date
  readonly onMove: (move: Move) => void
}

/** What two texts must have in common: of an address that leads to the other, and of one that is merely gone. */
const likenessMin = { redirects: 0.5, gone: 0.8 } as const

/**
 * Looks whether an article is a story that moved, or the place where one went, after a capture that may show it: its
 * first, one that found it gone, or one whose redirects lead elsewhere than before. The older of the two goes on at the
 * new address; the merge is recorded, with its evidence, and can be undone (`stet split`). What a page merely says of
 * itself (canonical) merges nothing.
 */
export async function noticeMove(
  deps: NoticeMoveDeps,
  { articleId, url }: Claim,
  record: FetchRecord,
  came: { readonly outcome: CaptureOutcome | 'duplicate'; readonly isFirst: boolean },
): Promise<void> {
  const finalUrl = record.hops.at(-1)?.url ?? url
  const led = record.failure === null && (record.hops.length > 1 || finalUrl !== url)
  const leadsElsewhere = led && (await deps.archive.noteAddress(articleId, finalUrl))
  if (!came.isFirst && came.outcome !== 'gone' && !leadsElsewhere) return
  for (const candidate of await deps.archive.moveCandidates(articleId, deps.now())) {
    const likeness = await likenessOfPair(deps.archive, candidate)
    if (likeness < (candidate.redirects ? likenessMin.redirects : likenessMin.gone)) continue
    const because = candidate.redirects ? 'the old address leads to the new one' : 'the old address is gone'
    const evidence = `${because}; ${Math.round(likeness * 100)} % of the text is the same`
    const merge = { from: candidate.young, into: candidate.old, evidence, by: 'stet' }
    const move = await deps.archive.mergeArticles(merge, deps.now())
    if (move !== null) deps.onMove(move)
    return
  }
}

async function likenessOfPair(archive: Archive, pair: MoveCandidate): Promise<number> {
  const [old, young] = await Promise.all([
    archive.version(pair.old, pair.oldVersion),
    archive.version(pair.young, pair.youngVersion),
  ])
  return old === null || young === null ? 0 : likenessOf(old.content, young.content)
}
