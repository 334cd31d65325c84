-- A change is told, and numbered, when a second look has found it (docs/second-look.md). Until then it waits here; what
-- was gone again at the second look, or is one of two states that take turns, stays here with the reason. Each
-- sighting but an article's first has its change either here or in `changes`.
create table untold_changes (
  article_id bigint not null references articles (id),
  -- Of the sighting that it led to.
  ordinal integer not null,
  from_version integer not null,
  to_version integer not null,
  returned boolean not null,
  cause text not null check (cause in ('publisher', 'reprocessing')),
  changed_after timestamptz not null,
  changed_by timestamptz not null,
  change json not null,
  -- Null: it waits.
  verdict text check (verdict in ('fleeting', 'alternating')),
  primary key (article_id, ordinal),
  foreign key (article_id, ordinal) references sightings (article_id, ordinal)
);

-- Up to which sighting it is settled what is told.
alter table articles add column settled_ordinal integer not null default 0;
update articles set settled_ordinal = sightings;
