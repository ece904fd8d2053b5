package org.mentorat.matching;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Many mentors and some mentees of one project, made by the database, the same every time. Each
 * mentor has six competences of those known, a text of some seventy words, and perhaps mentees;
 * each mentee seeks three competences and names a superior.
 */
final class MentorCrowd {

  static final String PROJECT = "crowd";

  private static final String FILL =
      """
      select setseed(0.42);
      insert into project (code, name_fr, name_en, starts_on) values ('crowd', 'Foule', 'Crowd', '2020-01-01');
      insert into workplace (code, name, region)
      select 'crowd-' || n, 'Carrefour ' || n, lpad((1 + n % 17)::text, 2, '0') from generate_series(0, 119) n;

      create temporary table phrase (n integer primary key, words text) on commit preserve rows;
      insert into phrase
      select row_number() over () - 1, words from unnest(string_to_array(
        'accompagnement de jeunes décrocheurs|insertion de personnes immigrantes|entrevue motivationnelle|'
        'bilan de compétences|recherche d’emploi cachée|rédaction de curriculum vitæ|simulation d’entrevue|'
        'maintien en emploi|santé mentale au travail|autisme et employabilité|clientèle judiciarisée|'
        'femmes dans les métiers non traditionnels|travailleurs de 45 ans et plus|reconnaissance des acquis|'
        'orientation scolaire|information sur le marché du travail|démarchage d’employeurs|économie sociale|'
        'animation de groupes|clubs de recherche d’emploi|gestion de conflits|écoute active|rétroaction constructive|'
        'leadership mobilisateur|communication non violente|tenue de dossiers|normes de confidentialité|'
        'mesures d’Emploi-Québec|subventions salariales|partenariats locaux|milieu rural|Premières Nations|'
        'entrepreneuriat|réinsertion après un épuisement|itinérance|francisation|déficience intellectuelle|'
        'surdité et accessibilité|rencontres à distance|outils numériques|médias sociaux professionnels|'
        'secteur de la santé|secteur manufacturier|agriculture et pêche|construction|technologies de l’information|'
        'hôtellerie et tourisme|fonction publique|relève et transfert d’expertise|codéveloppement|'
        'supervision de stagiaires|évaluation des besoins|plan d’action individualisé|suivi après placement|'
        'tests psychométriques|approche orientante|conciliation travail et famille|aide financière|'
        'deuil et transition de carrière|préparation à la retraite', '|')) words;

      create temporary table text_for (n integer primary key, words text) on commit preserve rows;
      insert into text_for
      select picked.n, 'Depuis plusieurs années, ' || string_agg(words, ', ') || '.'
      from (
        select n, floor(random() * 60)::integer as pick
        from generate_series(1, :mentors + :mentees) n, generate_series(1, 12)) picked
      join phrase on phrase.n = pick
      group by picked.n;

      insert into person (
        account, given_name, family_name, email, language, time_zone, workplace, years_of_experience, enrolled_at)
      select
        'crowd-' || n, 'Prénom' || n % 97, 'Nom' || n / 97, 'crowd' || n || '@exemple.ca',
        case when n % 20 = 0 then 'en' else 'fr' end, 'America/Toronto', 'crowd-' || floor(random() * 120)::integer,
        floor(random() * 35)::integer, now()
      from generate_series(1, :mentors + :mentees) n;

      create temporary table member (n integer primary key, id bigint unique) on commit preserve rows;
      insert into member select substr(account, 7)::integer, id from person where account like 'crowd-%';

      insert into mentor (person_id, capacity, load, active, expertise, offers, needs, admitted_at)
      select id, capacity, least(capacity, floor(random() * (capacity + 1))::integer), random() < 0.95,
        words, 'Une oreille attentive.', 'Transmettre.', now()
      from (select n, id, 1 + floor(random() * 4)::integer as capacity from member where n <= :mentors) drawn
      join text_for using (n);

      alter table mentor_language disable trigger matching_profile_kept;
      alter table mentor_competence disable trigger matching_profile_kept;
      alter table mentor_project disable trigger matching_profile_kept;
      insert into mentor_language
      select id, 'fr' from member where n <= :mentors and n % 25 <> 0
      union all select id, 'en' from member where n <= :mentors and n % 3 = 0;
      insert into mentor_competence
      select distinct id, code
      from (
        select id, 1 + floor(random() * (select count(*) from competence))::integer as pick
        from member, generate_series(1, 6) where n <= :mentors) drawn
      join (select code, row_number() over (order by code) as pick from competence) known using (pick);
      insert into mentor_project select id, 'crowd' from member where n <= :mentors;
      insert into mentor_superior
      select id, 0, 'Nom' || n % 90 || ', Prénom' || n % 80 from member where n <= :mentors and n % 2 = 0;
      select matching_profile_rewrite(id) from member where n <= :mentors;
      alter table mentor_language enable trigger matching_profile_kept;
      alter table mentor_competence enable trigger matching_profile_kept;
      alter table mentor_project enable trigger matching_profile_kept;

      insert into mentorship (reference, project, mentee_id, registered_at)
      select 'M-1990-' || lpad((n - :mentors)::text, 5, '0'), 'crowd', id, now() from member where n > :mentors;
      insert into registration (
        reference, expertise, objectives, purpose, trigger, client_waiting, registered_by)
      select 'M-1990-' || lpad((n - :mentors)::text, 5, '0'), words,
        'Je voudrais mieux accompagner les personnes et trouver ma place dans l’équipe.',
        'DEVELOPMENT', 'DEVELOPMENT', false, 'crowd'
      from text_for where n > :mentors;
      insert into registration_competence
      select distinct reference, code
      from (
        select reference, 1 + floor(random() * (select count(*) from competence))::integer as pick
        from mentorship, generate_series(1, 3) where project = 'crowd') drawn
      join (select code, row_number() over (order by code) as pick from competence) known using (pick);
      insert into registration_exclusion (reference, kind, line, person)
      select reference, 'SUPERIOR', 0, 'Prénom' || id % 97 || ' Nom' || id % 100 from mentorship where project = 'crowd'
      union all
      select reference, 'OTHER', 0, 'crowd' || id % 500 || '@exemple.ca' from mentorship where project = 'crowd';
      insert into assignment (
        mentorship_id, mentor_id, assigned_at, assigned_by, ended_at, ended_as, ended_by)
      select mentorship.id, member.id, now() - member.n * interval '1 hour', 'crowd', now(), 'DECLINED', 'crowd'
      from mentorship
      join generate_series(1, 2) time on true
      join member on member.n = 1 + (mentorship.id * 7 * time) % :mentors
      where mentorship.project = 'crowd'
      on conflict do nothing;
      """;

  private MentorCrowd() {}

  static void fill(JdbcTemplate sql, int mentors, int mentees) {
    String fill =
        FILL.replace(":mentors", String.valueOf(mentors))
            .replace(":mentees", String.valueOf(mentees));
    sql.execute(fill);
    sql.execute("drop table phrase, text_for, member; analyze");
  }

  /** The reference of the mentee with this number, from 1. */
  static String reference(int mentee) {
    return "M-1990-%05d".formatted(mentee);
  }
}
