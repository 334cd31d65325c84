-- A story that moved to another address stays one article: the one that was found first goes on at the new address, the other one is
-- merged into it. What both recorded stays theirs, so that a move can be undone.
alter table articles
  add column merged_into bigint references articles (id),
  -- Key of the address that its redirects led to last; null when that is its own.
  add column leads_to_key text,
  drop constraint articles_status_check,
  add constraint articles_status_check check (status in ('active', 'retired', 'gone', 'quarantined', 'merged')),
  add constraint articles_merged check ((status = 'merged') = (merged_into is not null));
create index articles_left on articles (source_id, id)
  where leads_to_key is not null or status = 'gone' or last_outcome = 'gone';
create index articles_merged_into on articles (merged_into) where merged_into is not null;

create table moves (
  id bigint generated always as identity primary key,
  article_id bigint not null references articles (id),
  other_id bigint not null references articles (id),
  from_url text not null,
  to_url text not null,
  evidence text not null,
  made_by text not null,
  moved_at timestamptz not null,
  undone_at timestamptz,
  check (article_id <> other_id)
);
create index moves_article on moves (article_id);
create index moves_other on moves (other_id);
