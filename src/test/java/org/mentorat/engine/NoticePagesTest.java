package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.MentoratTest;
import org.mentorat.TestTime;
import org.mentorat.journeys.Scene;
import org.mentorat.notification.Level;
import org.mentorat.notification.Notice;
import org.mentorat.notification.Outbox;
import org.mentorat.notification.Preference;
import org.mentorat.notification.Preference.Delivery;
import org.mentorat.notification.Preferences;
import org.mentorat.notification.Telling;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the links of messages lead, and everybody's own page, over HTTP. */
@MentoratTest
class NoticePagesTest {

  private static final String MINE = "/mes-avis";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Outbox outbox;
  @Autowired private Preferences preferences;
  @Autowired private TaskService tasks;
  @Autowired private ReaderTime time;
  @Autowired private JdbcClient sql;
  private Scene scene;
  private Telling telling;
  private ProcessInstance instance;
  private String mentor;
  private String coordinator;

  @BeforeEach
  void a_mentorship_waits_for_the_coordination() {
    TestTime.stopAt(Scene.now());
    scene = new Scene(spring);
    telling = new Telling(spring);
    mentor = scene.mentor(1);
    instance = scene.register();
    coordinator = scene.account(Roles.COORDINATORS);
  }

  @Test
  void a_link_leads_to_the_task_as_long_as_it_is_this_persons_to_do() {
    Notice notice = asked();
    Web web = browser(coordinator);

    assertThat(web.get(page(notice)))
        .returns(302, Web.Answer::status)
        .returns("http://localhost:" + port + task(), answer -> answer.location());

    // A colleague has taken it.
    tasks.claim(
        scene.task(instance, CONFIRM_ASSIGNMENT).getId(), scene.account(Roles.COORDINATORS));
    Web.Answer taken = web.get(page(notice));
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.body())
        .contains("Cette étape est déjà faite, ou elle n’attend plus rien de vous.");
  }

  @Test
  void a_link_whose_step_is_done_says_so_and_what_the_message_said() {
    Notice notice = asked();
    scene.coordinates(instance, CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));

    String french = browser(coordinator).get(page(notice)).body();
    assertThat(french)
        .contains("Cette étape est déjà faite", "Un jumelage à confirmer (" + reference() + ")")
        .contains(
            "Ce que le message disait", "href=\"/camunda/app/tasklist/\"", "href=\"/mes-avis\"");
    String english = browser(coordinator).get(page(notice) + "?langue=en").body();
    assertThat(english)
        .contains("This step is already done", "What the message said", "lang=\"en")
        .doesNotContain("Cette étape");
  }

  @Test
  void what_leads_to_no_step_is_shown_as_it_was_said() {
    String mentee = scene.withPassword(scene.mentee(instance));
    Notice notice = told("registration-received", Level.TELL, mentee, null);

    String page = browser(mentee).get(page(notice)).body();

    assertThat(page)
        .contains("Votre inscription est bien reçue", "Ce que le message disait")
        .contains(time.dateTime(notice.createdAt(), Locale.CANADA_FRENCH))
        .doesNotContain("déjà faite");
  }

  @Test
  void nobody_else_learns_that_there_is_such_a_message() {
    Notice notice = asked();

    for (String group :
        List.of(Roles.COORDINATORS, Roles.ADMINISTRATORS, Roles.AUDITORS, Roles.MENTEES)) {
      Web other = browser(scene.account(group)).with("Accept", "text/html");
      Web.Answer theirs = other.get(page(notice));
      Web.Answer unknown = other.get("/avis/" + UUID.randomUUID());
      assertThat(theirs.status()).as(group).isEqualTo(404);
      assertThat(unknown.status()).isEqualTo(404);
      assertThat(withoutToken(theirs.body())).isEqualTo(withoutToken(unknown.body()));
      assertThat(other.get("/avis/x").status()).isEqualTo(404);
    }
  }

  @Test
  void who_is_not_signed_in_signs_in_first_and_is_then_where_the_link_leads() {
    Notice notice = asked();
    Web web = Web.anonymous(port).with("Accept", "text/html");

    assertThat(web.get(page(notice)).location()).endsWith("/connexion");
    String back = web.signIn(scene.withPassword(coordinator), Scene.PASSWORD).location();
    assertThat(back).contains(page(notice));
    assertThat(web.get(back.substring(back.indexOf("/avis/"))).location()).endsWith(task());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void following_a_link_changes_nothing(String method) {
    Notice asked = asked();
    Notice told = told("service-opened", Level.TELL, coordinator, null);
    Web owner = browser(coordinator);
    String before = everything();

    for (Notice notice : List.of(asked, told)) {
      for (Web web : List.of(Web.anonymous(port).with("Accept", "text/html"), owner)) {
        assertThat(web.send(method, page(notice), null).status()).isIn(200, 302);
      }
    }

    assertThat(everything()).isEqualTo(before);
    assertThat(owner.send("POST", page(told), "{}").status()).isIn(403, 405);
  }

  @Test
  void the_preferences_are_as_one_left_them() {
    String mentee = scene.withPassword(scene.mentee(instance));
    Web web = browser(mentee);
    assertThat(web.get(MINE).body())
        .contains("checked=\"checked\"", "value=\"21:00\"", "value=\"07:00\"")
        .contains("ce qui presse arrive toujours tout de suite")
        .contains("les rappels attendent; les délais, eux, ne bougent pas")
        .doesNotContain("role=\"alert\"", "sont enregistrées");

    Web.Answer saved = web.submit(MINE, form("en", "DIGEST", "22:15", "06:30"));

    assertThat(saved.status()).isEqualTo(302);
    assertThat(saved.location()).endsWith(MINE + "?enregistre");
    assertThat(preferences.of(mentee))
        .isEqualTo(
            new Preference("en", Delivery.DIGEST, LocalTime.of(22, 15), LocalTime.of(6, 30)));
    assertThat(web.get(MINE + "?enregistre").body())
        .contains("Vos préférences sont enregistrées.", "value=\"22:15\"", "value=\"06:30\"")
        .containsPattern("id=\"language-en\"[^>]*checked")
        .containsPattern("id=\"delivery-DIGEST\"[^>]*checked");
  }

  @Test
  void who_coordinates_chooses_too_without_being_anybody_in_the_directory() {
    Web web = browser(coordinator);
    assertThat(web.get(MINE).body())
        .containsPattern("id=\"language-fr\"[^>]*checked")
        .contains("ne connaît aucune adresse de courriel");

    web.submit(MINE, form("en", "SINGLE", "21:00", "07:00"));

    assertThat(preferences.of(coordinator).language()).isEqualTo("en");
    assertThat(web.get(MINE).body()).containsPattern("id=\"language-en\"[^>]*checked");
    assertThat(web.get(MINE + "?langue=en").body())
        .contains("How you wish to receive your notices", "what is urgent always comes at once");
  }

  @ParameterizedTest
  @CsvSource({
    "'', SINGLE, 21:00, 07:00, language",
    "de, SINGLE, 21:00, 07:00, language",
    "fr, '', 21:00, 07:00, delivery",
    "fr, WEEKLY, 21:00, 07:00, delivery",
    "en, DIGEST, '', 07:00, quietFrom",
    "en, DIGEST, 25:00, 07:00, quietFrom",
    "en, DIGEST, 21:00, <b>sept</b>, quietTo",
  })
  void what_cannot_be_taken_is_said_at_its_field_and_nothing_is_lost(
      String language, String delivery, String from, String to, String field) {
    Web web = browser(coordinator);

    Web.Answer refused = web.submit(MINE, form(language, delivery, from, to));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body())
        .contains("role=\"alert\"", "href=\"#" + field + "\"", "id=\"" + field + "-problem\"")
        .contains("Rien n’est enregistré encore")
        .doesNotContain("<b>sept</b>");
    if (!field.equals("quietFrom")) {
      assertThat(refused.body()).contains("value=\"21:00\"");
    }
    if (language.equals("en")) {
      assertThat(refused.body())
          .containsPattern("id=\"language-en\"[^>]*checked")
          .containsPattern("id=\"delivery-DIGEST\"[^>]*checked");
    }
    assertThat(
            sql.sql("select count(*) from mail_preference where account = :account")
                .param("account", coordinator)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void nothing_is_saved_without_the_token_or_a_person() {
    Web web = browser(coordinator);
    byte[] body = "language=en&delivery=SINGLE&quietFrom=21%3A00&quietTo=07%3A00".getBytes();
    String type = "application/x-www-form-urlencoded";

    assertThat(web.send("POST", MINE, type, body).status()).isEqualTo(403);
    assertThat(preferences.of(coordinator).language()).isNull();
    Web nobody = Web.anonymous(port).with("Accept", "text/html");
    assertThat(nobody.get(MINE).location()).endsWith("/connexion");
  }

  @Test
  void ones_own_last_messages_are_listed_with_what_became_of_each() {
    String mentee = scene.withPassword(scene.mentee(instance));
    Web web = browser(mentee);
    sql.sql("delete from outbox where account = :account").param("account", mentee).update();
    assertThat(web.get(MINE).body()).contains("Le service ne vous a encore rien écrit.");

    told("registration-received", Level.TELL, coordinator, null);
    Notice sent = told("registration-received", Level.TELL, mentee, null);
    outbox.sent(List.of(sent));
    TestTime.advance(Duration.ofMinutes(1));
    Notice failed = told("waiting-for-mentor", Level.TELL, mentee, null);
    telling.fail(failed, "BOUNCED", "5.1.1");
    Notice reminder = told("accept-terms", Level.REMIND, mentee, "userTask_acceptTerms");
    Notice refused = told("accept-terms", Level.ASK, mentee, "userTask_acceptTerms");
    sql.sql("update outbox set attempts = 2, next_attempt_at = :at where id = :id")
        .param("at", Timestamp.from(Scene.now().plus(Duration.ofMinutes(15))))
        .param("id", refused.id())
        .update();

    String page = web.get(MINE).body();

    assertThat(page.split("href=\"/avis/")).hasSize(5);
    assertThat(page)
        .contains(page(sent), page(failed), page(reminder))
        .contains("Votre inscription est bien reçue", "Votre jumelage demande un peu plus de temps")
        .contains("Rappel\u00a0: Des modalités vous sont proposées")
        .contains(
            "Envoyé le "
                + time.dateTime(
                    outbox.find(sent.id()).orElseThrow().sentAt(), Locale.CANADA_FRENCH))
        .contains("Pas arrivé\u00a0: le message est parti, puis il est revenu (code 5.1.1)")
        .contains(
            "prochain essai le "
                + time.dateTime(Scene.now().plus(Duration.ofMinutes(15)), Locale.CANADA_FRENCH));
    assertThat(page.indexOf(page(failed))).isLessThan(page.indexOf(page(sent)));
    assertThat(web.get(MINE + "?langue=en").body())
        .contains("Not arrived: the message left, then came back (code 5.1.1)");
  }

  @Test
  void the_way_to_both_pages_is_on_every_page() {
    assertThat(browser(coordinator).get("/").body())
        .contains("href=\"/mes-avis\"", "href=\"/tableau-de-bord/avis\"");
    assertThat(browser(scene.account(Roles.MENTORS)).get("/").body())
        .contains("href=\"/mes-avis\"")
        .doesNotContain("/tableau-de-bord/avis");
    assertThat(Web.anonymous(port).get("/").body())
        .doesNotContain("/mes-avis", "/tableau-de-bord/avis");
  }

  private Notice asked() {
    return told("confirm-assignment", Level.ASK, coordinator, CONFIRM_ASSIGNMENT);
  }

  private Notice told(String kind, Level level, String account, String element) {
    return telling.told(
        account,
        kind,
        level,
        reference(),
        instance.getId(),
        element,
        Scene.now().plus(Duration.ofDays(2)));
  }

  // Every table but the sessions', as the database counts what was done to it.
  private String everything() {
    return sql
        .sql(
            """
            select table_name from information_schema.tables
            where table_schema = current_schema() and table_type = 'BASE TABLE'
              and table_name not like 'spring_session%'
            order by table_name
            """)
        .query(String.class)
        .list()
        .stream()
        .map(
            table ->
                table
                    + sql.sql(
                            "select coalesce(sum(hashtextextended(t::text, 0)), 0) from \""
                                + table
                                + "\" t")
                        .query(String.class)
                        .single())
        .toList()
        .toString();
  }

  private String task() {
    return "/camunda/app/tasklist/default/#/?task="
        + scene.task(instance, CONFIRM_ASSIGNMENT).getId();
  }

  private String reference() {
    return scene.reference(instance);
  }

  private Web browser(String account) {
    return Web.browser(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private static String page(Notice notice) {
    return "/avis/" + notice.id();
  }

  private static Map<String, String> form(
      String language, String delivery, String from, String to) {
    return Map.of("language", language, "delivery", delivery, "quietFrom", from, "quietTo", to);
  }

  private static String withoutToken(String html) {
    return html.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
  }
}
