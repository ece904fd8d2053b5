-- A project may count its deadlines in business hours, with Québec's holidays (X6).

alter table project
  add deadlines_count text not null default 'CALENDAR' check (deadlines_count in ('CALENDAR', 'BUSINESS'));

-- As its project counted when it began: what was promised is not counted anew.
alter table mentorship
  add deadlines_count text not null default 'CALENDAR' check (deadlines_count in ('CALENDAR', 'BUSINESS'));

create function mentorship_counts_as_it_began() returns trigger language plpgsql as $$
begin
  if new.deadlines_count <> old.deadlines_count then
    raise exception 'mentorship %: its deadlines are counted as when it began', old.reference
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger mentorship_counts_as_it_began before update of deadlines_count on mentorship
  for each row execute function mentorship_counts_as_it_began();
