import type { Archive } from '../archive/archive.ts'
import type { ArticleId, CaptureId } from '../model/ids.ts'
import { limits } from '../model/limits.ts'
import type { CleanInput } from '../pipeline/clean/clean.ts'

/** What the last capture of an article that has a body gave to clean; null when none has. */
export async function lastPage(archive: Archive, id: ArticleId): Promise<CleanInput | null> {
  let after: CaptureId | undefined
  for (;;) {
    const { items, cursor } = await archive.captures(id, {
      order: 'newest',
      limit: limits.pageSizeMax,
      ...(after !== undefined && { after }),
    })
    const last = items.find((each) => each.payloadDigest !== null)
    if (last !== undefined) {
      const body = (await archive.readBody(last.id)) ?? new Uint8Array()
      const { mediaType, charset, requestedUrl, hops } = last
      return { body, mediaType, charset, url: hops.at(-1)?.url ?? requestedUrl }
    }
    after = items.at(-1)?.id
    if (cursor === null || after === undefined) return null
  }
}
