-- Matching: what the search compares, kept beside what people wrote, and the hard rules (view matching_verdict).
-- Functions have SQL bodies, not strings: names in them are bound now, so that a restored backup computes the same.

-- Letters without accents, ligatures and case, whatever the database's locale.
create function matching_fold(text) returns text
  language sql immutable strict parallel safe
  return lower(translate(
    replace(replace(replace(replace(replace(
      regexp_replace(normalize($1, NFKD), '[\u0300-\u036f]', '', 'g'),
      'œ', 'oe'), 'Œ', 'oe'), 'æ', 'ae'), 'Æ', 'ae'), 'ß', 'ss'),
    'ŁłĐđØøıĦħ', 'llddooihh'));

-- A name to compare: words folded and sorted, so that « Nom, Prénom » is « prénom nom »; a title in front is dropped.
create function matching_name(text) returns text
  language sql immutable strict parallel safe
  return (
    select string_agg(word, ' ' order by word collate "C")
    from regexp_split_to_table(
      regexp_replace(
        regexp_replace(
          matching_fold($1),
          '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u02b0-\u02ff\u2000-\u2bff\u3000-\u303f]+', ' ', 'g'),
        '^ *(?:m|mr|mme|mlle|mrs|ms|dr|dre|me) +(?=[^ ]+ +[^ ])', ''),
      ' +') word
    where word <> '');

-- Everything by which somebody may name this person: names as one says them, and the e-mail address.
create function matching_person_keys(given_name text, family_name text, preferred_name text, email text)
  returns text[]
  language sql immutable parallel safe
  return (
    select array_agg(distinct key)
    from unnest(array[
      matching_name(given_name || ' ' || family_name),
      matching_name(preferred_name || ' ' || family_name),
      case when matching_name(preferred_name) like '% %' then matching_name(preferred_name) end,
      lower(email)]) key
    where char_length(key) <= 450);

-- Everybody whom this line may name: « Jean Tremblay <j.tremblay@exemple.ca> », « Tremblay, Jean, directeur ».
create function matching_line_keys(line text) returns text[]
  language sql immutable strict parallel safe
  return (
    with part as (
      select piece, row_number() over () as n
      from regexp_split_to_table(
        regexp_replace(line, '[^\s<>()\[\],;:/|"]+@[^\s<>()\[\],;:/|"]+', ' ', 'g'),
        '[,;:/|&<>()\[\]"]| [-–—] | (?:et|and) ') piece
      where matching_name(piece) is not null)
    select coalesce(array_agg(distinct key), '{}')
    from (
      select rtrim(lower(address[1]), '.') as key
      from regexp_matches(line, '([^\s<>()\[\],;:/|"]+@[^\s<>()\[\],;:/|"]+)', 'g') address
      union all
      select matching_name(piece) from part where matching_name(piece) like '% %'
      union all
      select matching_name(a.piece || ' ' || b.piece) from part a join part b on b.n = a.n + 1
      union all
      select matching_name(string_agg(piece, ' ' order by n)) from part) keys
    where char_length(key) <= 450);

-- The words of a French text that carry meaning: stem (folded) -> the word as first written.
-- The listed stems are of words without a subject of their own that PostgreSQL's French dictionary keeps, and of the
-- commonest English ones.
create function matching_vocabulary(text) returns jsonb
  language sql immutable strict parallel safe
  return (
    select coalesce(jsonb_object_agg(stem, word order by n desc), '{}')
    from (
      select matching_fold((ts_lexize('pg_catalog.french_stem', word))[1]) as stem, word, n
      from regexp_split_to_table(
        regexp_replace(
          translate(
            lower(normalize($1, NFC)),
            'ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝŸŒÆ', 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿœæ'),
          '[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02b0-\u02ff\u2000-\u2bff\u3000-\u303f]+', ' ', 'g'),
        ' ') with ordinality as words (word, n)
      where char_length(word) between 2 and 40) stems
    where char_length(stem) between 2 and 60
      and stem <> all ('{
        afin,aim,ains,aller,alor,an,and,assez,aupres,auss,autr,avant,avoir,beaucoup,bien,ca,car,cec,cel,celui,
        certain,cet,cett,ceux,chacun,chaqu,chez,chos,comm,comment,contr,depuis,des,devoir,dois,doit,donc,dont,
        elle,encor,ensuit,entre,environ,etc,etre,fair,fait,for,hor,ici,il,in,is,jam,jusqu,la,laquel,le,lequel,
        leur,lor,lorsqu,malgr,mettr,mien,mieux,mis,moin,my,non,of,ou,oui,parc,pend,peu,peut,peuvent,plus,
        plusieur,pourquoi,pouvoir,puis,quand,quel,quelqu,quoi,san,selon,si,souhait,sous,souvent,tel,the,to,
        toujour,tous,tout,tre,tres,trop,vais,ver,veux,voic,voir,voudr,with}'));

-- How many of these words are in the text.
create function matching_shared(text_words tsvector, words text[]) returns integer
  language sql immutable strict parallel safe
  return length($1) - length(ts_delete($1, $2));

alter table person add column match_keys text[] not null
  generated always as (matching_person_keys(given_name, family_name, preferred_name, email)) stored;
create index person_by_match_key on person using gin (match_keys) with (fastupdate = off);

alter table mentor_superior add column match_keys text[] not null
  generated always as (matching_line_keys(person)) stored;
create index mentor_superior_by_match_key on mentor_superior using gin (match_keys) with (fastupdate = off);

alter table registration_exclusion add column match_keys text[] not null
  generated always as (matching_line_keys(person)) stored;
create index registration_exclusion_by_match_key on registration_exclusion
  using gin (match_keys) with (fastupdate = off);

-- What a mentor has to give, against what a mentee asks for.
alter table mentor add column words tsvector not null
  generated always as (
    strip(jsonb_to_tsvector(
      'pg_catalog.simple', matching_vocabulary(expertise || ' ' || coalesce(offers, '')), '["key"]'))) stored;
alter table registration add column vocabulary jsonb not null
  generated always as (matching_vocabulary(expertise || ' ' || objectives)) stored;

create index assignment_by_mentor_and_date on assignment (mentor_id, assigned_at);

-- Each competence has a place in a mask of 512, so that counting the ones a mentor covers costs next to nothing.
alter table competence add column ordinal integer not null unique
  generated always as identity (minvalue 0 maxvalue 511);

-- What the search reads of each mentor, one narrow row per project they are offered to. Kept by the triggers below,
-- in the transaction that changes the facts: five joined tables cost four times the time at 10 000 mentors.
-- No index by project: a search judges all mentors of a project, and reading the whole table from one end to the other
-- costs half of what an index does.
create table matching_profile (
  project             text not null references project,
  mentor_id           bigint not null references mentor on delete cascade,
  active              boolean not null,
  load                integer not null,
  capacity            integer not null,
  busy                double precision not null generated always as (load::float8 / greatest(capacity, 1)) stored,
  workplace           text not null,
  region              text not null,
  years_of_experience integer not null,
  languages           text not null, -- codes with spaces between
  competences         bit(512) not null,
  primary key (mentor_id, project)
);

create function matching_mask(codes text[]) returns bit(512)
  language sql stable
  return (
    select coalesce(bit_or(set_bit(repeat('0', 512)::bit(512), ordinal, 1)), repeat('0', 512)::bit(512))
    from competence where code = any (codes));

-- Locks the mentor and the person, so that two changes at once cannot each miss the other, then writes the rows anew.
create function matching_profile_rewrite(mentor_to_rewrite bigint) returns void
  language plpgsql as $$
begin
  perform 1 from mentor where person_id = mentor_to_rewrite for no key update;
  perform 1 from person where id = mentor_to_rewrite for share;
  delete from matching_profile
  where mentor_id = mentor_to_rewrite
    and not exists (
      select from mentor_project offered
      where offered.mentor_id = mentor_to_rewrite and offered.project = matching_profile.project);
  insert into matching_profile (
    project, mentor_id, active, load, capacity, workplace, region, years_of_experience, languages, competences)
  select
    offered.project, mentor.person_id, mentor.active, mentor.load, mentor.capacity,
    person.workplace, workplace.region, person.years_of_experience,
    (select coalesce(string_agg(language, ' ' order by language), '')
      from mentor_language where mentor_id = mentor_to_rewrite),
    matching_mask(array(select competence from mentor_competence where mentor_id = mentor_to_rewrite))
  from mentor_project offered
  join mentor on mentor.person_id = offered.mentor_id
  join person on person.id = mentor.person_id
  join workplace on workplace.code = person.workplace
  where offered.mentor_id = mentor_to_rewrite
  on conflict (mentor_id, project) do update set
    active = excluded.active, load = excluded.load, capacity = excluded.capacity,
    workplace = excluded.workplace, region = excluded.region, years_of_experience = excluded.years_of_experience,
    languages = excluded.languages, competences = excluded.competences;
end $$;

create function matching_profile_on_mentor_part() returns trigger
  language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform matching_profile_rewrite(old.mentor_id);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.mentor_id <> old.mentor_id) then
    perform matching_profile_rewrite(new.mentor_id);
  end if;
  return null;
end $$;

create trigger matching_profile_kept after insert or update or delete on mentor_project
  for each row execute function matching_profile_on_mentor_part();
create trigger matching_profile_kept after insert or update or delete on mentor_language
  for each row execute function matching_profile_on_mentor_part();
create trigger matching_profile_kept after insert or update or delete on mentor_competence
  for each row execute function matching_profile_on_mentor_part();

-- These copy what just changed and lock nothing else: places are taken often, and by several people at once.
create function matching_profile_on_mentor() returns trigger
  language plpgsql as $$
begin
  update matching_profile set active = new.active, load = new.load, capacity = new.capacity
  where mentor_id = new.person_id;
  return null;
end $$;

create trigger matching_profile_kept after update of active, load, capacity on mentor
  for each row execute function matching_profile_on_mentor();

create function matching_profile_on_person() returns trigger
  language plpgsql as $$
begin
  update matching_profile
  set workplace = new.workplace, years_of_experience = new.years_of_experience,
    region = (select region from workplace where code = new.workplace)
  where mentor_id = new.id;
  return null;
end $$;

create trigger matching_profile_kept after update of workplace, years_of_experience on person
  for each row
  when (old.workplace <> new.workplace or old.years_of_experience <> new.years_of_experience)
  execute function matching_profile_on_person();

create function matching_profile_on_workplace() returns trigger
  language plpgsql as $$
begin
  update matching_profile set region = new.region where workplace = new.code;
  return null;
end $$;

create trigger matching_profile_kept after update of region on workplace
  for each row execute function matching_profile_on_workplace();

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
    when not profile.active then 'NOT_ACTIVE'
    when profile.mentor_id = any (barrier.anybody) then
      case
        when profile.mentor_id = mentorship.mentee_id then 'SELF'
        when profile.mentor_id = any (barrier.hierarchy) then 'HIERARCHY'
        when profile.mentor_id = any (barrier.unwanted) then 'NOT_MATCHED_WITH'
        else 'ALREADY_TRIED'
      end
    when position(mentee.language in profile.languages) = 0 then 'LANGUAGE'
    when profile.load >= profile.capacity then 'NO_PLACE'
  end as rule
from mentorship
join person mentee on mentee.id = mentorship.mentee_id
-- Who is excluded by name, once per mentorship, not once per mentor (offset 0 keeps the planner from merging it).
cross join lateral (
  select hierarchy, unwanted, mentorship.mentee_id || hierarchy || unwanted || tried as anybody
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
join matching_profile profile on profile.project is not distinct from mentorship.project;
