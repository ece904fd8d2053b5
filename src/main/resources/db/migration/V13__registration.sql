-- What a mentee asked for when registering.

create table registration (
  reference            text primary key references mentorship (reference),
  expertise            text not null check (char_length(expertise) between 1 and 4000),
  objectives           text not null check (char_length(objectives) between 1 and 4000),
  purpose              text not null check (purpose in ('DEVELOPMENT', 'INTEGRATION', 'EXPERTISE_TRANSFER', 'CAREER')),
  trigger              text not null check (trigger in ('DEVELOPMENT', 'CLIENT_CASE')),
  client_waiting       boolean not null,
  client_waiting_until date,
  registered_by        text not null check (char_length(registered_by) between 1 and 64),
  constraint registration_client_waits_for_a_case check (not client_waiting or trigger = 'CLIENT_CASE'),
  constraint registration_client_waits_until_a_day check (client_waiting = (client_waiting_until is not null))
);

create table registration_competence (
  reference  text not null references registration on delete cascade,
  competence text not null references competence,
  primary key (reference, competence)
);
create index registration_competence_by_competence on registration_competence (competence);

-- With whom one must not be matched, as written, one person a row: a name or an e-mail address.
-- SUPERIOR: the hierarchy (R60). OTHER: any other reason; nobody asks which.
create table registration_exclusion (
  reference text not null references registration on delete cascade,
  kind      text not null check (kind in ('SUPERIOR', 'OTHER')),
  line      integer not null,
  person    text not null check (char_length(person) between 1 and 4000),
  primary key (reference, kind, line)
);
