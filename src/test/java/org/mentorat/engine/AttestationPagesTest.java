package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.closure.Closures;
import org.mentorat.journeys.Scene;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who gets an attestation's paper, and what anybody learns of it by its code (R51). */
@MentoratTest
class AttestationPagesTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");
  private static final String HTML = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String NOBODYS = "AAAA-BBBB-CCCC-DDDD";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Closures closures;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private Directory directory;
  @Autowired private JdbcClient sql;

  private Scene scene;
  private Pair pair;
  private String mentees;
  private String mentors;

  @BeforeEach
  void aClosedMentorship() throws Exception {
    scene = new Scene(spring);
    pair = Pair.inService(spring, START);
    TestTime.stopAt(mentorships.mentorship(pair.reference()).serviceEndsAt());
    closures.close(pair.reference());
    mentees = closures.attestation(pair.reference(), Side.MENTEE).orElseThrow().code();
    mentors = closures.attestation(pair.reference(), Side.MENTOR).orElseThrow().code();
    sql.sql("update person set given_name = 'Zoé', family_name = 'Lévesque-Roy' where account = ?")
        .param(pair.mentee())
        .update();
  }

  @Test
  void eachOfThePairGetsTheirOwn() {
    Web mentee = program(pair.mentee());
    Web.Answer paper = mentee.get("/attestations/" + mentees + ".pdf");

    assertThat(paper.status()).isEqualTo(200);
    assertThat(paper.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(paper.header("Content-Disposition"))
        .isEqualTo("inline; filename=\"attestation-mentorat-2027-02-10.pdf\"");
    assertThat(paper.header("Content-Language")).isEqualTo("fr-CA");
    assertThat(paper.header("Cache-Control")).contains("no-store");
    assertThat(paper.body()).startsWith("%PDF-");
    assertThat(program(pair.mentor()).get("/attestations/" + mentors + ".pdf").status())
        .isEqualTo(200);

    Web.Answer english = mentee.get("/attestations/en/" + mentees + ".pdf");
    assertThat(english.header("Content-Disposition")).contains("mentoring-attestation-2027-02-10");
    assertThat(english.header("Content-Language")).isEqualTo("en-CA");
    assertThat(english.header("Set-Cookie")).as("the site keeps its language").isEmpty();
  }

  @Test
  void toEverybodyElseItDoesNotExist() {
    String mine = "/attestations/" + mentees + ".pdf";
    Web mentor = program(pair.mentor());
    assertThat(mentor.get(mine).status()).as("the other of the pair").isEqualTo(404);
    assertThat(timeless(mentor.get(mine)).replace(mentees, NOBODYS))
        .as("as one that nobody has")
        .isEqualTo(timeless(mentor.get("/attestations/" + NOBODYS + ".pdf")));
    for (String group : new String[] {Roles.COORDINATORS, Roles.AUDITORS, Roles.ADMINISTRATORS}) {
      Web other = Web.program(port, scene.account(group), Scene.PASSWORD);
      assertThat(other.get(mine).status()).as(group).isEqualTo(404);
      assertThat(other.get("/attestations/en/" + mentees + ".pdf").status()).isEqualTo(404);
    }
    assertThat(program(pair.mentee()).get("/attestations/de/" + mentees + ".pdf").status())
        .isEqualTo(404);
    assertThat(program(pair.mentee()).get("/attestations/kein-code.pdf").status()).isEqualTo(404);
  }

  @Test
  void whoIsNotSignedInIsAskedToAndBroughtBack() {
    String mine = "/attestations/" + mentees + ".pdf";
    assertThat(Web.anonymous(port).get(mine).status()).as("a program").isEqualTo(401);

    Web browser = Web.anonymous(port).with("Accept", HTML);
    Web.Answer asked = browser.get(mine);
    assertThat(asked.status()).isEqualTo(302);
    assertThat(asked.location()).endsWith("/connexion");
    Web.Answer signedIn = browser.signIn(scene.withPassword(pair.mentee()), Scene.PASSWORD);
    assertThat(signedIn.location()).contains(mine);
    assertThat(browser.get(mine).header("Content-Type")).isEqualTo("application/pdf");
    assertThat(browser.submit(mine, Map.of()).status()).as("read only").isEqualTo(403);

    assertThat(Web.program(port, pair.mentee(), "falsch").get(mine).status()).isEqualTo(401);
    Web nobody = Web.anonymous(port).with("Accept", HTML);
    assertThat(nobody.get("/mes-attestations").location()).endsWith("/connexion");
  }

  @Test
  void onesOwnAreListedAndWhoHasNoneLearnsWhenOneComes() {
    String page = browser(pair.mentee()).get("/mes-attestations").body();
    assertThat(page)
        .contains("Mes attestations", "Personne mentorée", mentees, "10\u00a0février\u00a02027")
        .contains("href=\"/attestations/" + mentees + ".pdf\"")
        .contains("href=\"/attestations/en/" + mentees + ".pdf\"")
        .contains("href=\"/verification/" + mentees + "\"")
        .doesNotContain(mentors);
    assertThat(browser(pair.mentee()).get("/").body()).contains("href=\"/mes-attestations\"");
    assertThat(browser(pair.mentee()).get("/mes-attestations?langue=en").body())
        .contains("My attestations", "href=\"/attestations/fr/" + mentees + ".pdf\"");

    assertThat(browser(scene.account(Roles.MENTORS)).get("/mes-attestations").body())
        .contains("Aucune attestation pour le moment", "à la clôture");
  }

  @Test
  void anybodyVerifiesACodeWithoutLearningAName() {
    Web anybody = Web.anonymous(port).with("Accept", HTML);
    Web.Answer answer = anybody.get("/verification/" + mentees);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .contains("Attestation authentique", mentees, "Z. L.-R.", "Personne mentorée")
        .contains(mentorships.mentorship(pair.reference()).project().name(Locale.FRENCH))
        .contains("Du 10\u00a0février\u00a02026 au 10\u00a0février\u00a02027")
        .doesNotContain("Zoé", "Lévesque", pair.reference(), pair.mentee(), pair.mentor());
    assertThat(answer.header("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(anybody.get("/verification/" + mentees + "?langue=en").body())
        .contains("<html lang=\"en-CA\"", "Authentic attestation", "Mentee", "February\u00a010,");
  }

  @Test
  void theFormTakesACodeHoweverItIsTyped() {
    Web anybody = Web.anonymous(port).with("Accept", HTML);
    assertThat(anybody.get("/verification").body())
        .contains("Vérifier une attestation", "for=\"code\"", "aria-describedby=\"code-help\"")
        .doesNotContain("aria-invalid");
    String typed = mentees.toLowerCase(Locale.ROOT).replace('-', '+');
    Web.Answer found = anybody.get("/verification?code=++" + typed);
    assertThat(found.status()).isEqualTo(302);
    assertThat(found.location()).endsWith("/verification/" + mentees);
    assertThat(anybody.get("/verification/" + mentees.replace("-", "")).status()).isEqualTo(200);
  }

  @Test
  void aCodeThatNobodyIssuedIsSaidAtTheFieldAndStaysThere() {
    Web anybody = Web.anonymous(port).with("Accept", HTML);
    Web.Answer unknown = anybody.get("/verification/" + NOBODYS);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.body())
        .contains("Aucune attestation délivrée par ce service", "value=\"" + NOBODYS + "\"")
        .contains("aria-invalid=\"true\"", "aria-describedby=\"code-problem code-help\"");
    assertThat(anybody.get("/verification/" + NOBODYS + "?langue=en").body())
        .contains("No attestation issued by this service", "value=\"" + NOBODYS + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ABCD-EF", "%3Cscript%3E", "99999999999999999"})
  void whatIsNoCodeIsSaidAtTheFieldAndStaysThere(String typed) {
    Web anybody = Web.anonymous(port).with("Accept", HTML);
    for (String address : new String[] {"/verification?code=" + typed, "/verification/" + typed}) {
      Web.Answer answer = anybody.get(address);
      assertThat(answer.status()).as(address).isEqualTo(400);
      assertThat(answer.body())
          .contains("Ce n’est pas un code complet", "id=\"code-problem\"")
          .contains("value=\"" + typed.replace("%3C", "&lt;").replace("%3E", "&gt;") + "\"");
    }
    assertThat(anybody.get("/verification?code=+").body())
        .contains("Écrivez le code de vérification.");
  }

  @Test
  void whoIsErasedKeepsTheProofWithoutAName() {
    directory.erase(pair.mentee());

    assertThat(Web.anonymous(port).with("Accept", HTML).get("/verification/" + mentees).body())
        .contains("Attestation authentique", "ne garde plus le nom", "Personne mentorée")
        .doesNotContain("Initiales", "P. D.", "dépersonnalisée");
  }

  @Test
  void whatWasCancelledAttestsNothing() {
    long correction =
        sql.sql(
                "insert into correction (reference, kind, reason, words, corrected_at, corrected_by,"
                    + " undone_outcome, undone_closed_at, undone_service_end)"
                    + " values (?, 'REOPENING', 'OTHER', 'Erreur', now(), 'x', 'ENDED_EARLY',"
                    + " now(), now()) returning id")
            .param(pair.reference())
            .query(Long.class)
            .single();
    closures.undo(pair.reference(), correction);

    assertThat(Web.anonymous(port).with("Accept", HTML).get("/verification/" + mentees).body())
        .contains("Attestation annulée", "n’atteste plus rien")
        .doesNotContain("Z. L.-R.", "Attestation authentique", "Personne mentorée");
    assertThat(program(pair.mentee()).get("/attestations/" + mentees + ".pdf").status())
        .isEqualTo(404);
    assertThat(browser(pair.mentee()).get("/mes-attestations").body())
        .contains("Aucune attestation pour le moment")
        .doesNotContain(mentees);
  }

  private Web program(String account) {
    return Web.program(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private Web browser(String account) {
    return Web.browser(port, scene.withPassword(account), Scene.PASSWORD).with("Accept", HTML);
  }

  private static String timeless(Web.Answer answer) {
    return answer.body().replaceAll("\"timestamp\":\"[^\"]*\"", "");
  }
}
