-- A source's subscription with the WebSub hub that it announces (https://www.w3.org/TR/websub/). `token` is in the
-- address that the hub calls, `secret` signs what it sends there.
create table hub_subscriptions (
  source_id bigint primary key references sources (id),
  hub text not null,
  topic text not null,
  token text not null unique,
  secret text not null,
  asked_at timestamptz not null,
  confirmed_until timestamptz,
  told_at timestamptz,
  failure text
);
