import type { Archive } from '../archive/archive.ts'
import type { FoundArticle } from '../demo/score.ts'
import type { Article } from '../model/article.ts'

/** What an archive holds, in the form that the newsroom's truth is compared with. */
export async function foundHistories(archive: Archive): Promise<FoundArticle[]> {
  const histories: FoundArticle[] = []
  let cursor: string | null = null
  do {
    const page: { items: readonly Article[]; cursor: string | null } = await archive.listArticles(
      cursor === null ? { limit: 500 } : { limit: 500, cursor },
    )
    for (const { id, url, status } of page.items) {
      // What was kept without being told is found as well, each change in its place: the truth is matched in order.
      const all = [...(await archive.changes(id)), ...(await archive.untoldChanges(id))]
      const changes = all.toSorted((a, b) => a.ordinal - b.ordinal)
      histories.push({
        url,
        gone: status === 'gone',
        changes: changes.map(({ from, to, change }) => ({ from, to, change })),
      })
    }
    cursor = page.cursor
  } while (cursor !== null)
  return histories
}
