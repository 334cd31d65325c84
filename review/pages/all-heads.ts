import type { ChangeHead } from '../../archive/archive.ts'
import type { ArticleId } from '../../model/ids.ts'
import { limits } from '../../model/limits.ts'
import type { ReviewArchive } from '../deps.ts'

/** A history with more changes is shown by its newest. */
const changesMax = 20_000

/** The changes of an article without what differs, newest first. */
export async function allHeads(
  archive: Pick<ReviewArchive, 'changeHeads'>,
  articleId: ArticleId,
): Promise<readonly ChangeHead[]> {
  const heads: ChangeHead[] = []
  let cursor: string | null = ''
  while (cursor !== null && heads.length < changesMax) {
    const page: Awaited<ReturnType<ReviewArchive['changeHeads']>> = await archive.changeHeads({
      articleId,
      ...(cursor === '' ? {} : { cursor }),
      limit: limits.pageSizeMax,
    })
    heads.push(...page.items)
    cursor = page.cursor
  }
  return heads
}
