/** A check in SQL over the articles $1 to $2: a row for each thing that does not hold. */
export interface Check {
  readonly number: number
  readonly text: string
}

const captureChecks: readonly Check[] = [
  {
    number: 201,
    text: `select 'capture ' || c.id as place, 'blob ' || c.blob_id || ' is missing' as message
      from captures c left join blobs b on b.id = c.blob_id
      where c.article_id between $1 and $2 and c.blob_id is not null and b.id is null`,
  },
  {
    number: 202,
    text: `select 'capture ' || c.id as place, 'its payload digest is not that of blob ' || c.blob_id as message
      from captures c join blobs b on b.id = c.blob_id
      where c.article_id between $1 and $2 and c.payload_digest is distinct from b.digest`,
  },
  {
    number: 203,
    text: `select 'capture ' || c.id as place,
        'its payload has ' || c.payload_size_bytes || ' bytes, blob ' || c.blob_id || ' ' || b.size_bytes as message
      from captures c join blobs b on b.id = c.blob_id
      where c.article_id between $1 and $2 and c.payload_size_bytes is distinct from b.size_bytes`,
  },
  {
    number: 204,
    text: `select 'capture ' || c.id as place, 'its key is not that of its article and slot' as message
      from captures c
      where c.article_id between $1 and $2
        and c.capture_key <> sha256(convert_to(c.article_id || e'\\n' || c.slot, 'UTF8'))`,
  },
  {
    number: 205,
    text: `select 'captures ' || string_agg(id::text, ', ' order by id) as place, 'they have one key' as message
      from captures where article_id between $1 and $2 group by capture_key having count(*) > 1`,
  },
  {
    number: 207,
    text: `select 'capture ' || c.id as place, 'it showed version ' || c.version || ', which is missing' as message
      from captures c left join versions v on v.article_id = c.article_id and v.number = c.version
      where c.article_id between $1 and $2 and c.version is not null and v.id is null`,
  },
  {
    number: 208,
    text: `select 'capture ' || id as place, 'its outcome ' || outcome || ' contradicts what it showed' as message
      from captures where article_id between $1 and $2 and (
        (state = 'pending' and (version is not null or outcome <> 'new' or blob_id is null))
        or (state = 'done' and outcome = 'new' and version is null)
        or (outcome in ('failed', 'blocked', 'gone', 'late') and version is not null)
        or (outcome in ('failed', 'blocked', 'gone') and failure_code is null))`,
  },
]

const versionChecks: readonly Check[] = [
  {
    number: 303,
    text: `select 'article ' || article_id as place,
        'its ' || count(*) || ' versions are numbered up to ' || max(number) as message
      from versions where article_id between $1 and $2 group by article_id having count(*) <> max(number)`,
  },
  {
    number: 304,
    text: `select 'article ' || v.article_id || ', version ' || v.number as place,
        'its first capture ' || v.first_capture_id || ' is none of the article' as message
      from versions v left join captures c on c.id = v.first_capture_id and c.article_id = v.article_id
      where v.article_id between $1 and $2 and c.id is null`,
  },
  {
    number: 305,
    text: `select 'article ' || article_id || ', version ' || number as place,
        'its parent is ' || coalesce(parent::text, 'missing') as message
      from versions where article_id between $1 and $2
        and ((number = 1) <> (parent is null) or parent >= number or parent < 1)`,
  },
  {
    number: 306,
    text: `select 'article ' || article_id as place,
        'versions ' || string_agg(number::text, ', ' order by number) || ' have one digest' as message
      from versions where article_id between $1 and $2 group by article_id, content_digest having count(*) > 1`,
  },
]

const sightingChecks: readonly Check[] = [
  {
    number: 401,
    text: `select 'article ' || s.article_id || ', sighting ' || s.ordinal as place,
        'version ' || s.version || ' is missing' as message
      from sightings s left join versions v on v.article_id = s.article_id and v.number = s.version
      where s.article_id between $1 and $2 and v.id is null`,
  },
  {
    number: 402,
    text: `select 'article ' || article_id as place,
        'its ' || count(*) || ' sightings are numbered up to ' || max(ordinal) as message
      from sightings where article_id between $1 and $2 group by article_id having count(*) <> max(ordinal)`,
  },
  {
    number: 403,
    text: `select 'article ' || s.article_id || ', sighting ' || s.ordinal as place,
        'it began before the one before it ended, or ended before it began' as message
      from sightings s
      left join sightings p on p.article_id = s.article_id and p.ordinal = s.ordinal - 1
      where s.article_id between $1 and $2
        and (s.first_seen_at < p.last_seen_at or s.last_seen_at < s.first_seen_at)`,
  },
  {
    number: 404,
    text: `select 'article ' || s.article_id || ', sighting ' || s.ordinal as place,
        'capture ' || e.id || ' is none of the article, or showed nothing' as message
      from sightings s
      cross join lateral (values (s.first_capture_id), (s.last_capture_id)) e (id)
      left join captures c on c.id = e.id and c.article_id = s.article_id and c.version is not null
      where s.article_id between $1 and $2 and c.id is null`,
  },
  {
    number: 405,
    text: `select 'article ' || s.article_id as place,
        'its sightings count ' || s.captures || ' captures; ' || c.captures || ' showed a version' as message
      from (select article_id, sum(captures) as captures from sightings
          where article_id between $1 and $2 group by article_id) s
      cross join lateral (select
        (select count(*) from captures c where c.article_id = s.article_id and c.version is not null)
        + (select count(*) from changes d where d.article_id = s.article_id and d.cause = 'reprocessing')
        + (select count(*) from untold_changes u where u.article_id = s.article_id and u.cause = 'reprocessing')
        as captures) c
      where s.captures <> c.captures`,
  },
  {
    number: 406,
    text: `select 'article ' || s.article_id || ', sighting ' || s.ordinal as place,
        'it shows version ' || s.version || ' like the one before it' as message
      from sightings s
      join sightings p on p.article_id = s.article_id and p.ordinal = s.ordinal - 1 and p.version = s.version
      where s.article_id between $1 and $2`,
  },
]

const changeChecks: readonly Check[] = [
  {
    number: 501,
    text: `select 'change ' || d.id as place, 'version ' || e.number || ' is missing' as message
      from changes d
      cross join lateral (values (d.from_version), (d.to_version)) e (number)
      left join versions v on v.article_id = d.article_id and v.number = e.number
      where d.article_id between $1 and $2 and v.id is null`,
  },
  {
    number: 502,
    text: `select 'change ' || d.id as place,
        'it leads from version ' || d.from_version || ' to ' || d.to_version || '; the sightings do not' as message
      from changes d
      left join sightings s on s.article_id = d.article_id and s.ordinal = d.ordinal
      left join sightings p on p.article_id = d.article_id and p.ordinal = d.ordinal - 1
      where d.article_id between $1 and $2
        and (s.version is distinct from d.to_version or p.version is distinct from d.from_version)`,
  },
  {
    number: 503,
    text: `select 'article ' || s.article_id || ', sighting ' || s.ordinal as place,
        'no change leads to it, or two' as message
      from sightings s
      left join changes d on d.article_id = s.article_id and d.ordinal = s.ordinal
      left join untold_changes u on u.article_id = s.article_id and u.ordinal = s.ordinal
      where s.article_id between $1 and $2 and s.ordinal > 1 and (d.id is null) = (u.article_id is null)`,
  },
  {
    number: 504,
    text: `select 'change ' || d.id as place, 'its times are not those of its sighting' as message
      from changes d join sightings s on s.article_id = d.article_id and s.ordinal = d.ordinal
      where d.article_id between $1 and $2
        and (d.changed_after is distinct from s.changed_after or d.changed_by is distinct from s.changed_by)`,
  },
  {
    number: 505,
    text: `select 'change ' || d.id as place, 'whether it returned to an older state is told wrongly' as message
      from changes d
      where d.article_id between $1 and $2 and d.returned <> exists (
        select from sightings s where s.article_id = d.article_id and s.ordinal < d.ordinal
          and s.version = d.to_version)`,
  },
  {
    number: 506,
    text: `select 'article ' || u.article_id || ', sighting ' || u.ordinal as place,
        'its change is kept without being told, and contradicts its sighting' as message
      from untold_changes u
      left join sightings s on s.article_id = u.article_id and s.ordinal = u.ordinal
      left join sightings p on p.article_id = u.article_id and p.ordinal = u.ordinal - 1
      join articles a on a.id = u.article_id
      where u.article_id between $1 and $2
        and (s.version is distinct from u.to_version or p.version is distinct from u.from_version
          or u.changed_after is distinct from s.changed_after or u.changed_by is distinct from s.changed_by
          or (u.verdict is null) <> (u.ordinal > a.settled_ordinal))`,
  },
]

const articleChecks: readonly Check[] = [
  {
    number: 601,
    text: `select 'article ' || a.id as place,
        'its head is ' || coalesce('version ' || a.head_version, 'missing') || ', seen last was '
        || coalesce('version ' || s.version, 'nothing') as message
      from articles a left join sightings s on s.article_id = a.id
        and s.ordinal = (select max(ordinal) from sightings m where m.article_id = a.id)
      where a.id between $1 and $2 and a.head_version is distinct from s.version`,
  },
  {
    number: 602,
    text: `select 'article ' || a.id as place,
        'the digest of its head is not that of version ' || a.head_version as message
      from articles a join versions v on v.article_id = a.id and v.number = a.head_version
      where a.id between $1 and $2 and a.head_digest is distinct from v.content_digest`,
  },
  {
    number: 603,
    text: `select 'article ' || a.id as place,
        'it counts ' || n.what || ' ' || n.counted || ', there are ' || n.present as message
      from articles a cross join lateral (values
        ('captures', a.captures, (select count(*) from captures c where c.article_id = a.id)),
        ('pending captures', a.pending,
          (select count(*) from captures c where c.article_id = a.id and c.state = 'pending')),
        ('versions', a.versions, (select count(*) from versions v where v.article_id = a.id)),
        ('sightings', a.sightings, (select count(*) from sightings s where s.article_id = a.id))
      ) n (what, counted, present)
      where a.id between $1 and $2 and n.counted <> n.present`,
  },
]

/** In the order of docs/verify.md, which explains each number. */
export const checks: readonly Check[] = [
  ...captureChecks,
  ...versionChecks,
  ...sightingChecks,
  ...changeChecks,
  ...articleChecks,
]
