-- Where a source departs from its own norm, as the last look at it found (docs/source-health.md); null before the first.
alter table sources
  add column alerts json,
  add column failing_since timestamptz,
  -- Why it was paused by Stet itself; null when it was not.
  add column paused_because text;
