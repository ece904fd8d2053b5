package org.mentorat.matching;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.mentorat.matching.MatchingProperties.Weights;
import org.mentorat.matching.RankingDocument.RankedMentor;
import org.mentorat.mentorship.MentorChoice;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds mentors for a mentee, and mentees for a mentor. Hard rules exclude ({@link Rule}); the
 * others are ranked by weighted criteria ({@link MatchingProperties}), needs first (R34, R81). Of
 * peers the experience is not compared, and nothing of it is said (R106). A coordinator decides;
 * nobody is compared by age, sex, origin or name (R59).
 *
 * <p>The rules are written once, in the view {@code matching_verdict}; the ranking is one query,
 * {@code ranking.sql}. Both see what the current transaction changed.
 */
@Service
@Transactional(readOnly = true)
public class Matching {

  private final JdbcClient sql;
  private final EntityManager entities;
  private final ObjectMapper json;
  private final MatchingWords words;
  private final MatchingProperties properties;
  private final String ranking;

  Matching(
      JdbcClient sql,
      EntityManager entities,
      ObjectMapper json,
      MatchingWords words,
      MatchingProperties properties) {
    this.sql = sql;
    this.entities = entities;
    this.json = json;
    this.words = words;
    this.properties = properties;
    // As numbers in the text: of a limit that is a parameter the database expects a tenth of all
    // rows, and would plan each ranking anew because of that.
    this.ranking =
        read("ranking.sql")
            .replace(":shown", String.valueOf(properties.shown()))
            .replace(":exclusionsShown", String.valueOf(properties.exclusionsShown()));
  }

  /**
   * The mentors of this mentorship's project, the best first, and those excluded. Order: score,
   * then part of the capacity taken, then who has waited longest for a new mentee, then account.
   *
   * @throws NoSuchElementException when there is no such mentorship
   */
  public Ranking rank(String reference, Locale locale) {
    boolean peers = arePeers(reference);
    RankingDocument found = ranked(reference, peers, locale);
    List<Candidate> candidates = new ArrayList<>();
    for (RankedMentor mentor : found.candidates()) {
      candidates.add(
          new Candidate(
              candidates.size() + 1,
              mentor.account(),
              mentor.name(),
              mentor.workplace(),
              mentor.score(),
              words.reasons(mentor, found, peers, locale),
              mentor.load(),
              mentor.capacity()));
    }
    List<Exclusion> exclusions =
        found.exclusions().stream()
            .map(
                mentor ->
                    new Exclusion(
                        mentor.account(),
                        mentor.name(),
                        mentor.rule(),
                        words.exclusion(mentor, found, locale)))
            .toList();
    Map<Rule, Integer> excludedByRule = new EnumMap<>(Rule.class);
    excludedByRule.putAll(found.excluded());
    if (found.elsewhere() > 0) {
      excludedByRule.put(Rule.OTHER_PROJECT, found.elsewhere());
    }
    return new Ranking(List.copyOf(candidates), exclusions, excludedByRule, found.eligible());
  }

  /**
   * Whether at least one mentor can be proposed. Before saying no it waits for those whose places
   * are becoming free at this moment, and the next ones wait until this transaction ends: a mentor
   * and a mentee who look for each other at the same time do not miss each other.
   */
  public boolean anyCandidate(String reference) {
    entities.flush();
    if (candidateExists(reference)) {
      return true;
    }
    meet("pg_advisory_xact_lock_shared");
    return candidateExists(reference);
  }

  /**
   * Waits for the searches that are about to find nobody, and holds new ones back, until this
   * transaction ends. To be called before asking who waits.
   */
  public void holdSearches() {
    meet("pg_advisory_xact_lock");
  }

  private void meet(String lock) {
    sql.sql("select " + lock + "(hashtextextended('matching', 0))")
        .query((row, number) -> true)
        .single();
  }

  private boolean candidateExists(String reference) {
    return sql.sql(
            """
            select exists (
              select from matching_verdict where reference = :reference and rule is null)
            """)
        .param("reference", reference)
        .query(Boolean.class)
        .single();
  }

  /** Whether no rule excludes this mentor. */
  public boolean fits(String reference, String mentorAccount) {
    entities.flush();
    return sql.sql(
            """
            select exists (
              select from matching_verdict
              where reference = :reference
                and mentor_id = (select id from person where account = :mentor)
                and rule is null)
            """)
        .param("reference", reference)
        .param("mentor", mentorAccount)
        .query(Boolean.class)
        .single();
  }

  /** A mentor who may contribute beside another. */
  public record Contributor(String account, String name) {}

  /**
   * The mentors who may contribute to one strategy beside the mentor, the best first (R27): who has
   * a competence that the mentee needs, and whom no rule excludes but that of places, since a
   * contribution takes none.
   *
   * @param except accounts that are not to be proposed
   */
  public List<Contributor> contributors(String reference, Collection<String> except) {
    entities.flush();
    return sql.sql(
            """
            with needs as materialized (
              select
                mentee.workplace, workplace.region, needed.codes, matching_mask(needed.codes) as mask
              from mentorship
              join person mentee on mentee.id = mentorship.mentee_id
              join workplace on workplace.code = mentee.workplace
              cross join lateral (
                select array(
                  select competence from registration_competence
                  where registration_competence.reference = mentorship.reference) as codes) needed
              where mentorship.reference = :reference)
            select
              person.account,
              coalesce(person.preferred_name, person.given_name) || ' ' || person.family_name as name
            from matching_verdict verdict
            cross join needs
            join person on person.id = verdict.mentor_id
            where verdict.reference = :reference
              and (verdict.rule is null or verdict.rule = 'NO_PLACE')
              and (cardinality(needs.codes) = 0 or bit_count(verdict.competences & needs.mask) > 0)
              and person.account <> all (:except)
            order by
              bit_count(verdict.competences & needs.mask) desc,
              verdict.workplace = needs.workplace desc,
              verdict.region = needs.region desc,
              verdict.years_of_experience desc,
              person.account
            limit :shown
            """)
        .param("reference", reference)
        .param("except", except.toArray(String[]::new))
        .param("shown", properties.shown())
        .query(Contributor.class)
        .list();
  }

  /**
   * Who may answer for all of these mentorships while their mentor is away, at most as many as a
   * ranking shows: each is active, and no rule but a missing place excludes them from any of these.
   * Order: who is suggested, then the mentor's own workplace, region and competences, then part of
   * the capacity taken, then account.
   *
   * @param mentor the account of who is away
   * @param suggested an account that comes first if it may at all; or null
   */
  public List<StandIn> standIns(Collection<String> references, String mentor, String suggested) {
    return standIns(references, mentor, suggested, null);
  }

  /** Whether this mentor may answer for all of these mentorships. */
  public boolean mayStandIn(Collection<String> references, String mentor, String account) {
    return !standIns(references, mentor, null, account).isEmpty();
  }

  private List<StandIn> standIns(
      Collection<String> references, String mentor, String suggested, String only) {
    entities.flush();
    return sql.sql(
            """
            with fit as (
              select mentor_id, min(workplace) as workplace, min(region) as region,
                min(load) as load, min(capacity) as capacity, min(busy) as busy
              from matching_verdict
              where reference = any (:references)
              group by mentor_id
              having count(*) = :number and bool_and(rule is null or rule = 'NO_PLACE')),
            away as (
              select person.id, person.workplace, workplace.region
              from person
              join workplace on workplace.code = person.workplace
              where person.account = :mentor)
            select
              person.account,
              coalesce(person.preferred_name, person.given_name) || ' ' || person.family_name as name,
              workplace.name as workplace,
              fit.workplace = away.workplace as near,
              (select count(*) from mentor_competence theirs
                join mentor_competence own using (competence)
                where theirs.mentor_id = fit.mentor_id and own.mentor_id = away.id)::integer
                as shared,
              fit.load,
              fit.capacity
            from fit
            join away on away.id <> fit.mentor_id
            join person on person.id = fit.mentor_id
            join workplace on workplace.code = fit.workplace
            where cast(:only as text) is null or person.account = :only
            order by (person.account = :suggested) is true desc, near desc,
              fit.region = away.region desc, shared desc, fit.busy, person.account
            limit :shown
            """)
        .param("references", references.toArray(String[]::new))
        .param("number", references.size())
        .param("mentor", mentor)
        .param("suggested", suggested)
        .param("only", only)
        .param("shown", properties.shown())
        .query(
            (row, number) ->
                new StandIn(
                    row.getString("account"),
                    row.getString("name"),
                    row.getString("workplace"),
                    row.getBoolean("near"),
                    row.getInt("shared"),
                    row.getInt("load"),
                    row.getInt("capacity")))
        .list();
  }

  /**
   * Those of these waiting mentorships whom this mentor can be proposed to, at most as many as the
   * mentor has places: first those with a client waiting, the earliest date first, then the oldest
   * registration.
   */
  public List<String> waitingFor(String mentorAccount, Collection<String> references) {
    entities.flush();
    return sql.sql(
            """
            select reference
            from matching_verdict verdict
            join mentorship using (reference)
            left join registration using (reference)
            where verdict.mentor_id = (select id from person where account = :mentor)
              and reference = any (:references)
              and rule is null
            order by client_waiting_until nulls last, registered_at, reference
            limit (
              select capacity - load from mentor join person on id = person_id
              where account = :mentor)
            """)
        .param("mentor", mentorAccount)
        .param("references", references.toArray(String[]::new))
        .query(String.class)
        .list();
  }

  /**
   * What the ranking says now of the mentor whom a coordinator chose; without rank, score and
   * explanation for one who is not among the candidates shown.
   *
   * @param reason the coordinator's own reason, or null
   */
  public MentorChoice choice(String reference, String mentorAccount, String reason) {
    return rank(reference, Locale.FRENCH).candidates().stream()
        .filter(candidate -> candidate.account().equals(mentorAccount))
        .findFirst()
        .map(
            candidate ->
                new MentorChoice(
                    candidate.rank(), candidate.score(), explanation(candidate), reason))
        .orElseGet(() -> new MentorChoice(null, null, null, reason));
  }

  /**
   * Why this candidate has this score, to be kept as a proof: a JSON object with codes and numbers
   * only, no name and no text. {@code points} are what the candidate got, {@code weights} what
   * there was to get, both out of 100.
   */
  public String explanation(Candidate candidate) {
    boolean peers =
        candidate.reasons().stream().noneMatch(reason -> reason.code().equals("experience"));
    Weights weights = weights(peers);
    ObjectNode explanation = json.createObjectNode();
    explanation.put("rank", candidate.rank());
    explanation.put("score", candidate.score());
    explanation.put("load", candidate.load());
    explanation.put("capacity", candidate.capacity());
    ObjectNode points = explanation.putObject("points");
    candidate.reasons().forEach(reason -> points.put(reason.code(), reason.points()));
    ObjectNode of = explanation.putObject("weights");
    of.put("needs", weights.points(weights.needs()));
    of.put("text", weights.points(weights.text()));
    of.put("workplace", weights.points(weights.workplace()));
    of.put("region", weights.points(weights.region()));
    of.put("experience", weights.points(weights.experience()));
    of.put("load", weights.points(weights.load()));
    return explanation.toString();
  }

  /** How the database finds the ranking, and how long each part takes: for tests and measures. */
  String plan(String reference) {
    return String.join(
        "\n",
        query("explain (analyze, buffers) ", reference, arePeers(reference), Locale.FRENCH)
            .query(String.class)
            .list());
  }

  /** Whether this mentorship's project is one of peers; false of an unknown one. */
  private boolean arePeers(String reference) {
    entities.flush();
    return sql.sql(
            """
            select project.mode = 'PEER' from mentorship
            join project on project.code = mentorship.project
            where reference = :reference""")
        .param("reference", reference)
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  private Weights weights(boolean peers) {
    return peers ? properties.weights().ofPeers() : properties.weights();
  }

  private RankingDocument ranked(String reference, boolean peers, Locale locale) {
    String document =
        query("", reference, peers, locale)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new NoSuchElementException("no mentorship has this reference"));
    try {
      return json.readValue(document, RankingDocument.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("ranking.sql and RankingDocument differ", e);
    }
  }

  private StatementSpec query(String prefix, String reference, boolean peers, Locale locale) {
    Weights weights = weights(peers);
    return sql.sql(prefix + ranking)
        .param("reference", reference)
        .param("needs", weights.points(weights.needs()))
        .param("text", weights.points(weights.text()))
        .param("workplace", weights.points(weights.workplace()))
        .param("region", weights.points(weights.region()))
        .param("experience", weights.points(weights.experience()))
        .param("load", weights.points(weights.load()))
        .param("fullExperience", properties.fullExperience())
        .param("fullText", properties.fullText())
        .param("english", locale.getLanguage().equals(Locale.ENGLISH.getLanguage()));
  }

  private static String read(String name) {
    try {
      return new ClassPathResource(name, Matching.class).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
