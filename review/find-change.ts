import type { Occasion, RecordedChange } from '../archive/archive.ts'
import type { Article } from '../model/article.ts'
import type { Change } from '../model/change.ts'
import type { ArticleId } from '../model/ids.ts'
import type { Version } from '../model/version.ts'
import { compare } from '../pipeline/compare/compare.ts'
import type { ReviewArchive } from './deps.ts'

/** Two versions of an article and what differs between them, as recorded or as compared for the asking. */
export interface FoundChange {
  readonly article: Article
  readonly from: number
  readonly to: number
  readonly old: Version
  readonly young: Version
  readonly change: Change
  /** As recorded; null for versions that never stood next to each other, or too far back to look up. */
  readonly recorded: RecordedChange | null
  /** When this very change was seen, oldest first. */
  readonly occasions: readonly Occasion[]
  readonly occasion: Occasion | null
}

/** Which change: `at` is the ordinal of the sighting that one of several occasions led to. */
interface ChangeAddress {
  readonly from: number
  readonly to: number
  readonly at: number | null
}

/** Looks up what differs between any two versions of an article; null when there are no such versions. */
export async function findChange(
  archive: ReviewArchive,
  id: ArticleId,
  { from, to, at }: ChangeAddress,
): Promise<FoundChange | null> {
  const [article, old, young, occasions] = await Promise.all([
    archive.findArticle(id),
    archive.version(id, from),
    archive.version(id, to),
    archive.occasions(id, from, to),
  ])
  if (article === null || old === null || young === null) return null
  const occasion = occasions.find(({ ordinal }) => ordinal === at) ?? occasions.at(-1) ?? null
  const recorded = occasion === null ? null : await archive.recordedChange(id, occasion.ordinal)
  const change = recorded?.change ?? compare(old.content, young.content)
  return { article, from, to, old, young, change, recorded, occasions, occasion }
}
