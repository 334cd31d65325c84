import type { Database } from './database.ts'
import type { ArchiveCounts } from './reading-archive.ts'

/** The articles' own counters stand in for the large tables. */
const select = {
  name: 'counts',
  text: `select
      (select count(*) from sources where status <> 'removed') as sources,
      a.articles, a.captures, a.versions, a.quarantined,
      (select count(*) from changes) as changes,
      b.blobs, b.stored_bytes as "storedBytes", b.payload_bytes as "payloadBytes",
      (select count(*) from articles d join sources s on s.id = d.source_id
       where d.next_due_at <= now() and d.status in ('active', 'gone') and s.status = 'active') as "dueNow"
    from
      (select count(*) as articles, coalesce(sum(captures), 0)::bigint as captures,
        coalesce(sum(versions), 0)::bigint as versions,
        count(*) filter (where status = 'quarantined') as quarantined from articles) a,
      (select count(*) as blobs, coalesce(sum(stored_bytes), 0)::bigint as stored_bytes,
        coalesce(sum(size_bytes), 0)::bigint as payload_bytes from blobs) b`,
}

/** `ReadingArchive.counts`; `dueNow` by the database's clock. */
export async function counts(db: Database): Promise<ArchiveCounts> {
  const [row] = await db.run<{ [K in keyof ArchiveCounts]: number }>(select, [])
  if (row === undefined) throw new Error('Counting gave nothing.')
  return row
}
