-- What every ranking reads of every mentor of a project, made cheaper to read: what has a fixed width comes first, so
-- that its place in the row is known; the competences lie there as they are compared; a project has a number, and a rule is
-- a number with a name.
create type matching_rule as enum (
  'NOT_ACTIVE', 'SELF', 'HIERARCHY', 'NOT_MATCHED_WITH', 'ALREADY_TRIED', 'LANGUAGE', 'NO_PLACE');

alter table project add column number integer not null unique generated always as identity;

drop view matching_verdict;
drop table matching_profile;

create table matching_profile (
  mentor_id           bigint not null references mentor on delete cascade,
  busy                double precision not null generated always as (load::float8 / greatest(capacity, 1)) stored,
  load                integer not null,
  capacity            integer not null,
  years_of_experience integer not null,
  project             integer not null references project (number),
  active              boolean not null,
  competences         bit(512) storage plain not null,
  workplace           text not null,
  region              text not null,
  languages           text not null, -- codes with spaces between
  primary key (mentor_id, project)
);

create or replace function matching_profile_rewrite(mentor_to_rewrite bigint) returns void
  language plpgsql as $$
begin
  perform 1 from mentor where person_id = mentor_to_rewrite for no key update;
  perform 1 from person where id = mentor_to_rewrite for share;
  delete from matching_profile using project
  where mentor_id = mentor_to_rewrite
    and project.number = matching_profile.project
    and not exists (
      select from mentor_project offered
      where offered.mentor_id = mentor_to_rewrite and offered.project = project.code);
  insert into matching_profile (
    project, mentor_id, active, load, capacity, workplace, region, years_of_experience, languages, competences)
  select
    project.number, mentor.person_id, mentor.active, mentor.load, mentor.capacity,
    person.workplace, workplace.region, person.years_of_experience,
    (select coalesce(string_agg(language, ' ' order by language), '')
      from mentor_language where mentor_id = mentor_to_rewrite),
    matching_mask(array(select competence from mentor_competence where mentor_id = mentor_to_rewrite))
  from mentor_project offered
  join project on project.code = offered.project
  join mentor on mentor.person_id = offered.mentor_id
  join person on person.id = mentor.person_id
  join workplace on workplace.code = person.workplace
  where offered.mentor_id = mentor_to_rewrite
  on conflict (mentor_id, project) do update set
    active = excluded.active, load = excluded.load, capacity = excluded.capacity,
    workplace = excluded.workplace, region = excluded.region, years_of_experience = excluded.years_of_experience,
    languages = excluded.languages, competences = excluded.competences;
end $$;

select matching_profile_rewrite(person_id) from mentor;

-- Each mentor offered to a mentorship's project, with the first hard rule that excludes them, or null: the only place
-- where the rules are written. Names of rules and their order: org.mentorat.matching.Rule. Read it with a reference.
-- A mentor who is not in it is not offered to the project (OTHER_PROJECT).
create view matching_verdict as
select
  mentorship.reference,
  profile.mentor_id,
  profile.workplace,
  profile.region,
  profile.years_of_experience,
  profile.competences,
  profile.load,
  profile.capacity,
  profile.busy,
  case
    when not profile.active then 'NOT_ACTIVE'::matching_rule
    when profile.mentor_id = any (barrier.anybody) then
      case
        when profile.mentor_id = mentorship.mentee_id then 'SELF'::matching_rule
        when profile.mentor_id = any (barrier.hierarchy) then 'HIERARCHY'::matching_rule
        when profile.mentor_id = any (barrier.unwanted) then 'NOT_MATCHED_WITH'::matching_rule
        else 'ALREADY_TRIED'::matching_rule
      end
    when profile.languages not like barrier.speaks then 'LANGUAGE'::matching_rule
    when profile.load >= profile.capacity then 'NO_PLACE'::matching_rule
  end as rule
from mentorship
join project on project.code = mentorship.project
join person mentee on mentee.id = mentorship.mentee_id
-- Who is excluded by name, once per mentorship, not once per mentor (offset 0 keeps the planner from merging it).
cross join lateral (
  select
    hierarchy, unwanted, mentorship.mentee_id || hierarchy || unwanted || tried as anybody,
    '%' || mentee.language || '%' as speaks
  from (
    select
      array(
        -- whom the mentee ever named as a superior, as a mentee and as a mentor
        select superior.id
        from mentorship theirs
        join registration_exclusion named on named.reference = theirs.reference and named.kind = 'SUPERIOR'
        join person superior on superior.match_keys && named.match_keys
        where theirs.mentee_id = mentee.id
        union all
        select superior.id
        from mentor_superior named
        join person superior on superior.match_keys && named.match_keys
        where named.mentor_id = mentee.id
        -- who ever named the mentee as a superior
        union all
        select named.mentor_id from mentor_superior named where named.match_keys && mentee.match_keys
        union all
        select subordinate.mentee_id
        from registration_exclusion named
        join mentorship subordinate on subordinate.reference = named.reference
        where named.kind = 'SUPERIOR' and named.match_keys && mentee.match_keys) as hierarchy,
      array(
        select unwanted.id
        from registration_exclusion named
        join person unwanted on unwanted.match_keys && named.match_keys
        where named.reference = mentorship.reference and named.kind = 'OTHER') as unwanted,
      array(
        select assignment.mentor_id from assignment where assignment.mentorship_id = mentorship.id) as tried
    offset 0) named
  offset 0) barrier
-- Not "=", for which the planner would take the primary key, row after row.
join matching_profile profile on profile.project is not distinct from project.number;
