package org.mentorat.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.journeys.Scene;
import org.mentorat.people.Directory;
import org.mentorat.people.NewPerson;
import org.mentorat.people.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever is enrolled has an account, in the same transaction, and nobody knows its password. */
@MentoratTest
class AccountsTest {

  @LocalServerPort private int port;
  @Autowired private ApplicationContext spring;
  @Autowired private Directory directory;
  @Autowired private IdentityService identities;
  @Autowired private Probe probe;
  @Autowired private TransactionTemplate transaction;

  private Scene scene;
  private String email;

  @BeforeEach
  void scene() {
    scene = new Scene(spring);
    email = Scene.unique("accueil") + "@exemple.org";
  }

  @Test
  void anEnrolledPersonHasAnAccountInTheGroup() {
    Person person = directory.enrolMentee(described("Marie-Ève", "Lavoie", null));
    User user = user(person.account());
    assertThat(user.getFirstName()).isEqualTo("Marie-Ève");
    assertThat(user.getLastName()).isEqualTo("Lavoie");
    assertThat(user.getEmail()).isEqualTo(email);
    assertThat(groups(person.account())).containsExactly(Roles.MENTEES);
  }

  @Test
  void whoIsDescribedAnewKeepsTheAccountAndThePassword() {
    String account = directory.enrolMentee(described("Marie", "Lavoie", null)).account();
    probe.givePassword(account);
    directory.enrolMentee(described("Marie", "Lavoie-Roy", "Mia"));
    assertThat(user(account).getFirstName()).isEqualTo("Mia");
    assertThat(user(account).getLastName()).isEqualTo("Lavoie-Roy");
    assertThat(groups(account)).containsExactly(Roles.MENTEES);
    assertThat(
            Web.program(port, email.toUpperCase(), Probe.PASSWORD)
                .get("/engine-rest/task")
                .status())
        .as("signs in with the e-mail address, in whatever case")
        .isEqualTo(200);
  }

  @Test
  void whoEnrolsNeedsNoRightOnAccounts() {
    String mentee = probe.account(Roles.MENTEES);
    Person person =
        scene.as(
            mentee, List.of(Roles.MENTEES), () -> directory.enrolMentee(described("A", "B", null)));
    assertThat(groups(person.account())).containsExactly(Roles.MENTEES);
  }

  @Test
  void nobodyKnowsThePasswordOfANewAccount() {
    Person person = directory.enrolMentee(described("A", "B", null));
    for (String guess : List.of("mentorat", person.account(), email, "")) {
      assertThat(Web.program(port, person.account(), guess).get("/engine-rest/task").status())
          .isEqualTo(401);
    }
  }

  @Test
  void withoutThePersonThereIsNoAccount() {
    long before = identities.createUserQuery().count();
    assertThatThrownBy(
            () ->
                transaction.executeWithoutResult(
                    status -> {
                      directory.enrolMentee(described("A", "B", null));
                      throw new IllegalStateException("changed my mind");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(identities.createUserQuery().count()).isEqualTo(before);
    assertThat(directory.findByEmail(email)).isEmpty();
  }

  private NewPerson described(String given, String family, String preferred) {
    return new NewPerson(
        given, family, preferred, email, "fr", "America/Toronto", scene.workplace, 3);
  }

  private User user(String account) {
    return identities.createUserQuery().userId(account).singleResult();
  }

  private List<String> groups(String account) {
    return identities.createGroupQuery().groupMember(account).list().stream()
        .map(group -> group.getId())
        .toList();
  }
}
