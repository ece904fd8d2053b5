-- What the year adds to tables that exist: the durations a project promises, the answers to requests in the ledger,
-- the other side's word on a promise kept, and mentorships that the process itself closes at their time.

-- For the pair's own steps the limit is twice the reminder.
alter table project
  add answer_reminder      text not null default 'PT24H',
  add answer_limit         text not null default 'PT48H',
  add confirm_reminder     text not null default 'P3D',
  add confirm_limit        text not null default 'P7D',
  add pair_reminder        text not null default 'P7D',
  add check_in_reminder    text not null default 'PT48H',
  add check_in_ask_mentee  text not null default 'P7D',
  add check_in_limit       text not null default 'P14D',
  add evaluation_reminder  text not null default 'P7D',
  add evaluation_limit     text not null default 'P14D',
  add ending_preparation   text not null default 'P30D',
  add constraint project_reminds_before_the_limit_all_year check (
    interval '0' < answer_reminder::interval
    and answer_reminder::interval < answer_limit::interval
    and interval '0' < confirm_reminder::interval
    and confirm_reminder::interval < confirm_limit::interval
    and interval '0' < pair_reminder::interval
    and interval '0' < check_in_reminder::interval
    and check_in_reminder::interval < check_in_ask_mentee::interval
    and check_in_ask_mentee::interval < check_in_limit::interval
    and interval '0' < evaluation_reminder::interval
    and evaluation_reminder::interval < evaluation_limit::interval
    and interval '0' < ending_preparation::interval);

-- Which one of several promises of a kind: for ANSWER the request's id.
alter table commitment
  add subject text check (subject ~ '^[A-Za-z0-9-]{1,64}$'),
  drop constraint commitment_promise_check,
  add constraint commitment_promise_check check (
    promise in ('ASSIGNMENT', 'FIRST_CONTACT', 'ANSWER', 'SERVICE_PERIOD')),
  add constraint commitment_answer_has_a_subject check ((promise = 'ANSWER') = (subject is not null));
drop index commitment_one_open;
create unique index commitment_one_open on commitment (reference, promise, coalesce(subject, ''))
  where stopped_at is null;

-- Kept but unconfirmed becomes kept by the other side's word; no other verdict ever changes.
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
      and not (old.verdict = 'KEPT_UNCONFIRMED' and new.verdict = 'KEPT') then
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

-- HANDLED: the coordination answered instead. HANDED_OVER: the service ended first, and the coordination has it.
alter table commitment_note
  drop constraint commitment_note_kind_check,
  add constraint commitment_note_kind_check check (kind in
    ('REMINDER', 'DECISION_REMINDER', 'ESCALATION', 'LEAD_ALERTED', 'EXTENSION', 'REASSIGNMENT', 'DECLINE', 'REFERRAL',
     'HANDLED', 'HANDED_OVER')),
  drop constraint commitment_note_decided_by_someone,
  add constraint commitment_note_decided_by_someone check (
    kind in ('REMINDER', 'DECISION_REMINDER', 'ESCALATION', 'LEAD_ALERTED', 'HANDED_OVER')
    or (written_by is not null and reason is not null));

create or replace view broken_promise as
  select c.reference,
         c.promise,
         c.owner,
         c.started_at,
         c.limit_at,
         c.stopped_at,
         c.declared_at,
         c.stopped_at is null as still_open,
         greatest(coalesce(c.stopped_at, now()), c.limit_at) - c.limit_at as late_by,
         (select max(n.new_limit_at) from commitment_note n where n.commitment_id = c.id) as extended_to,
         (select string_agg(n.reason, E'\n' order by n.written_at, n.id)
            from commitment_note n where n.commitment_id = c.id and n.reason is not null) as reasons,
         c.subject
    from commitment c
   where c.verdict = 'LATE';

-- A year that ran to its end is closed by nobody: the process does it at its time.
alter table mentorship
  drop constraint mentorship_closed_with_an_outcome,
  add constraint mentorship_closed_with_an_outcome check (
    (closed_at is null) = (outcome is null)
    and (closed_by is null or closed_at is not null)
    and (closed_at is null or closed_by is not null or outcome = 'COMPLETED'));
alter table assignment
  drop constraint assignment_ended_by_someone,
  add constraint assignment_ended_by_someone check (
    (ended_at is null) = (ended_as is null)
    and (ended_by is null or ended_at is not null)
    and (ended_at is null or ended_by is not null or ended_as = 'MENTORSHIP_CLOSED')
    and ended_at >= assigned_at);
