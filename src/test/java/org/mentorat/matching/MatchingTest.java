package org.mentorat.matching;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.matching.MatchingProperties.Weights;
import org.mentorat.mentorship.AlreadyOpen;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.MentorChoice;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.Directory;
import org.mentorat.people.MentorPlaces;
import org.mentorat.people.NewMentor;
import org.mentorat.people.NewPerson;
import org.mentorat.people.NewProject;
import org.mentorat.people.NoPlaceLeft;
import org.mentorat.people.ProjectOver;
import org.mentorat.people.Promises;
import org.mentorat.registration.Purpose;
import org.mentorat.registration.RegistrationSubmission;
import org.mentorat.registration.Registrations;
import org.mentorat.registration.Trigger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@MentoratTest
class MatchingTest {

  private static final String BY = "coordination";
  private static final String REQUEST =
      "Développer ma pratique auprès des personnes immigrantes et des jeunes en recherche d’emploi.";
  private static final MentorChoice CHOICE = new MentorChoice(1, BigDecimal.TEN, "{}", null);

  @Autowired private Matching matching;
  @Autowired private Directory directory;
  @Autowired private MentorPlaces places;
  @Autowired private Registrations registrations;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private JdbcClient sql;
  @Autowired private EntityManager entities;
  @Autowired private ObjectMapper json;
  @Autowired private MatchingWords words;
  @Autowired private PlatformTransactionManager transactions;

  private String project;
  private String here;
  private String near;
  private String far;

  @BeforeEach
  void aProjectOfItsOwn() {
    project = addProject();
    here = "w-" + random();
    near = "w-" + random();
    far = "w-" + random();
    directory.addWorkplace(here, "Carrefour de l’Anse", "03");
    directory.addWorkplace(near, "Carrefour du Cap", "03");
    directory.addWorkplace(far, "Carrefour du Lac", "02");
  }

  @Test
  void givesTheBestFirstWithReasonsInWords() {
    String best = mentor("Odile", "Aubin").years(15).at(here).enrol();
    String other =
        mentor("Paul", "Béland")
            .years(2)
            .at(far)
            .covering("leadership")
            .withTexts("Jardins potagers.")
            .enrol();
    String reference = mentee().needing("communication", "leadership", "youth", "newcomers").open();

    Ranking ranking = matching.rank(reference, Locale.CANADA_FRENCH);

    assertThat(ranking.candidates()).extracting(Candidate::account).containsExactly(best, other);
    assertThat(ranking.eligible()).isEqualTo(2);
    assertThat(ranking.exclusions()).isEmpty();
    Candidate first = ranking.candidates().get(0);
    assertThat(first.rank()).isEqualTo(1);
    assertThat(first.name()).isEqualTo("Odile Aubin");
    assertThat(first.workplace()).isEqualTo("Carrefour de l’Anse");
    assertThat(first.reasons())
        .extracting(Reason::text)
        .containsExactly(
            "Couvre 2 des 4 compétences visées\u00a0: Communication, Leadership",
            "3 mots de la demande dans son profil\u00a0: personnes, emploi, jeunes",
            "Même milieu de travail",
            "12 ans d’expérience de plus",
            "Charge\u00a0: 0 sur 3");
    assertThat(ranking.candidates().get(1).reasons())
        .extracting(Reason::text)
        .containsExactly(
            "Couvre 1 des 4 compétences visées\u00a0: Leadership",
            "Aucun mot de la demande dans son profil",
            "Autre région\u00a0: Saguenay–Lac-Saint-Jean",
            "Un an d’expérience de moins",
            "Charge\u00a0: 0 sur 3");
    for (Candidate candidate : ranking.candidates()) {
      BigDecimal sum =
          candidate.reasons().stream().map(Reason::points).reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(candidate.score()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(100));
      assertThat(candidate.score()).isCloseTo(sum, within(new BigDecimal("0.3")));
    }
    assertThat(matching.rank(reference, Locale.ENGLISH).candidates().get(0).reasons().get(0).text())
        .isEqualTo("Covers 2 of the 4 competences sought: Communication, Leadership");
  }

  @Test
  void everyRuleExcludesWithItsSentence() throws Exception {
    String paused = mentor("Pause", "Unetelle").enrol();
    places.pause(paused);
    String self = mentor("Soi", "Même").email("soi." + project + "@exemple.ca").enrol();
    String boss = mentor("Chef", "Untel").enrol();
    String employee = mentor("Bras", "Droit").under("Même, Soi").enrol();
    String unwanted = mentor("Ex", "Ami").enrol();
    String tried = mentor("Déjà", "Vue").enrol();
    String english = mentor("Only", "English").speaking("en").enrol();
    String full = mentor("Tout", "Plein").capacity(0).enrol();
    String elsewhere = mentor("Autre", "Projet").in(addProject()).enrol();
    String reference =
        mentee()
            .named("Soi", "Même")
            .email("soi." + project + "@exemple.ca")
            .under("Chef Untel")
            .notWith("Ex Ami")
            .open();
    mentorships.assign(reference, tried, CHOICE, BY);
    mentorships.release(reference, AssignmentEnd.DECLINED, "non", BY);

    Ranking ranking = matching.rank(reference, Locale.CANADA_FRENCH);

    assertThat(ranking.candidates()).isEmpty();
    assertThat(ranking.eligible()).isZero();
    assertThat(matching.anyCandidate(reference)).isFalse();
    assertThat(rules(ranking))
        .isEqualTo(
            Map.of(
                paused, Rule.NOT_ACTIVE,
                self, Rule.SELF,
                boss, Rule.HIERARCHY,
                employee, Rule.HIERARCHY,
                unwanted, Rule.NOT_MATCHED_WITH,
                tried, Rule.ALREADY_TRIED,
                english, Rule.LANGUAGE,
                full, Rule.NO_PLACE));
    assertThat(ranking.excludedByRule())
        .containsEntry(Rule.HIERARCHY, 2)
        .containsEntry(Rule.NO_PLACE, 1)
        .hasEntrySatisfying(Rule.OTHER_PROJECT, n -> assertThat(n).isPositive());
    assertThat(ranking.exclusions())
        .extracting(Exclusion::text)
        .contains(
            "N’accepte pas de nouveau jumelage pour le moment",
            "C’est la personne mentorée elle-même",
            "Lien hiérarchique avec la personne mentorée",
            "La personne mentorée a demandé de ne pas être jumelée avec cette personne",
            "Un jumelage avec cette personne a déjà eu lieu ou a déjà été refusé",
            "Ne parle pas la langue de la personne mentorée (français)",
            "Aucune place libre\u00a0: 0 sur 0");
    assertThat(matching.rank(reference, Locale.ENGLISH).exclusions())
        .extracting(Exclusion::text)
        .contains("No free place: 0 of 0", "Does not speak the mentee’s language (French)");
    for (String account : rules(ranking).keySet()) {
      assertThat(matching.fits(reference, account)).isFalse();
    }
    assertThat(matching.fits(reference, elsewhere)).isFalse();
    assertThat(matching.fits(reference, "nobody")).isFalse();
  }

  @Test
  void theFirstRuleOfSeveralIsTheOneGiven() {
    String mentor = mentor("Chef", "Plein").capacity(0).speaking("en").enrol();
    String reference = mentee().under("Chef Plein").notWith("Chef Plein").open();
    assertThat(rules(matching.rank(reference, Locale.FRENCH)))
        .containsExactly(Map.entry(mentor, Rule.HIERARCHY));
    places.pause(mentor);
    assertThat(rules(matching.rank(reference, Locale.FRENCH)))
        .containsExactly(Map.entry(mentor, Rule.NOT_ACTIVE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Marie-Ève D’Amours-Bœuf",
        "MARIE-EVE D'AMOURS BOEUF",
        "  marie   ève   d’amours   bœuf ",
        "D’Amours-Bœuf Marie-Ève",
        "D’AMOURS-BŒUF, Marie-Ève",
        "Mme Marie-Ève D’Amours-Bœuf",
        "D’Amours-Bœuf, Marie-Ève, directrice",
        "Marie-Ève D’Amours-Bœuf (ma gestionnaire)",
        "Marie-Ève D’Amours-Bœuf <autre@exemple.ca>",
        "Mimi D’Amours-Bœuf",
        "Jean Roy et Marie-Ève D’Amours-Bœuf",
        "Marie-E\u0300ve D’Amours-Bœuf",
        "me.damours.PROJECT@exemple.ca",
        "ME.DAMOURS.PROJECT@EXEMPLE.CA",
        "Ma chef: me.damours.PROJECT@exemple.ca.",
      })
  void recognisesAPersonHoweverNamed(String line) {
    String mentor =
        mentor("Marie-Ève", "D’Amours-Bœuf")
            .preferring("Mimi")
            .email("Me.Damours." + project + "@exemple.ca")
            .enrol();
    String written = line.replace("PROJECT", project);
    assertThat(rules(matching.rank(mentee().under(written).open(), Locale.FRENCH)))
        .containsExactly(Map.entry(mentor, Rule.HIERARCHY));
    assertThat(rules(matching.rank(mentee().notWith("Personne\n" + written).open(), Locale.FRENCH)))
        .containsExactly(Map.entry(mentor, Rule.NOT_MATCHED_WITH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Marie D’Amours-Bœuf",
        "Ève D’Amours",
        "D’Amours-Bœuf",
        "x.me.damours@exemple.ca",
        "@",
        "'); drop table person; --",
        "${1+1}",
        "((((((",
        "\\",
      })
  void doesNotTakeOnePersonForAnother(String line) {
    String mentor =
        mentor("Marie-Ève", "D’Amours-Bœuf").email("me.damours@" + project + ".ca").enrol();
    assertThat(matching.fits(mentee().under(line).notWith(line).open(), mentor)).isTrue();
  }

  @Test
  void aLineOfAnyLengthIsKept() {
    String mentor = mentor("Lise", "Long").enrol();
    String reference = mentee().under("éŒ".repeat(1000)).notWith("ﷺ ".repeat(1000)).open();
    assertThat(matching.fits(reference, mentor)).isTrue();
  }

  @Test
  void knowsTheHierarchyFromEitherSideAndFromEarlierRegistrations() {
    String boss = mentor("Rita", "Roy").enrol();
    String employee = mentor("Guy", "Gagnon").under("zoe." + project + "@exemple.ca").enrol();
    String formerMentee = mentor("Luc", "Lavoie").email("luc." + project + "@exemple.ca").enrol();
    mentee()
        .named("Luc", "Lavoie")
        .email("luc." + project + "@exemple.ca")
        .under("Zoé Zola")
        .open();
    mentor("Zoé", "Zola")
        .email("zoe." + project + "@exemple.ca")
        .in(addProject())
        .under("Roy Rita")
        .enrol();
    String reference = mentee().named("Zoé", "Zola").email("zoe." + project + "@exemple.ca").open();

    assertThat(rules(matching.rank(reference, Locale.FRENCH)))
        .isEqualTo(
            Map.of(
                boss, Rule.HIERARCHY,
                employee, Rule.HIERARCHY,
                formerMentee, Rule.HIERARCHY));
  }

  @Test
  void needsWeighMoreThanEverythingElseTogether() {
    String suits =
        mentor("Besoin", "Dabord").years(0).at(far).capacity(2).withTexts("Rien.").enrol();
    take(suits);
    mentor("Tout", "Lereste").years(40).at(here).capacity(5).covering().withTexts(REQUEST).enrol();
    String reference = mentee().needing("communication", "leadership").open();

    List<Candidate> candidates = matching.rank(reference, Locale.FRENCH).candidates();

    assertThat(candidates.get(0).account()).isEqualTo(suits);
    assertThat(points(candidates.get(0), "needs")).isEqualByComparingTo("55.0");
    assertThat(candidates.get(1).score()).isEqualByComparingTo("45.0");
  }

  @Test
  void workplaceThenRegionThenElsewhere() {
    String c = mentor("Loin", "A").at(far).enrol();
    String b = mentor("Près", "B").at(near).enrol();
    String a = mentor("Ici", "C").at(here).enrol();
    List<Candidate> candidates = matching.rank(mentee().open(), Locale.FRENCH).candidates();
    assertThat(candidates).extracting(Candidate::account).containsExactly(a, b, c);
    assertThat(candidates.get(1).reasons())
        .extracting(Reason::text)
        .contains("Même région\u00a0: Capitale-Nationale");
  }

  @Test
  void wordsInFrenchHelpWhateverTheirForm() {
    String unrelated = mentor("Sans", "Rapport").withTexts("Comptabilité générale.").enrol();
    String related =
        mentor("Bons", "Mots")
            .withTexts("J’ai ACCOMPAGNÉ un jeune autiste, puis une entreprise d'economie sociale.")
            .enrol();
    String reference =
        mentee()
            .asking("Accompagner des jeunes autistes", "Les entreprises d’économie sociale")
            .open();

    List<Candidate> candidates = matching.rank(reference, Locale.FRENCH).candidates();

    assertThat(candidates).extracting(Candidate::account).containsExactly(related, unrelated);
    assertThat(candidates.get(0).reasons().get(1))
        .isEqualTo(
            new Reason(
                "text",
                "6 mots de la demande dans son profil\u00a0: accompagner, entreprises, autistes,"
                    + " économie, sociale, jeunes",
                new BigDecimal("15.0")));
    assertThat(points(candidates.get(1), "text")).isEqualByComparingTo("0");
  }

  @Test
  void textGivesPointsInProportionUpToHalfOfTheWords() {
    String mentor = mentor("Un", "Quart").withTexts("Autisme.").enrol();
    String reference = mentee().asking("Autisme, bénévolat,", "cuisine et danse.").open();
    Candidate candidate = matching.rank(reference, Locale.FRENCH).candidates().get(0);
    assertThat(candidate.account()).isEqualTo(mentor);
    assertThat(points(candidate, "text")).isEqualByComparingTo("7.5");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "le la les de du des et à ce que",
        "'); drop table mentor; --",
        "${1+1} #{1+1} {{7*7}} :reference ? %s \\",
        "<script>alert(1)</script> & | ! ( ) :* <-> ' '' \"",
        "LONG",
        "ﷺﷺﷺ 李小龍 Привет 🙂🙂",
      })
  void whateverIsWrittenTheQueryHolds(String text) {
    String written = text.equals("LONG") ? "mot".repeat(600) + " " + "é'à ".repeat(40) : text;
    String mentor = mentor("Un", "Mentor").withTexts(written).enrol();
    String reference = mentee().asking(written, written).open();
    Ranking ranking = matching.rank(reference, Locale.FRENCH);
    assertThat(ranking.candidates()).extracting(Candidate::account).containsExactly(mentor);
    assertThat(ranking.candidates().get(0).reasons().get(1).text()).isNotBlank();
    assertThat(matching.anyCandidate(reference)).isTrue();
    assertThat(matching.anyCandidate(written)).isFalse();
    assertThat(matching.fits(written, written)).isFalse();
    assertThat(matching.waitingFor(written, List.of(written, reference))).isEmpty();
    assertThatThrownBy(() -> matching.rank(written, Locale.FRENCH))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void tiesAreSettledAlwaysTheSameWay() throws Exception {
    MatchingProperties onlyNeeds = weights(1, 0, 0, 0, 0, 0);
    String busy = mentor("A", "Occupe").capacity(4).account("aaa-" + project).enrol();
    take(busy);
    String waitedLess = mentor("B", "Recent").capacity(3).account("bbb-" + project).enrol();
    String waitedMore = mentor("C", "Ancien").capacity(3).account("ccc-" + project).enrol();
    String neverSecond = mentor("D", "Jamais").capacity(3).account("eee-" + project).enrol();
    String neverFirst = mentor("E", "Jamais").capacity(3).account("ddd-" + project).enrol();
    assignAndClose(waitedMore);
    ClockUtil.offset(Duration.ofDays(1).toMillis());
    assignAndClose(waitedLess);
    String reference = mentee().open();

    List<String> expected = List.of(neverFirst, neverSecond, waitedMore, waitedLess, busy);
    for (int i = 0; i < 3; i++) {
      assertThat(rank(onlyNeeds, reference).candidates())
          .extracting(Candidate::account)
          .containsExactlyElementsOf(expected);
    }
  }

  @Test
  void configurationChangesTheRanking() {
    String free = mentor("Libre", "Mais loin").at(far).capacity(2).enrol();
    String close = mentor("Proche", "Mais occupé").at(here).capacity(2).enrol();
    take(close);
    String reference = mentee().open();

    assertThat(rank(weights(50, 0, 20, 10, 0, 10), reference).candidates())
        .extracting(Candidate::account)
        .containsExactly(close, free);
    assertThat(rank(weights(50, 0, 10, 5, 0, 30), reference).candidates())
        .extracting(Candidate::account)
        .containsExactly(free, close);
    Ranking one =
        rank(new MatchingProperties(1, 0, 10, 0.5, new Weights(3, 0, 0, 0, 0, 0)), reference);
    assertThat(one.candidates()).hasSize(1);
    assertThat(one.candidates().get(0).score()).isEqualByComparingTo("100");
    assertThat(one.eligible()).isEqualTo(2);
  }

  @Test
  void theBestAreFoundAmongMany() {
    // So many that not all can be shown, and the best only because of what they wrote.
    for (int i = 0; i < 15; i++) {
      mentor("Prénom", "N" + i).withTexts("Rien de tel.").enrol();
    }
    String best = mentor("Prénom", "Mots").at(near).withTexts(REQUEST).enrol();
    for (int i = 0; i < 15; i++) {
      mentor("Prénom", "Ici" + i).at(here).withTexts("Rien de tel.").enrol();
    }
    Ranking ranking = matching.rank(mentee().open(), Locale.FRENCH);
    assertThat(ranking.candidates()).hasSize(10);
    assertThat(ranking.candidates().get(0).account()).isEqualTo(best);
    assertThat(ranking.eligible()).isEqualTo(31);
  }

  @Test
  void explanationHoldsCodesAndNumbersOnly() throws Exception {
    mentor("Odile", "Aubin").enrol();
    String reference = mentee().open();
    Candidate candidate = matching.rank(reference, Locale.FRENCH).candidates().get(0);

    JsonNode explanation = json.readTree(matching.explanation(candidate));

    assertThat(explanation.get("score").decimalValue()).isEqualByComparingTo(candidate.score());
    assertThat(explanation.get("points").get("needs").decimalValue()).isEqualByComparingTo("55");
    assertThat(explanation.get("weights").get("needs").asDouble()).isEqualTo(55);
    assertThat(explanation.findValues("points")).hasSize(1);
    assertThat(explanation.toString()).doesNotContain("Odile", "Aubin", candidate.account());
    explanation
        .elements()
        .forEachRemaining(
            value -> assertThat(value.isNumber() || value.isObject()).as("%s", value).isTrue());

    MentorChoice choice = matching.choice(reference, candidate.account(), "raison");
    assertThat(choice.rank()).isEqualTo(1);
    assertThat(choice.score()).isEqualByComparingTo(candidate.score());
    assertThat(json.readTree(choice.explanationJson())).isEqualTo(explanation);
    assertThat(choice.reason()).isEqualTo("raison");
    assertThat(matching.choice(reference, "nobody", null))
        .isEqualTo(new MentorChoice(null, null, null, null));
  }

  @Test
  void thoseWhoWaitForAMentor() {
    String mentor = mentor("Enfin", "Libre").capacity(3).enrol();
    String third = mentee().open();
    String fourth = mentee().open();
    String second = mentee().withClientUntil(LocalDate.now().plusDays(9)).open();
    String first = mentee().withClientUntil(LocalDate.now().plusDays(2)).open();
    String unfit = mentee().notWith("Enfin Libre").withClientUntil(LocalDate.now()).open();
    List<String> all = List.of(unfit, fourth, third, second, first, "M-1999-00000");

    assertThat(matching.waitingFor(mentor, all)).containsExactly(first, second, third);
    assertThat(matching.waitingFor(mentor, List.of(fourth, third))).containsExactly(third, fourth);
    take(mentor);
    assertThat(matching.waitingFor(mentor, all)).containsExactly(first, second);
    assertThat(matching.waitingFor(mentor, List.of())).isEmpty();
    places.pause(mentor);
    assertThat(matching.waitingFor(mentor, all)).isEmpty();
    assertThat(matching.waitingFor("nobody", all)).isEmpty();
  }

  @Test
  void allQuestionsGetTheSameAnswer() throws Exception {
    everyRuleExcludesWithItsSentence();
    mentor("Une", "Libre").enrol();
    String reference = mentee().under("Ex Ami\nChef Untel").notWith("Tout Plein").open();
    Ranking ranking = matching.rank(reference, Locale.FRENCH);
    assertThat(ranking.candidates()).isNotEmpty();
    assertThat(matching.anyCandidate(reference)).isTrue();
    for (Candidate candidate : ranking.candidates()) {
      assertThat(matching.fits(reference, candidate.account())).isTrue();
      assertThat(matching.waitingFor(candidate.account(), List.of(reference)))
          .containsExactly(reference);
    }
    for (Exclusion exclusion : ranking.exclusions()) {
      assertThat(matching.fits(reference, exclusion.account())).isFalse();
      assertThat(matching.waitingFor(exclusion.account(), List.of(reference))).isEmpty();
    }
  }

  @Test
  void seesWhatTheTransactionChanged() {
    String mentor = mentor("Vite", "Vu").enrol();
    new TransactionTemplate(transactions)
        .executeWithoutResult(
            status -> {
              String reference = mentee().open();
              assertThat(matching.fits(reference, mentor)).isTrue();
              mentor("Vite", "Vu").email(directory.person(mentor).email()).speaking("en").enrol();
              assertThat(matching.fits(reference, mentor)).isFalse();
              status.setRollbackOnly();
            });
  }

  @Test
  void profilesFollowEveryChange() throws Exception {
    String mentor = mentor("Tout", "Change").enrol();
    String email = directory.person(mentor).email();
    assertProfilesAreTrue();
    take(mentor);
    places.changeCapacity(mentor, 5);
    places.pause(mentor);
    assertProfilesAreTrue();
    mentor("Tout", "Change").email(email).at(far).years(31).in(addProject()).speaking("en").enrol();
    assertProfilesAreTrue();
    mentor("Tout", "Change").email(email).covering("youth").capacity(1).enrol();
    directory.addWorkplace(here, "Carrefour déménagé", "11");
    assertProfilesAreTrue();
    places.free(mentor);
    sql.sql(
            "delete from mentor_project where mentor_id = (select id from person where account = ?)")
        .param(mentor)
        .update();
    assertProfilesAreTrue();
  }

  @Test
  void profilesStayTrueWhenManyChangeThemAtOnce() throws Exception {
    String mentor = mentor("Tres", "Sollicite").capacity(100).covering().enrol();
    long id = directory.person(mentor).id();
    List<String> codes = directory.competences().stream().map(c -> c.code()).toList();
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<?>> changes = new ArrayList<>();
    for (String code : codes) {
      changes.add(
          threads.submit(
              () -> {
                start.await();
                return sql.sql("insert into mentor_competence values (?, ?)")
                    .params(id, code)
                    .update();
              }));
      changes.add(
          threads.submit(
              () -> {
                start.await();
                places.take(mentor);
                return null;
              }));
    }
    start.countDown();
    for (Future<?> change : changes) {
      change.get(60, TimeUnit.SECONDS);
    }
    threads.shutdown();
    assertProfilesAreTrue();
    assertThat(
            sql.sql(
                    "select load || '/' || bit_count(competences) from matching_profile"
                        + " where mentor_id = ?")
                .param(id)
                .query(String.class)
                .single())
        .isEqualTo(codes.size() + "/" + codes.size());
  }

  @Test
  void aMentorWithoutNeedsInCommonIsStillACandidate() {
    String mentor = mentor("Quand", "Même").covering().enrol();
    Candidate candidate =
        matching.rank(mentee().needing("youth").open(), Locale.FRENCH).candidates().get(0);
    assertThat(candidate.account()).isEqualTo(mentor);
    assertThat(candidate.reasons().get(0).text()).isEqualTo("Ne couvre pas la compétence visée");
  }

  private Ranking rank(MatchingProperties properties, String reference) {
    return new TransactionTemplate(transactions)
        .execute(
            status ->
                new Matching(sql, entities, json, words, properties)
                    .rank(reference, Locale.FRENCH));
  }

  private static MatchingProperties weights(
      double needs, double text, double workplace, double region, double experience, double load) {
    return new MatchingProperties(
        10, 50, 10, 0.5, new Weights(needs, text, workplace, region, experience, load));
  }

  private static Map<String, Rule> rules(Ranking ranking) {
    return ranking.exclusions().stream().collect(toMap(Exclusion::account, Exclusion::rule));
  }

  private static BigDecimal points(Candidate candidate, String code) {
    return candidate.reasons().stream()
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElseThrow()
        .points();
  }

  private void take(String mentor) {
    try {
      places.take(mentor);
    } catch (NoPlaceLeft e) {
      throw new IllegalStateException(e);
    }
  }

  private void assignAndClose(String mentor) throws Exception {
    String reference = mentee().open();
    mentorships.assign(reference, mentor, CHOICE, BY);
    mentorships.close(reference, Outcome.REFERRED_ELSEWHERE, BY, "fin");
  }

  private void assertProfilesAreTrue() {
    String kept =
        "select project.code, mentor_id, active, load, capacity, workplace, region,"
            + " years_of_experience, languages, competences"
            + " from matching_profile join project on project.number = matching_profile.project";
    String facts =
        """
        select offered.project, mentor.person_id, active, load, capacity, workplace.code,
          workplace.region, years_of_experience,
          (select coalesce(string_agg(language, ' ' order by language), '')
            from mentor_language l where l.mentor_id = person_id),
          matching_mask(
            array(select competence from mentor_competence c where c.mentor_id = person_id))
        from mentor_project offered
        join mentor on mentor.person_id = offered.mentor_id
        join person on person.id = mentor.person_id
        join workplace on workplace.code = person.workplace
        """;
    assertThat(
            sql.sql("(%s except %s) union all (%s except %s)".formatted(kept, facts, facts, kept))
                .query()
                .listOfRows())
        .isEmpty();
  }

  private String addProject() {
    String code = "p-" + random();
    directory.addProject(
        new NewProject(
            code,
            code,
            code,
            LocalDate.of(2020, 1, 1),
            null,
            Period.ofYears(1),
            Promises.defaults(),
            null));
    return code;
  }

  private static String random() {
    return UUID.randomUUID().toString().substring(0, 13);
  }

  private MentorToEnrol mentor(String givenName, String familyName) {
    return new MentorToEnrol(givenName, familyName);
  }

  private MenteeToRegister mentee() {
    return new MenteeToRegister();
  }

  private final class MentorToEnrol {
    private final String givenName;
    private final String familyName;
    private String preferredName;
    private String email = random() + "@exemple.ca";
    private String account = "p-" + random();
    private String language = "fr";
    private String workplace = here;
    private int years = 10;
    private int capacity = 3;
    private String texts = "Les jeunes, les personnes en emploi.";
    private List<String> competences = List.of("communication", "leadership");
    private String offeredTo = project;
    private List<String> superiors = List.of();

    MentorToEnrol(String givenName, String familyName) {
      this.givenName = givenName;
      this.familyName = familyName;
    }

    MentorToEnrol preferring(String name) {
      this.preferredName = name;
      return this;
    }

    MentorToEnrol email(String email) {
      this.email = email;
      return this;
    }

    MentorToEnrol account(String account) {
      this.account = account;
      return this;
    }

    MentorToEnrol speaking(String language) {
      this.language = language;
      return this;
    }

    MentorToEnrol at(String workplace) {
      this.workplace = workplace;
      return this;
    }

    MentorToEnrol years(int years) {
      this.years = years;
      return this;
    }

    MentorToEnrol capacity(int capacity) {
      this.capacity = capacity;
      return this;
    }

    MentorToEnrol withTexts(String texts) {
      this.texts = texts;
      return this;
    }

    MentorToEnrol covering(String... competences) {
      this.competences = List.of(competences);
      return this;
    }

    MentorToEnrol in(String project) {
      this.offeredTo = project;
      return this;
    }

    MentorToEnrol under(String... superiors) {
      this.superiors = List.of(superiors);
      return this;
    }

    String enrol() {
      return directory
          .enrolMentor(
              new NewPerson(
                  givenName,
                  familyName,
                  preferredName,
                  email,
                  language,
                  "America/Toronto",
                  workplace,
                  years),
              new NewMentor(
                  capacity,
                  List.of(language),
                  texts,
                  null,
                  "Transmettre.",
                  competences,
                  List.of(offeredTo),
                  superiors),
              account)
          .account();
    }
  }

  private final class MenteeToRegister {
    private String givenName = "Zacharie";
    private String familyName = "Mentoré";
    private String email = random() + "@exemple.ca";
    private String expertise = REQUEST;
    private String objectives = REQUEST;
    private List<String> competences = List.of("communication");
    private LocalDate clientUntil;
    private String superiors;
    private String notMatchedWith;

    MenteeToRegister named(String givenName, String familyName) {
      this.givenName = givenName;
      this.familyName = familyName;
      return this;
    }

    MenteeToRegister email(String email) {
      this.email = email;
      return this;
    }

    MenteeToRegister asking(String expertise, String objectives) {
      this.expertise = expertise;
      this.objectives = objectives;
      return this;
    }

    MenteeToRegister needing(String... competences) {
      this.competences = List.of(competences);
      return this;
    }

    MenteeToRegister withClientUntil(LocalDate day) {
      this.clientUntil = day;
      return this;
    }

    MenteeToRegister under(String superiors) {
      this.superiors = superiors;
      return this;
    }

    MenteeToRegister notWith(String others) {
      this.notMatchedWith = others;
      return this;
    }

    String open() {
      boolean waiting = clientUntil != null;
      try {
        return registrations
            .register(
                new RegistrationSubmission(
                    givenName,
                    familyName,
                    null,
                    email,
                    "fr",
                    "America/Toronto",
                    here,
                    3,
                    project,
                    expertise,
                    objectives,
                    competences,
                    Purpose.DEVELOPMENT,
                    waiting ? Trigger.CLIENT_CASE : Trigger.DEVELOPMENT,
                    waiting,
                    clientUntil,
                    superiors,
                    notMatchedWith,
                    true,
                    true,
                    true,
                    true),
                BY)
            .reference();
      } catch (AlreadyOpen | ProjectOver e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
