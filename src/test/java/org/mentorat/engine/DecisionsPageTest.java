package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mentorat.process.MentorshipProcess.CONFIRM_ASSIGNMENT;
import static org.mentorat.process.MentorshipProcess.DECIDE_LATE_FIRST_CONTACT;
import static org.mentorat.process.MentorshipProcess.DECIDE_MENTOR_CHANGE;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.journeys.YearForms;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.util.HtmlUtils;

/** The page on which many decisions are taken at once, as a browser without JavaScript uses it. */
@MentoratTest
class DecisionsPageTest {

  private static final String PAGE = "/tableau-de-bord/decisions";
  private static final String CONFIRMATION = PAGE + "/confirmation";

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private TaskService tasks;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private Directory directory;
  private Scene scene;
  private Web coordinator;
  private String here;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    coordinator = browser(scene.account(Roles.COORDINATORS));
    here = PAGE + "?project=" + scene.project;
  }

  @Test
  void several_are_confirmed_in_one_go() {
    String mentor = scene.mentor(3);
    List<ProcessInstance> instances = registered(3);

    String list = page(here);
    assertThat(list).contains("Confirmer le jumelage", "3 décisions", "Continuer");
    assertThat(list).doesNotContain("checked");
    for (ProcessInstance instance : instances) {
      assertThat(list).contains(scene.reference(instance), givenName(instance));
      assertThat(list)
          .containsPattern(
              "name=\"v." + task(instance) + ".mentor\"(?s).{0,300}selected=\"selected\"");
    }

    // Two of the three: what was not ticked stays.
    String confirmation =
        submit(
            here, CONFIRMATION, fields(list).tick(task(instances.get(0)), task(instances.get(2))));
    assertThat(confirmation)
        .contains(
            "Avant de confirmer", "ne s’annulent pas", "72 heures", "Confirmer les 2 décisions")
        .contains(scene.reference(instances.get(0)), scene.reference(instances.get(2)))
        .doesNotContain(scene.reference(instances.get(1)));
    assertThat(directory.mentor(mentor).orElseThrow().load()).isZero();

    String result = submit(here, PAGE, fields(confirmation));
    assertThat(result).contains("Les 2 décisions sont enregistrées").doesNotContain("À corriger");
    assertThat(directory.mentor(mentor).orElseThrow().load()).isEqualTo(2);
    assertThat(scene.task(instances.get(1), CONFIRM_ASSIGNMENT)).isNotNull();

    // Sent again by a second press: nothing happens twice, and it says so.
    assertThat(submit(here, PAGE, fields(confirmation)))
        .contains("Aucune décision n’est enregistrée sur 2", "Déjà traitée", "Déjà traité");
    assertThat(directory.mentor(mentor).orElseThrow().load()).isEqualTo(2);
  }

  @Test
  void who_is_refused_can_be_decided_again_and_nothing_is_lost() {
    String near = scene.mentor(1);
    String far = scene.mentorElsewhere(3);
    List<ProcessInstance> instances = registered(2);
    Fields chosen = fields(page(here)).tick(task(instances.get(0)), task(instances.get(1)));
    for (ProcessInstance instance : instances) {
      chosen.put("v." + task(instance) + ".mentor", near);
    }

    String confirmation = submit(here, CONFIRMATION, chosen);
    assertThat(confirmation).contains("2 personnes choisies pour 1 place");
    String result = submit(here, PAGE, fields(confirmation));

    assertThat(result).contains("1 décision est enregistrée sur 2", "À corriger");
    assertThat(directory.mentor(near).orElseThrow().load()).isEqualTo(1);
    Fields again = fields(result);
    assertThat(again.all("task")).containsExactly(task(instances.get(1)));

    // The one who is left over is ticked already; another mentor, and it goes through.
    String open = task(instances.get(1));
    assertThat(result).contains("value=\"" + open + "\"").contains("checked=\"checked\"");
    again.put("v." + open + ".decision", "confirm").put("v." + open + ".mentor", far);
    String last = submit(here, PAGE, fields(submit(here, CONFIRMATION, again)));
    assertThat(last).contains("La décision est enregistrée.");
    assertThat(directory.mentor(far).orElseThrow().load()).isEqualTo(1);
  }

  @Test
  void what_the_form_wants_to_know_is_asked_once_for_all_and_kept() {
    scene.mentor(3);
    List<ProcessInstance> instances = registered(2);
    Fields chosen = fields(page(here));
    for (ProcessInstance instance : instances) {
      chosen.tick(task(instance)).put("v." + task(instance) + ".decision", "wait");
    }
    String confirmation = submit(here, CONFIRMATION, chosen);
    assertThat(confirmation)
        .contains("Qu’attendez-vous?", "À écrire une seule fois", "v.all.waitReason")
        .doesNotContain("Vers quelle ressource?");

    // Left empty: said before anything is done.
    String lacking = submit(here, PAGE, fields(confirmation));
    assertThat(lacking).contains("Il manque quelque chose", "Ce champ est obligatoire.");
    assertThat(mentorships.currentHold(scene.reference(instances.get(0)))).isEmpty();

    Fields written =
        fields(lacking)
            .put("v.all.waitReason", "Une <b>mentore</b> revient & reprend")
            .put("v." + task(instances.get(1)) + ".waitReason", "Une autre raison");
    String back = submit(here, PAGE + "/choix", written);
    assertThat(back).contains("checked=\"checked\"");

    assertThat(submit(here, PAGE, written)).contains("Les 2 décisions sont enregistrées");
    assertThat(mentorships.currentHold(scene.reference(instances.get(0))).orElseThrow().reason())
        .isEqualTo("Une <b>mentore</b> revient & reprend");
    assertThat(mentorships.currentHold(scene.reference(instances.get(1))).orElseThrow().reason())
        .isEqualTo("Une autre raison");
  }

  @Test
  void the_mentees_of_an_absent_mentor_get_another_each() {
    String absent = scene.mentor(2);
    List<ProcessInstance> instances =
        IntStream.range(0, 2).mapToObj(i -> scene.inService(absent)).toList();
    String next = scene.mentor(2);
    instances.forEach(
        instance -> scene.asks(absent, instance, "mentor-change", YearForms.mentorChangeAsked()));

    String list = page(PAGE + "?mentor=" + absent);
    assertThat(list).contains("Pour toutes les personnes choisies", "v.all.decision");
    Fields chosen = fields(list);
    for (ProcessInstance instance : instances) {
      chosen
          .tick(scene.task(instance, DECIDE_MENTOR_CHANGE).getId())
          .put("v." + scene.task(instance, DECIDE_MENTOR_CHANGE).getId() + ".mentor", next);
    }
    String confirmation = submit(here, CONFIRMATION, chosen);
    assertThat(confirmation).contains("Je comprends que le relais est immédiat");

    // What cannot be undone is ticked by nobody but the person.
    String lacking = submit(here, PAGE, fields(confirmation));
    assertThat(lacking).contains("Cochez cette case pour continuer.");
    assertThat(scene.mentor(instances.get(0))).isEqualTo(absent);

    assertThat(submit(here, PAGE, fields(lacking).put("b.all.changeConfirmed", "true")))
        .contains("Les 2 décisions sont enregistrées");
    instances.forEach(scene::runWhatIsDue);
    assertThat(instances).extracting(scene::mentor).containsOnly(next);
  }

  @Test
  void other_decisions_lead_to_tasklist() {
    ProcessInstance instance = scene.assignedTo(scene.mentor(1));
    scene.passes(instance, Duration.ofHours(73));
    assertThat(page(here))
        .contains("Décider de la suite", "une à la fois")
        .contains(
            "/camunda/app/tasklist/default/#/?task="
                + scene.task(instance, DECIDE_LATE_FIRST_CONTACT).getId())
        .contains(givenName(instance));
  }

  @Test
  void filters_narrow_and_an_empty_page_says_what_to_do() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();
    assertThat(page(PAGE + "?project=" + scene.project + "&kind=userTask_decideEarlyEnd"))
        .contains("Aucune décision ne correspond", "Retirer les filtres")
        .doesNotContain(scene.reference(instance));
    assertThat(page(here + "&kind=" + CONFIRM_ASSIGNMENT)).contains(scene.reference(instance));
    assertThat(page(here + "&page=-5&all=x")).contains(scene.reference(instance));
    assertThat(page(here + "&page=9999")).contains(scene.reference(instance));
  }

  @Test
  void nobody_chosen_is_said_and_who_is_chosen_by_one_link_too() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();
    String list = page(here);
    assertThat(submit(here, CONFIRMATION, fields(list)))
        .contains("Cochez au moins une personne", scene.reference(instance));
    assertThat(page(here + "&all=" + CONFIRM_ASSIGNMENT)).contains("checked=\"checked\"");
  }

  @Test
  void what_somebody_else_decided_meanwhile_is_not_touched() {
    String mentor = scene.mentor(2);
    List<ProcessInstance> instances = registered(2);
    Fields chosen = fields(page(here)).tick(task(instances.get(0)), task(instances.get(1)));
    scene.coordinates(instances.get(0), CONFIRM_ASSIGNMENT, Scene.confirmed(mentor));

    String confirmation = submit(here, CONFIRMATION, chosen);
    assertThat(confirmation)
        .contains("vient d’être prise par quelqu’un d’autre", "Confirmer la décision")
        .doesNotContain(scene.reference(instances.get(0)));
  }

  @Test
  void it_is_the_coordination_s_alone_and_asks_for_its_token() {
    scene.mentor(1);
    ProcessInstance instance = scene.register();
    Fields chosen = fields(page(here)).tick(task(instance));
    for (String group :
        List.of(Roles.MENTEES, Roles.MENTORS, Roles.AUDITORS, Roles.ADMINISTRATORS)) {
      Web other = browser(scene.account(group)).with("Accept", "text/html");
      for (String address : List.of(PAGE, CONFIRMATION, PAGE + "/choix")) {
        assertThat(other.get(address).status()).as(group).isEqualTo(403);
      }
    }
    Web nobody = Web.anonymous(port).with("Accept", "text/html");
    assertThat(nobody.get(PAGE).location()).endsWith("/connexion");

    chosen.put("v." + task(instance) + ".decision", "confirm");
    for (String address : List.of(PAGE, CONFIRMATION, PAGE + "/choix")) {
      Web.Answer forged =
          coordinator.send(
              "POST",
              address,
              "application/x-www-form-urlencoded",
              chosen.without("_csrf").encoded());
      assertThat(forged.status()).isEqualTo(403);
    }
    assertThat(scene.task(instance, CONFIRM_ASSIGNMENT)).isNotNull();
    assertThat(coordinator.get(CONFIRMATION).location()).endsWith(PAGE);
  }

  @Test
  void it_speaks_english_too_and_is_linked_from_the_welcome_page() {
    scene.mentor(1);
    scene.register();
    assertThat(page("/")).contains("href=\"" + PAGE + "\"", "Décider en lot");
    assertThat(page(here + "&langue=en"))
        .contains("lang=\"en-CA\"", "Continue with the people chosen", "lang=\"fr-CA\"");
    assertThat(browser(scene.account(Roles.MENTORS)).get("/").body()).doesNotContain(PAGE);
  }

  private List<ProcessInstance> registered(int people) {
    return IntStream.range(0, people).mapToObj(i -> scene.register()).toList();
  }

  private String task(ProcessInstance instance) {
    return scene.task(instance, CONFIRM_ASSIGNMENT).getId();
  }

  private String givenName(ProcessInstance instance) {
    return scene.mentorship(instance).mentee().givenName();
  }

  private Web browser(String account) {
    return Web.browser(port, scene.withPassword(account), Scene.PASSWORD);
  }

  private String page(String address) {
    Web.Answer answer = coordinator.get(address);
    assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    return answer.body();
  }

  private String submit(String from, String address, Fields fields) {
    Web.Answer answer =
        coordinator.send("POST", address, "application/x-www-form-urlencoded", fields.encoded());
    assertThat(answer.status()).as("%s from %s", answer, from).isEqualTo(200);
    return answer.body();
  }

  private static Fields fields(String html) {
    return Fields.of(html);
  }

  /** What the one form of a page that posts would send as it is. */
  private static final class Fields {

    private static final Pattern FORM =
        Pattern.compile(
            "<form[^>]*method=\"post\"[^>]*action=\"/tableau.*?</form>", Pattern.DOTALL);
    private static final Pattern CONTROL =
        Pattern.compile("<input[^>]*>|<select.*?</select>|<textarea.*?</textarea>", Pattern.DOTALL);

    private final List<String[]> pairs = new ArrayList<>();

    static Fields of(String html) {
      Matcher form = FORM.matcher(html);
      assertThat(form.find()).as(html).isTrue();
      Fields fields = new Fields();
      Matcher controls = CONTROL.matcher(form.group());
      while (controls.find()) {
        fields.add(controls.group());
      }
      return fields;
    }

    private void add(String control) {
      String name = attribute(control.substring(0, control.indexOf('>')), "name");
      if (name == null) {
        return;
      }
      if (control.startsWith("<select")) {
        Matcher chosen =
            Pattern.compile("<option[^>]*selected=\"selected\"[^>]*>").matcher(control);
        put(name, chosen.find() ? attribute(chosen.group(), "value") : "");
      } else if (control.startsWith("<textarea")) {
        put(name, unescaped(control.replaceAll("(?s)^<textarea[^>]*>|</textarea>$", "")));
      } else if (!control.contains("type=\"checkbox\"") || control.contains("checked")) {
        pairs.add(new String[] {name, attribute(control, "value")});
      }
    }

    Fields tick(String... ids) {
      for (String id : ids) {
        pairs.add(new String[] {"task", id});
      }
      return this;
    }

    Fields put(String name, String value) {
      pairs.removeIf(pair -> pair[0].equals(name));
      pairs.add(new String[] {name, value});
      return this;
    }

    Fields without(String name) {
      pairs.removeIf(pair -> pair[0].equals(name));
      return this;
    }

    List<String> all(String name) {
      return pairs.stream().filter(pair -> pair[0].equals(name)).map(pair -> pair[1]).toList();
    }

    byte[] encoded() {
      StringBuilder body = new StringBuilder();
      for (String[] pair : pairs) {
        body.append(body.length() == 0 ? "" : "&")
            .append(URLEncoder.encode(pair[0], StandardCharsets.UTF_8))
            .append('=')
            .append(URLEncoder.encode(pair[1] == null ? "" : pair[1], StandardCharsets.UTF_8));
      }
      return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String attribute(String element, String name) {
      Matcher found = Pattern.compile("[\\s]" + name + "=\"([^\"]*)\"").matcher(element);
      return found.find() ? unescaped(found.group(1)) : null;
    }

    private static String unescaped(String html) {
      return HtmlUtils.htmlUnescape(html);
    }
  }
}
