-- What calendar files need (R71): by uid and sequence a reader's calendar knows which entry a file changes, and which of two files is the later.
-- A meeting planned anew after a cancellation is another meeting, with a uid of its own: clients do not revive what was cancelled.
alter table meeting
  add column uid      uuid not null default gen_random_uuid(),
  add column sequence integer not null default 0 check (sequence >= 0),
  add constraint meeting_uid unique (uid);
alter table meeting alter column uid drop default;
update meeting set sequence = 1 where state = 'CANCELLED' or (state = 'UNRECORDED' and lapsed_at < begins_at);
alter table meeting alter column sequence drop default;

-- When and how a meeting was to be until it was moved; the sequence is the one that the move gave it.
create table meeting_move (
  meeting_id bigint not null references meeting,
  sequence   integer not null check (sequence >= 1),
  began_at   timestamptz not null,
  ended_at   timestamptz not null check (ended_at > began_at),
  mode       text not null check (mode in ('VIDEO', 'IN_PERSON', 'PHONE')),
  place      text check (place in ('MENTEE_WORKPLACE', 'MENTOR_WORKPLACE', 'OTHER_WORKPLACE', 'PUBLIC_PLACE')),
  moved_at   timestamptz not null check (moved_at < began_at),
  moved_by   text not null check (char_length(moved_by) between 1 and 64),
  told_at    timestamptz check (told_at >= moved_at),
  primary key (meeting_id, sequence),
  constraint meeting_move_place_when_in_person check ((mode = 'IN_PERSON') = (place is not null))
);
