-- One mentorship's ranking as one JSON document; no row for an unknown reference. Points are out of 100.
-- Every mentor of the project gets a verdict, and points for what costs next to nothing to compare. Words are compared
-- only for those who can still be among the best: the others would not get there with all the points that words give.
-- Of each mentor only what ranks is kept (scored); the criteria one by one are worked out again for the best (judged).
with request as materialized (
  select
    mentorship.reference, mentee.language, mentee.years_of_experience, mentee.workplace, workplace.region,
    needs.codes as needs, cardinality(needs.codes) as needed, matching_mask(needs.codes) as needs_mask,
    :needs / greatest(cardinality(needs.codes), 1) as points_per_need,
    :experience / :fullExperience as points_per_year,
    coalesce(registration.vocabulary, '{}') as vocabulary
  from mentorship
  join person mentee on mentee.id = mentorship.mentee_id
  join workplace on workplace.code = mentee.workplace
  left join registration on registration.reference = mentorship.reference
  cross join lateral (
    select array(
      select competence from registration_competence needed where needed.reference = mentorship.reference) as codes
    offset 0) needs
  where mentorship.reference = :reference),
wanted as materialized (
  select words, cardinality(words) as number
  from (select array(select jsonb_object_keys(vocabulary)) as words from request offset 0) of_request),
judged as not materialized (
  select
    verdict.mentor_id, verdict.rule, verdict.load, verdict.capacity, verdict.busy,
    bit_count(verdict.competences & request.needs_mask) * request.points_per_need as needs_points,
    case
      when verdict.workplace = request.workplace then :workplace
      when verdict.region = request.region then :region
      else 0 end as workplace_points,
    least(greatest(verdict.years_of_experience - request.years_of_experience, 0) * request.points_per_year, :experience)
      as experience_points,
    :load - :load * verdict.busy as load_points
  from request
  join matching_verdict verdict on verdict.reference = request.reference),
scored as materialized (
  select mentor_id, rule, needs_points + workplace_points + experience_points + load_points as points
  from judged),
refusals as materialized (
  select rule, count(*) as mentors from scored where rule is not null group by rule),
counted as materialized (
  select total.mentors, total.mentors - (select coalesce(sum(mentors), 0) from refusals) as eligible
  from (select count(*) as mentors from scored) total),
-- The points without words that a candidate needs at least: of those ahead without words, the lowest score with words,
-- less all that words can give.
bar as materialized (
  select case when count(*) = :shown then min(points) else 0 end - :text - 0.1 as points
  from (
    select
      ahead.points + least(matching_shared(mentor.words, wanted.words) / (wanted.number * :fullText), 1) * :text
        as points
    from (select mentor_id, points from scored where rule is null order by points desc limit :shown) ahead
    join mentor on mentor.person_id = ahead.mentor_id
    cross join wanted
    where wanted.number > 0) lowest),
contender as (
  select
    scored.mentor_id, mentor.load::float8 / greatest(mentor.capacity, 1) as busy, mentor.words, text.points as text_points, scored.points + text.points as total,
    (select max(assigned_at) from assignment where assignment.mentor_id = scored.mentor_id) as last_assigned_at
  from scored
  join mentor on mentor.person_id = scored.mentor_id
  cross join wanted
  cross join lateral (
    select case
      when wanted.number = 0 then 0
      else least(matching_shared(mentor.words, wanted.words) / (wanted.number * :fullText), 1) * :text end as points
    offset 0) text
  where scored.rule is null and scored.points >= (select points from bar)),
best as (
  select contender.*, person.account,
    row_number() over (
      order by round(total::numeric, 1) desc, busy, last_assigned_at nulls first, person.account
    ) as rank
  from contender join person on person.id = contender.mentor_id
  order by rank
  limit :shown),
refused as (
  select mentor_id, rule, points,
    rule in ('SELF', 'HIERARCHY', 'NOT_MATCHED_WITH', 'ALREADY_TRIED') as personal
  from scored
  where rule is not null
  order by personal desc, points desc, mentor_id
  limit :exclusionsShown)
select json_build_object(
  'language', request.language,
  'needed', request.needed,
  'words', (select number from wanted),
  'eligible', (select eligible from counted),
  'elsewhere', (select count(*) from mentor) - (select mentors from counted),
  'excluded', (select coalesce(json_object_agg(rule, mentors), '{}') from refusals),
  'candidates', (
    select coalesce(json_agg(json_build_object(
      'account', best.account,
      'name', coalesce(person.preferred_name, person.given_name) || ' ' || person.family_name,
      'workplace', workplace.name,
      'region', case when :english then region.name_en else region.name_fr end,
      'sameWorkplace', person.workplace = request.workplace,
      'sameRegion', workplace.region = request.region,
      'load', judged.load,
      'capacity', judged.capacity,
      'yearsMore', person.years_of_experience - request.years_of_experience,
      'covered', (
        select coalesce(json_agg(label order by label), '[]')
        from (
          select case when :english then competence.label_en else competence.label_fr end as label
          from unnest(request.needs) as need
          join mentor_competence has on has.mentor_id = best.mentor_id and has.competence = need
          join competence on competence.code = need) labels),
      'shared', (
        select coalesce(json_agg(word order by char_length(word) desc, word), '[]')
        from jsonb_each_text(request.vocabulary) as said (stem, word)
        where stem = any (best.stems)),
      'score', round(best.total::numeric, 1),
      'points', json_build_object(
        'needs', round(judged.needs_points::numeric, 1),
        'text', round(best.text_points::numeric, 1),
        'workplace', round(judged.workplace_points::numeric, 1),
        'experience', round(judged.experience_points::numeric, 1),
        'load', round(judged.load_points::numeric, 1))) order by best.rank), '[]')
    from (select *, tsvector_to_array(words) as stems from best offset 0) best
    join judged on judged.mentor_id = best.mentor_id
    join person on person.id = best.mentor_id
    join workplace on workplace.code = person.workplace
    join region on region.code = workplace.region),
  'exclusions', (
    select coalesce(json_agg(json_build_object(
      'account', person.account,
      'name', coalesce(person.preferred_name, person.given_name) || ' ' || person.family_name,
      'rule', refused.rule,
      'load', mentor.load,
      'capacity', mentor.capacity) order by personal desc, points desc, refused.mentor_id), '[]')
    from refused
    join person on person.id = refused.mentor_id
    join mentor on mentor.person_id = refused.mentor_id))
from request
