import type { ReadingArchive } from '../archive/archive.ts'
import type { Article } from '../model/article.ts'
import type { Capture } from '../model/capture.ts'
import type { Failure } from '../model/errors.ts'
import type { CaptureId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'

/** The captures since the article was last seen that showed no version: it failed, was refused, or is gone. */
export interface Misses {
  readonly count: number
  readonly firstAt: Date
  readonly lastAt: Date
  /** Of the last of them. */
  readonly failure: Failure
}

/**
 * What has come in the place of an article since it was last seen; null when the last capture showed it. Reads the
 * captures from the newest version's first one on.
 */
export async function missesOf(
  archive: Pick<ReadingArchive, 'captures' | 'version'>,
  article: Article,
): Promise<Misses | null> {
  const head = article.headVersion === null ? null : await archive.version(article.id, article.headVersion)
  let misses: Misses | null = null
  let after: CaptureId | undefined = head?.firstCaptureId
  for (;;) {
    const page = await archive.captures(article.id, {
      ...(after === undefined ? {} : { after }),
      limit: limits.pageSizeMax,
    })
    for (const capture of page.items) misses = withCapture(misses, capture)
    after = page.items.at(-1)?.id
    if (page.cursor === null) return misses
  }
}

function withCapture(misses: Misses | null, { failure, version, startedAt }: Capture): Misses | null {
  if (version !== null) return null
  if (failure === null) return misses
  return {
    count: (misses?.count ?? 0) + 1,
    firstAt: misses?.firstAt ?? startedAt,
    lastAt: startedAt,
    failure,
  }
}
