import type { Selectable } from 'kysely'
import { blankContent, canonicalContent } from '../model/content.ts'
import { OperationalError } from '../model/errors.ts'
import type { ArticleId } from '../model/ids.ts'
import type { Sighting, Version } from '../model/version.ts'
import type { Database } from './database.ts'
import { pageSize } from './paging.ts'
import type { HistoryPage, ReadingArchive, VersionHead } from './reading-archive.ts'
import type { SightingsTable, VersionsTable } from './schema.ts'
import { digestText, sha256 } from './text.ts'

/** The part of `ReadingArchive` about versions and when they were seen. */
export function history(
  db: Database,
): Pick<ReadingArchive, 'sightings' | 'version' | 'versionAt' | 'versions'> {
  return {
    sightings: (articleId, page) =>
      db.guard(async () => {
        const rows = await db.kysely
          .selectFrom('sightings')
          .selectAll()
          .where('article_id', '=', articleId)
          .$if(page !== undefined, (s) =>
            s.where('ordinal', '>', page?.after ?? 0).limit(pageSize(page?.limit ?? 1)),
          )
          .orderBy('ordinal')
          .execute()
        return rows.map(toSighting)
      }),
    version: (articleId, number) => db.guard(() => version(db, articleId, number)),
    versionAt: (articleId, at) =>
      db.guard(async () => {
        const sighting = await db.kysely
          .selectFrom('sightings')
          .select('version')
          .where('article_id', '=', articleId)
          .where('first_seen_at', '<=', at)
          .orderBy('first_seen_at', 'desc')
          .orderBy('ordinal', 'desc')
          .limit(1)
          .executeTakeFirst()
        return sighting === undefined ? null : version(db, articleId, sighting.version)
      }),
    versions: (articleId, page) => db.guard(() => versions(db, articleId, page)),
  }
}

async function version(db: Database, articleId: ArticleId, number: number): Promise<Version | null> {
  const row = await db.kysely
    .selectFrom('versions')
    .selectAll()
    .where('article_id', '=', articleId)
    .where('number', '=', number)
    .executeTakeFirst()
  return row === undefined ? null : toVersion(row)
}

async function versions(
  db: Database,
  articleId: ArticleId,
  page?: HistoryPage,
): Promise<readonly VersionHead[]> {
  const rows = await db.kysely
    .selectFrom('versions')
    .select([
      'number',
      'headline',
      'content_digest',
      'cleaner_id',
      'first_capture_id',
      'parent',
      'created_at',
      'words',
    ])
    .where('article_id', '=', articleId)
    .$if(page !== undefined, (s) =>
      s.where('number', '>', page?.after ?? 0).limit(pageSize(page?.limit ?? 1)),
    )
    .orderBy('number')
    .execute()
  return rows.map((row) => ({
    number: row.number,
    headline: row.headline,
    contentDigest: digestText(row.content_digest),
    cleanerId: row.cleaner_id,
    firstCaptureId: row.first_capture_id,
    parent: row.parent,
    createdAt: row.created_at,
    words: row.words,
  }))
}

/** Throws `archive-damaged` for a content that is not the one it was stored with. */
function toVersion(row: Selectable<VersionsTable>): Version {
  if (!sha256(canonicalContent(row.content)).equals(row.content_digest)) {
    throw new OperationalError(
      'archive-damaged',
      `The content of version ${row.number} of article ${row.article_id} is not the one it was stored with.`,
      { hint: 'Run `stet verify` to see what is damaged, and restore from a backup.' },
    )
  }
  return {
    articleId: row.article_id,
    number: row.number,
    // Fields that came after a version was stored are blank in it.
    content: { ...blankContent, ...row.content },
    contentDigest: digestText(row.content_digest),
    cleanerId: row.cleaner_id,
    firstCaptureId: row.first_capture_id,
    parent: row.parent,
    createdAt: row.created_at,
  }
}

export function toSighting(row: Selectable<SightingsTable>): Sighting {
  const { changed_after: after, changed_by: by } = row
  return {
    version: row.version,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    captures: row.captures,
    changedBetween: after === null || by === null ? null : [after, by],
  }
}
