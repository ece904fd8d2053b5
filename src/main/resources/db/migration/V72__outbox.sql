-- Whom the service tells what (issue « Nobody waits in silence »): one row per business event and recipient, written in the
-- transaction of the event. No text is kept: it is made when the message is sent.

create table outbox (
  -- The Message-ID of what is sent is made of it: a repeat after a crash is recognised by every mail server.
  id               uuid primary key,
  -- In which order things were told.
  number           bigint generated always as identity,
  -- What makes the event one: the passing of a token through a send task, by the engine's id of it.
  event            text not null check (char_length(event) between 1 and 100),
  kind             text not null check (kind ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length(kind) <= 64),
  -- ASK: a step has become this person's. REMIND: it still is. TELL: something they waited for happened.
  level            text not null check (level in ('ASK', 'REMIND', 'TELL')),
  account          text not null check (char_length(account) between 1 and 64),
  -- Of the process that tells: a mentorship's reference, or that of an absence, a project …
  reference        text check (char_length(reference) between 1 and 64),
  process_instance text not null check (char_length(process_instance) between 1 and 64),
  -- The step that the message leads to.
  element          text check (char_length(element) between 1 and 100),
  subject          bigint,
  -- The moment of which the message speaks: until when, or when.
  due_at           timestamptz,
  created_at       timestamptz not null,
  -- What is told together goes in one message; its rows share this.
  bundle           uuid,
  next_attempt_at  timestamptz not null check (next_attempt_at >= created_at),
  attempts         integer not null default 0 check (attempts >= 0),
  -- A sender has it in hand until then; after that it has ended without saying so.
  claimed_until    timestamptz,
  sent_at          timestamptz check (sent_at >= created_at),
  dropped_at       timestamptz check (dropped_at >= created_at),
  -- OVERTAKEN: the step was done before the message could be sent. ERASED: nobody is left to be told.
  dropped_as       text check (dropped_as in ('OVERTAKEN', 'ERASED')),
  failed_at        timestamptz check (failed_at >= created_at),
  -- REFUSED: the server does not take it for this address. UNREACHABLE: no server took it for over a day. BOUNCED: it was
  -- taken and came back. ADDRESS: there is no address that one could send to. FAULT: the message could not be made.
  failed_as        text check (failed_as in ('REFUSED', 'UNREACHABLE', 'BOUNCED', 'ADDRESS', 'FAULT')),
  -- What the other server answered, by number only: « 5.1.1 ».
  failure_code     text check (failure_code ~ '^[0-9]{1,3}([. ][0-9]{1,3}){0,4}$'),
  constraint outbox_one_per_event_and_person unique (event, kind, account),
  constraint outbox_dropped_whole check ((dropped_at is null) = (dropped_as is null)),
  constraint outbox_failed_whole check ((failed_at is null) = (failed_as is null)),
  constraint outbox_one_end check (
    (dropped_at is null or (sent_at is null and failed_at is null))
    and (sent_at is null or failed_at is null or failed_as = 'BOUNCED'))
);
create index outbox_waiting on outbox (next_attempt_at, number)
  where sent_at is null and dropped_at is null and failed_at is null;
create index outbox_together on outbox (bundle) where bundle is not null;
create index outbox_of_a_mentorship on outbox (reference, number);
create index outbox_of_a_person on outbox (account, number);
create index outbox_failed on outbox (failed_at) where failed_at is not null;

-- How somebody wishes to be told. Who has no row has never said so.
create table mail_preference (
  account    text primary key check (char_length(account) between 1 and 64),
  -- Null: the language of the person, or the service's.
  language   text check (language in ('fr', 'en')),
  -- SINGLE: each message at once. DIGEST: one message a day; what is late comes at once all the same.
  delivery   text not null check (delivery in ('SINGLE', 'DIGEST')),
  -- Between them reminders wait; limits do not move (R62).
  quiet_from time not null,
  quiet_to   time not null,
  changed_at timestamptz not null
);

-- The second stamp of a receipt (X8): the mail server took the notice. The first, received_at, says that the task was there.
alter table assignment
  add notified_at timestamptz check (notified_at >= received_at);
