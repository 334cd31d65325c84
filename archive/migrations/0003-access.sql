-- Who may do what in the review pages. Secrets are not kept, only their SHA-256: they are 256 random bits, which
-- nobody finds by trying.
create table tokens (
  id bigint generated always as identity primary key,
  name text not null unique,
  scope text not null check (scope in ('read', 'review', 'admin')),
  digest bytea not null unique check (octet_length(digest) = 32),
  created_at timestamptz not null,
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- A browser that has signed in with a token; it is worth no more and no longer than the token.
create table sessions (
  digest bytea primary key check (octet_length(digest) = 32),
  token_id bigint not null references tokens (id),
  expires_at timestamptz not null
);
