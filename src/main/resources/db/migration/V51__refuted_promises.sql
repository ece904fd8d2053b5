-- A promise kept by its owner's word may be found not kept: late from then on, before its limit too, and only with the
-- account of who found it.

alter table commitment_note
  drop constraint commitment_note_kind_check,
  add constraint commitment_note_kind_check check (kind in
    ('REMINDER', 'DECISION_REMINDER', 'ESCALATION', 'LEAD_ALERTED', 'EXTENSION', 'REASSIGNMENT', 'DECLINE', 'REFERRAL',
     'HANDLED', 'HANDED_OVER', 'REFUTED'));

create function commitment_is_refuted(commitment bigint) returns boolean language sql stable as $$
  select exists (select 1 from commitment_note where commitment_id = commitment and kind = 'REFUTED')
$$;

-- A check cannot see the notes: what was commitment_late_from_the_limit is a trigger now, under the same name.
alter table commitment drop constraint commitment_late_from_the_limit;
create function commitment_late_from_the_limit() returns trigger language plpgsql as $$
begin
  if new.verdict = 'LATE' and new.stopped_at < new.limit_at and not commitment_is_refuted(new.id) then
    raise exception 'commitment %: commitment_late_from_the_limit, or found not kept', new.id
      using errcode = 'check_violation', constraint = 'commitment_late_from_the_limit';
  end if;
  return new;
end $$;
create trigger commitment_late_from_the_limit before insert or update on commitment
  for each row execute function commitment_late_from_the_limit();

create or replace function commitment_keeps_its_word() returns trigger language plpgsql as $$
begin
  if (new.reference, new.promise, new.subject, new.started_at, new.target_at, new.limit_at)
      is distinct from
      (old.reference, old.promise, old.subject, old.started_at, old.target_at, old.limit_at) then
    raise exception 'commitment %: promise, subject, start, target and limit never change', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  if old.verdict = 'LATE' and new.verdict <> 'LATE' then
    raise exception 'commitment %: late stays late', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  if old.verdict <> 'OPEN' and new.verdict <> old.verdict
      and not (old.verdict = 'KEPT_UNCONFIRMED' and new.verdict = 'KEPT')
      and not (old.verdict = 'KEPT_UNCONFIRMED' and new.verdict = 'LATE' and commitment_is_refuted(old.id)) then
    raise exception 'commitment %: a verdict is not taken back', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  if old.stopped_at is not null
      and (new.stopped_at, new.declared_at) is distinct from (old.stopped_at, old.declared_at) then
    raise exception 'commitment %: its stop never moves', old.id
      using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;

-- What was found not kept was not answered at its stop: it is late at least until it was found.
create or replace view broken_promise as
  select c.reference,
         c.promise,
         c.owner,
         c.started_at,
         c.limit_at,
         c.stopped_at,
         c.declared_at,
         c.stopped_at is null as still_open,
         greatest(coalesce(r.refuted_at, c.stopped_at, now()), c.limit_at) - c.limit_at as late_by,
         (select max(n.new_limit_at) from commitment_note n where n.commitment_id = c.id) as extended_to,
         (select string_agg(n.reason, E'\n' order by n.written_at, n.id)
            from commitment_note n where n.commitment_id = c.id and n.reason is not null) as reasons,
         c.subject,
         r.refuted_at
    from commitment c
    cross join lateral (
      select max(n.written_at) as refuted_at
        from commitment_note n where n.commitment_id = c.id and n.kind = 'REFUTED') r
   where c.verdict = 'LATE';
