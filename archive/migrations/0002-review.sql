-- Changes are numbered without a gap in the order of their commits (commit-statements.ts takes a lock for it), so
-- that who reads all those after a number misses none.
alter table changes alter column id drop identity if exists;

-- What lists of changes are ordered by when the telling ones come first: a significance of 1 is worth three days.
alter table changes add column rank double precision not null
  generated always as (extract(epoch from changed_by at time zone 'UTC')::double precision / 86400 + 3 * significance)
  stored;
alter table changes
  add column words_added integer not null default 0,
  add column words_removed integer not null default 0;
create index changes_rank on changes (rank, id);
create index changes_kinds on changes using gin (kinds);

-- Derived from versions and changes, for filters and search: model/search-text.ts says what the words are. Each word
-- stands between two spaces of its own, so that a phrase is found where its words begin and end, and is counted.
create function search_words(words text) returns text[] language sql immutable strict parallel safe
  return string_to_array(btrim(words), '  ');

-- How often a phrase stands in a text, both as kept for search.
create function phrase_count(words text, phrase text) returns integer language sql immutable strict parallel safe
  return (length(words) - length(replace(words, phrase, ''))) / length(phrase);

create table version_words (
  article_id bigint not null,
  number integer not null,
  words text not null,
  primary key (article_id, number),
  foreign key (article_id, number) references versions (article_id, number)
);
create index version_words_search on version_words using gin (search_words(words));

-- `added` is the new text of everything that the change touched, `removed` the old one.
create table change_words (
  change_id bigint primary key references changes (id),
  added text not null,
  removed text not null
);
create index change_words_added on change_words using gin (search_words(added));
create index change_words_removed on change_words using gin (search_words(removed));

-- What the newer version said of itself.
create table change_facets (
  change_id bigint primary key references changes (id),
  language text,
  section text,
  authors text[] not null
);
create index change_facets_language on change_facets (language, change_id);
create index change_facets_section on change_facets (section, change_id);
create index change_facets_authors on change_facets using gin (authors);

-- What people say of changes. Marks are the house's: what one reader has seen is seen.
create table change_marks (
  change_id bigint primary key references changes (id),
  seen_at timestamptz,
  seen_by text,
  labels text[] not null default '{}'
);
create index change_marks_labels on change_marks using gin (labels);

create table annotations (
  id bigint generated always as identity primary key,
  change_id bigint not null references changes (id),
  author text not null,
  text text not null,
  created_at timestamptz not null
);
create index annotations_change on annotations (change_id, id);
create trigger annotations_immutable before update or delete on annotations
  for each row execute function refuse_rewrite();
