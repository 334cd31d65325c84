-- Who is told of changes. Each goes through the numbers of changes in order (position), so that nothing is told twice but
-- after a crash, nothing is left out, and a message never overtakes another.
create table subscriptions (
  id bigint generated always as identity primary key,
  name text not null unique,
  kind text not null check (kind in ('webhook', 'email')),
  target text not null,
  filter text not null,
  format text not null,
  template text,
  authorization_header text,
  cron text,
  timezone text,
  -- Names its messages for ever, whatever archive or secret: part of their ids.
  uid uuid not null default gen_random_uuid(),
  -- Signing needs the secret itself. For a while after a change both sign.
  secret bytea not null,
  old_secret bytea,
  old_secret_until timestamptz,
  status text not null default 'active' check (status in ('active', 'paused', 'removed')),
  paused_because text,
  created_at timestamptz not null,
  position bigint not null,
  due_at timestamptz not null,
  -- As with articles: who works at it, until when, and the number that the next one takes.
  fence bigint not null default 0,
  lease_until timestamptz,
  attempts integer not null default 0,
  -- Messages given up since the last that arrived.
  dead_in_a_row integer not null default 0,
  delivered bigint not null default 0,
  delivered_at timestamptz,
  failure_code text,
  failure_message text,
  failed_at timestamptz,
  check ((kind = 'email') = (cron is not null and timezone is not null))
);

create index subscriptions_due on subscriptions (due_at) where status = 'active';

-- Messages that did not arrive, however often they were sent.
create table dead_letters (
  subscription_id bigint not null references subscriptions (id),
  change_id bigint not null references changes (id),
  died_at timestamptz not null,
  failure_code text not null,
  failure_message text not null,
  -- Somebody has asked for it to be sent once more.
  again boolean not null default false,
  primary key (subscription_id, change_id)
);

create index dead_letters_again on dead_letters (subscription_id, change_id) where again;
