-- Failures in a row to get any answer from a host: it is left alone for longer with each (docs/manners.md).
alter table hosts add column failures integer not null default 0;

drop function leave_host(text, text);
-- `answered`: null when no request was sent after all.
create function leave_host(
  a_host text, a_ticket text, a_now timestamptz, a_answered boolean, failures_max integer, break_ms_min integer,
  break_ms_max integer
) returns void language plpgsql as $$
begin
  perform set_config('synchronous_commit', 'off', true);
  update hosts set
    leases = array(select l from unnest(leases) l where split_part(l, ':', 2) <> a_ticket),
    failures = case when a_answered then 0 when not a_answered then least(failures + 1, 1000) else failures end,
    quiet_until = case when not a_answered and failures + 1 >= failures_max
      then greatest(quiet_until, a_now + interval '1 ms'
        * least(break_ms_max, break_ms_min * power(2, least(failures + 1 - failures_max, 20))))
      else quiet_until end
    where host = a_host;
end $$;

-- What a source says of an article besides that it is there (its headline, when it was updated), and how often in a
-- row a look for its sake found nothing new.
alter table articles
  add column hint_headline text,
  add column hint_modified timestamptz,
  add column hinted_at timestamptz,
  add column hint_sightings integer,
  add column hints_in_vain integer not null default 0;

-- Captures an hour that a source's articles may take together; null: as many as the host's manners allow.
alter table sources add column budget_per_hour integer check (budget_per_hour > 0);
