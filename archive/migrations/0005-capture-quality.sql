-- How far a page was believed to be its article, and why not wholly (docs/capture-quality.md). Null where nothing was
-- judged: captures without a page, and those that showed again what was known.
alter table captures
  add column quality real check (quality between 0 and 1),
  add column signals json;

-- Why the article's last page was not believed, since when, and what it said; null when nothing is in doubt.
alter table articles
  add column doubted_signal text,
  add column doubted_digest bytea,
  add column doubted_at timestamptz;
