-- Long texts (URLs of up to 4 KB) do not fit a B-tree entry, so equality on them is indexed by hash, and
-- uniqueness is an exclusion constraint over such an index. Digests are 32 bytes of SHA-256. JSON that must come
-- back byte for byte (contents, changes, headers) is `json`: `jsonb` refuses \u0000 and lone surrogates, which
-- hostile pages contain.

create table sources (
  id bigint generated always as identity primary key,
  url text not null,
  kind text not null check (kind in ('feed', 'sitemap', 'listing', 'page')),
  title text,
  cron text not null,
  timezone text not null,
  include text,
  exclude text,
  -- Of cleaning (model/rules.ts).
  rules json,
  status text not null default 'active' check (status in ('active', 'paused', 'removed')),
  created_at timestamptz not null,
  last_read_at timestamptz,
  -- To the millisecond: slots name due times, and what names them counts milliseconds.
  next_due_at timestamptz(3) not null,
  etag text,
  last_modified text,
  failures integer not null default 0,
  failure_code text,
  failure_message text,
  failed_at timestamptz,
  articles integer not null default 0,
  constraint sources_url exclude using hash (url with =)
);
create index sources_due on sources (next_due_at) where status = 'active';

-- One row an article: its identity, what is scheduled, who holds it, and what is needed to decide on the next
-- capture without reading the history.
create table articles (
  id bigint generated always as identity primary key,
  source_id bigint not null references sources (id),
  url text not null,
  key text not null,
  status text not null default 'active' check (status in ('active', 'retired', 'gone', 'quarantined')),
  created_at timestamptz not null,
  headline text,
  versions integer not null default 0,
  captures integer not null default 0,
  last_captured_at timestamptz,
  last_changed_at timestamptz,
  next_due_at timestamptz(3),
  interval_ms bigint not null,
  -- claim
  fence bigint not null default 0,
  lease_until timestamptz,
  claims_without_commit integer not null default 0,
  -- What the last claim failed of, where that was the article's; why a quarantined article was set aside.
  trouble text,
  pending integer not null default 0,
  last_capture_key bytea,
  last_outcome text,
  -- the last complete body, and whether it showed the head
  etag text,
  last_modified text,
  body_digest bytea,
  body_capture_id bigint,
  -- the version seen last
  head_version integer,
  head_digest bytea,
  head_cleaner_id text,
  head_capture_id bigint,
  sightings integer not null default 0,
  seen_capture_id bigint,
  -- the full blob that new bodies are compressed against
  keyframe_id bigint,
  keyframe_deltas integer not null default 0,
  -- As URLs name it, with its port: manners are per host, and no host may fill the queue.
  host text not null generated always as
    (coalesce(lower(substring(url from '^[A-Za-z]+://(?:[^/?#@]*@)?([^/?#]*)')), '')) stored,
  constraint articles_key exclude using hash (key with =)
) with (fillfactor = 80);
create index articles_url on articles using hash (url);
create index articles_due on articles (next_due_at) where next_due_at is not null and status in ('active', 'gone');
create index articles_host_due on articles (host, next_due_at)
  where next_due_at is not null and status in ('active', 'gone');
create index articles_source on articles (source_id, id);
create index articles_changed on articles (last_changed_at) where last_changed_at is not null;
create index articles_quarantined on articles (id) where status = 'quarantined';

-- `stored` is a zstd frame of the body; with a base, the base's body is its dictionary. A base has no base.
create table blobs (
  id bigint generated always as identity primary key,
  digest bytea not null unique check (octet_length(digest) = 32),
  size_bytes integer not null,
  stored_bytes integer not null,
  base_id bigint references blobs (id),
  stored bytea not null
);
alter table blobs alter column stored set storage external;

create table captures (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles (id),
  capture_key bytea not null unique,
  slot text not null,
  fence bigint not null,
  state text not null check (state in ('pending', 'done')),
  requested_url text not null,
  hops json not null,
  started_at timestamptz not null,
  finished_at timestamptz not null,
  status integer,
  outcome text not null check (outcome in ('new', 'identical', 'not-modified', 'blocked', 'gone', 'failed', 'late')),
  payload_digest bytea,
  payload_size_bytes integer,
  blob_id bigint references blobs (id),
  media_type text,
  charset text,
  truncated text check (truncated in ('length', 'time', 'disconnect')),
  etag text,
  last_modified text,
  failure_code text,
  failure_message text,
  version integer,
  check ((payload_digest is null) = (blob_id is null))
);
create index captures_article on captures (article_id, id);
create index captures_pending on captures (article_id, id) where state = 'pending';

create table versions (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles (id),
  number integer not null check (number > 0),
  content json not null,
  content_digest bytea not null check (octet_length(content_digest) = 32),
  cleaner_id text not null,
  first_capture_id bigint not null references captures (id),
  parent integer,
  headline text,
  words integer not null,
  created_at timestamptz not null,
  unique (article_id, number),
  unique (article_id, content_digest)
);

create table sightings (
  article_id bigint not null references articles (id),
  ordinal integer not null check (ordinal > 0),
  version integer not null,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  captures integer not null check (captures > 0),
  first_capture_id bigint not null,
  last_capture_id bigint not null,
  changed_after timestamptz,
  changed_by timestamptz,
  primary key (article_id, ordinal),
  foreign key (article_id, version) references versions (article_id, number),
  check (first_seen_at <= last_seen_at)
);
create index sightings_time on sightings (article_id, first_seen_at);

-- One for each sighting but an article's first; `ordinal` is that sighting's. `source_id` is the source that the
-- article belonged to when the change was seen.
create table changes (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles (id),
  source_id bigint not null references sources (id),
  ordinal integer not null,
  from_version integer not null,
  to_version integer not null,
  returned boolean not null,
  cause text not null check (cause in ('publisher', 'reprocessing')),
  changed_after timestamptz not null,
  changed_by timestamptz not null,
  comparer_id text not null,
  significance real not null,
  kinds text[] not null,
  summary text not null,
  headline text,
  change json not null,
  unique (article_id, ordinal),
  foreign key (article_id, from_version) references versions (article_id, number),
  foreign key (article_id, to_version) references versions (article_id, number)
);
create index changes_source on changes (source_id, id);

-- What is recorded stays. A capture is completed once, from pending to done; nothing else is ever updated.
create function refuse_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% % is immutable', tg_table_name, old.id using errcode = 'restrict_violation';
end $$;

create trigger blobs_immutable before update or delete on blobs
  for each row execute function refuse_rewrite();
create trigger versions_immutable before update or delete on versions
  for each row execute function refuse_rewrite();
create trigger changes_immutable before update or delete on changes
  for each row execute function refuse_rewrite();
create trigger captures_undeletable before delete on captures
  for each row execute function refuse_rewrite();
create trigger captures_immutable before update on captures
  for each row
  when (
    old.state = 'done'
    or new.state <> 'done'
    or (new.article_id, new.capture_key, new.fence, new.started_at, new.finished_at, new.blob_id, new.payload_digest)
      is distinct from
      (old.article_id, old.capture_key, old.fence, old.started_at, old.finished_at, old.blob_id, old.payload_digest)
  )
  execute function refuse_rewrite();

-- Manners per host. A lease is 'expiry in milliseconds:ticket', so that a crashed worker's connection comes free.
create table hosts (
  host text primary key,
  next_at timestamptz not null default '-infinity',
  promised_until timestamptz not null default '-infinity',
  quiet_until timestamptz not null default '-infinity',
  leases text[] not null default '{}'
) with (fillfactor = 50);

-- Granted: the ticket holds a connection, and the request may begin at `at`, at most patience_ms ahead. Else `at`
-- is when to come back: those who must wait are promised instants one step apart, so that they do not all come
-- back at once, and come a little early, so that being late costs the host's time nothing. Instants that lie
-- further ahead than any that is written now come from a clock that has been set back: they are forgotten. Clocks
-- differ by up to skew_ms, and whoever looked at his first may get here last.
create function enter_host(
  a_host text, a_ticket text, a_now timestamptz, delay_ms integer, connections integer, lease_ms integer,
  step_ms integer, patience_ms integer, delay_ms_max integer, wait_ms_max integer, quiet_ms_max integer,
  skew_ms integer,
  out granted boolean, out at timestamptz
) language plpgsql as $$
declare
  ms constant interval := interval '1 ms';
  h hosts%rowtype;
  live text[];
  epoch_ms bigint := (extract(epoch from a_now) * 1000)::bigint;
  earliest timestamptz;
  promised timestamptz;
begin
  -- A lost lease is harmless, so nobody waits for the disk, least of all while holding the host's row.
  perform set_config('synchronous_commit', 'off', true);
  select * into h from hosts where host = a_host for update;
  if not found then
    insert into hosts (host) values (a_host) on conflict do nothing;
    select * into h from hosts where host = a_host for update;
  end if;
  live := array(select l from unnest(h.leases) l
    where split_part(l, ':', 1)::bigint between epoch_ms + 1 and epoch_ms + patience_ms + lease_ms + skew_ms);
  earliest := greatest(
    a_now,
    case when h.next_at <= a_now + (patience_ms + delay_ms_max + skew_ms) * ms then h.next_at end,
    case when h.quiet_until <= a_now + (quiet_ms_max + skew_ms) * ms then h.quiet_until end);
  granted := earliest <= a_now + patience_ms * ms and cardinality(live) < connections;
  if granted then
    at := earliest;
    update hosts set leases = live || ((epoch_ms + patience_ms + lease_ms) || ':' || a_ticket),
      next_at = case when delay_ms > 0 then earliest + delay_ms * ms else h.next_at end
      where host = a_host;
    return;
  end if;
  promised := greatest(
    earliest,
    case when h.promised_until <= earliest + (wait_ms_max + skew_ms) * ms then h.promised_until end) + step_ms * ms;
  if promised > earliest + wait_ms_max * ms then
    at := earliest + (0.5 + random() / 2) * wait_ms_max * ms;
    return;
  end if;
  update hosts set promised_until = promised where host = a_host;
  at := promised - least(patience_ms, delay_ms) / 2 * ms;
end $$;

create function leave_host(a_host text, a_ticket text) returns void language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  update hosts set leases = array(select l from unnest(leases) l where split_part(l, ':', 2) <> a_ticket)
    where host = a_host;
end $$;
