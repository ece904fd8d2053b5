-- What did not arrive is somebody's to settle, and what is late is told each day (issue « Nobody waits in silence »).

-- Each time that messages did not arrive and the coordination was asked to see to it: one process of the engine each.
create table undelivered (
  id         bigint generated always as identity primary key,
  -- Whom they did not reach; null when the fault is the mail server's or the service's own, and it may be anybody.
  account    text check (char_length(account) between 1 and 64),
  opened_at  timestamptz not null,
  reminders  integer not null default 0 check (reminders >= 0),
  settled_at timestamptz check (settled_at >= opened_at),
  settled_by text check (char_length(settled_by) between 1 and 64),
  -- SEND_AGAIN: as it is. CORRECT_ADDRESS: to another address. TOLD: by telephone or in person, nothing is sent any more.
  settled_as text check (settled_as in ('SEND_AGAIN', 'CORRECT_ADDRESS', 'TOLD')),
  note       text check (char_length(note) between 1 and 2000),
  constraint undelivered_settled_whole
    check ((settled_at is null) = (settled_by is null) and (settled_at is null) = (settled_as is null)),
  constraint undelivered_address_of_somebody check (settled_as <> 'CORRECT_ADDRESS' or account is not null),
  constraint undelivered_note_of_what_was_told check (note is null or settled_as = 'TOLD')
);
-- Whatever comes beside one that is open belongs to it.
create unique index undelivered_one_open on undelivered (coalesce(account, '')) where settled_at is null;
create index undelivered_of_a_person on undelivered (account, settled_at);

alter table outbox
  -- Told otherwise: it did not arrive, and nobody has to see to it any more.
  add column settled_in bigint references undelivered (id),
  add constraint outbox_settled_failed check (settled_in is null or failed_at is not null),
  drop constraint outbox_level_check,
  -- DIGEST: what is late, or how the week is; sent by itself, in the morning of whoever reads it.
  add constraint outbox_level_check check (level in ('ASK', 'REMIND', 'TELL', 'DIGEST'));
create index outbox_unsettled on outbox (account, failed_as) where failed_at is not null and settled_in is null;
create index outbox_settled_in on outbox (settled_in) where settled_in is not null;

-- What the digests ask for.
create index mentorat_idx_task_due on act_ru_task (due_date_) where due_date_ is not null;
create index assignment_unopened on assignment (received_at)
  where received_at is not null and opened_at is null and ended_at is null;
create index commitment_answered_in_time on commitment (owner, stopped_at)
  where promise = 'ANSWER' and verdict in ('KEPT', 'KEPT_UNCONFIRMED');
