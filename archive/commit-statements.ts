/**
 * Ends the claim when the capture is the claim's own; a pending one of an earlier claim leaves it running.
 * Parameters: 1 capture, 2 article, 3 key of the claim, 4 to 6 the next look.
 */
const endClaim = `pending = greatest(0, a.pending - 1),
  claims_without_commit = case when capture.capture_key = $3::bytea then 0 else a.claims_without_commit end,
  lease_until = case when capture.capture_key = $3::bytea then null else a.lease_until end,
  last_capture_key = case when capture.capture_key = $3::bytea then $3::bytea else a.last_capture_key end,
  status = case when capture.capture_key = $3::bytea then $4 else a.status end,
  next_due_at = case when capture.capture_key = $3::bytea then $5::timestamptz else a.next_due_at end,
  interval_ms = case when capture.capture_key = $3::bytea then $6::bigint else a.interval_ms end`

const pendingOnly = `where id = $1 and article_id = $2 and state = 'pending'`

export const lockArticle = {
  name: 'commit-lock',
  text: `select fence, versions, head_version, head_digest, head_capture_id, sightings, seen_capture_id
    from articles where id = $1 for update`,
}

/** A capture that can no longer enter the history, because a later one stands there. */
export const commitOvertaken = {
  name: 'commit-overtaken',
  text: `with capture as (
      update captures set state = 'done', outcome = 'late' ${pendingOnly} returning article_id, capture_key)
    update articles a set last_outcome = 'late', ${endClaim}
    from capture where a.id = capture.article_id returning a.id`,
}

/** What was in doubt is settled. */
const noDoubt = 'doubted_signal = null, doubted_digest = null, doubted_at = null'

/** Parameters 7 to 11: outcome, code, message, quality and signals; 12 and 13: what is in doubt, and the digest of what it says. */
export const commitFailure = {
  name: 'commit-failure',
  text: `with capture as (
      update captures set state = 'done', outcome = $7, failure_code = $8, failure_message = $9,
        quality = $10::real, signals = $11::json
      ${pendingOnly} returning article_id, capture_key, started_at)
    update articles a set last_outcome = $7, doubted_signal = coalesce($12, a.doubted_signal),
      doubted_digest = coalesce($13::bytea, a.doubted_digest),
      doubted_at = case when $12 is null or $12 = a.doubted_signal then a.doubted_at else capture.started_at end, ${endClaim}
    from capture where a.id = capture.article_id returning a.id`,
}

/**
 * The usual case in one statement, when the fence ($7) holds and the digest ($8) is the head's; $9 is the cleaner.
 * No row, and nothing changed, when it is not so.
 */
export const commitSeenAgain = {
  name: 'commit-seen-again',
  text: `with article as (
      select a.id, a.head_version, s.ordinal
      from articles a join sightings s on s.article_id = a.id and s.ordinal = a.sightings
      where a.id = $2 and a.fence = $7 and a.head_digest = $8 and (a.seen_capture_id is null or a.seen_capture_id <= $1)
      for update of a
    ), capture as (
      update captures c set state = 'done', version = article.head_version
      from article
      where c.id = $1 and c.article_id = article.id and c.state = 'pending'
      returning c.id, c.article_id, c.capture_key, c.started_at, c.etag, c.last_modified, c.version
    ), seen as (
      update sightings s set captures = s.captures + 1, last_capture_id = capture.id,
        last_seen_at = greatest(s.last_seen_at, capture.started_at)
      from capture, article where s.article_id = article.id and s.ordinal = article.ordinal)
    update articles a set last_outcome = 'new', head_capture_id = capture.id, seen_capture_id = capture.id,
      head_cleaner_id = $9, etag = capture.etag, last_modified = capture.last_modified, ${noDoubt}, ${endClaim}
    from capture where a.id = capture.article_id returning capture.version`,
}

/** Parameters 7 to 9: the version shown, quality and signals. */
export const completeCapture = {
  name: 'commit-complete',
  text: `with capture as (
      update captures set state = 'done', version = $7, quality = $8::real, signals = $9::json
      ${pendingOnly}
      returning id, article_id, capture_key, started_at, finished_at, etag, last_modified)
    update articles a set last_outcome = 'new', seen_capture_id = capture.id, head_capture_id = capture.id,
      etag = capture.etag, last_modified = capture.last_modified, ${noDoubt}, ${endClaim}
    from capture where a.id = capture.article_id
    returning capture.id, capture.started_at, capture.finished_at`,
}

export const selectVersionByDigest = {
  name: 'commit-version',
  text: 'select number from versions where article_id = $1 and content_digest = $2',
}

export const selectSighting = {
  name: 'commit-sighting',
  text: 'select last_seen_at from sightings where article_id = $1 and ordinal = $2',
}

export const selectCapture = {
  name: 'commit-capture',
  text: 'select version from captures where id = $1 and article_id = $2',
}

export const insertVersion = {
  name: 'commit-insert-version',
  text: `with version as (
      insert into versions (article_id, number, content, content_digest, cleaner_id, first_capture_id, parent,
        headline, words, created_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning article_id, number)
    insert into version_words (article_id, number, words) select article_id, number, $11 from version`,
}

export const insertSighting = {
  name: 'commit-insert-sighting',
  text: `insert into sightings (article_id, ordinal, version, first_seen_at, last_seen_at, captures,
      first_capture_id, last_capture_id, changed_after, changed_by)
    values ($1, $2, $3, $4, $4, 1, $5, $5, $6, $7)`,
}

export const insertUntold = {
  name: 'commit-insert-untold',
  text: `insert into untold_changes (article_id, ordinal, from_version, to_version, returned, cause, changed_after,
      changed_by, change)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9::json)`,
}

/** Those that wait, oldest first, with the newer content of each. */
export const selectWaiting = {
  name: 'settle-waiting',
  text: `select u.ordinal, a.source_id, u.from_version, u.to_version, u.returned, u.cause, u.changed_after, u.changed_by,
      u.change, v.content
    from untold_changes u
    join articles a on a.id = u.article_id
    join versions v on v.article_id = u.article_id and v.number = u.to_version
    where u.article_id = $1 and u.verdict is null order by u.ordinal`,
}

/** Changes told between two versions ($2 and $3), either way, since $4. */
export const countTurns = {
  name: 'settle-turns',
  text: `select count(*)::integer as count from changes
    where article_id = $1 and least(from_version, to_version) = least($2::integer, $3::integer)
      and greatest(from_version, to_version) = greatest($2::integer, $3::integer)
      and cause = 'publisher' and changed_by >= $4`,
}

/** $2: the ordinals of those that take turns. What was told is here no more; the others were gone again. */
export const settleRest = {
  name: 'settle-rest',
  text: `with told as (
      delete from untold_changes u using changes c
      where u.article_id = $1 and u.verdict is null and c.article_id = u.article_id and c.ordinal = u.ordinal
      returning u.ordinal
    ), untold as (
      update untold_changes u
      set verdict = case when u.ordinal = any($2::integer[]) then 'alternating' else 'fleeting' end
      where u.article_id = $1 and u.verdict is null
        and not exists (select from changes c where c.article_id = u.article_id and c.ordinal = u.ordinal))
    update articles set settled_ordinal = sightings where id = $1`,
}

/** Any number of its own: who holds it numbers the next change, until the transaction ends. */
export const lockNumbering = {
  name: 'commit-lock-numbering',
  text: 'select pg_advisory_xact_lock(7397164221)',
}

/** Numbered without a gap, in the order of the commits, under `lockNumbering`. */
export const insertChange = {
  name: 'commit-insert-change',
  text: `with change as (
      insert into changes (id, article_id, source_id, ordinal, from_version, to_version, returned, cause,
        changed_after, changed_by, comparer_id, significance, kinds, summary, headline, change, words_added,
        words_removed)
      select coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8::timestamptz, $9::timestamptz, $10, $11::real,
        $12::text[], $13, $14, $15::json, $21::integer, $22::integer
      from changes returning id
    ), words as (
      insert into change_words (change_id, added, removed) select id, $16, $17 from change)
    insert into change_facets (change_id, language, section, authors) select id, $18, $19, $20 from change`,
}

/** Parameters 2 to 7: version, digest, cleaner, ordinal, headline, time of the change or null to keep it. */
export const moveHead = {
  name: 'commit-move-head',
  text: `update articles set head_version = $2, head_digest = $3, head_cleaner_id = $4, sightings = $5,
      versions = greatest(versions, $2), headline = coalesce($6, headline),
      last_changed_at = coalesce($7, last_changed_at),
      -- What is seen first is no change.
      settled_ordinal = case when sightings = 0 then $5 else settled_ordinal end
    where id = $1`,
}

export const renewCleaner = {
  name: 'commit-renew-cleaner',
  text: 'update articles set head_cleaner_id = $2 where id = $1',
}
