import type { SourceId } from '../../model/ids.ts'
import type { Source } from '../../model/source.ts'
import { hostOf } from '../components/links.ts'
import type { ReviewArchive } from '../deps.ts'

/** What a source is called: its title, else the host of its address. */
export function sourceName(source: Pick<Source, 'title' | 'url'>): string {
  const title = source.title?.trim() ?? ''
  return title === '' ? hostOf(source.url) : title
}

/** The names of the sources that a page speaks of, each looked up once. */
export async function sourceNames(
  archive: Pick<ReviewArchive, 'findSource'>,
  ids: readonly SourceId[],
): Promise<ReadonlyMap<SourceId, string>> {
  const found = await Promise.all([...new Set(ids)].map((id) => archive.findSource(id)))
  return new Map(
    found.flatMap((source) => (source === null ? [] : [[source.id, sourceName(source)] as const])),
  )
}
