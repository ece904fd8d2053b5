package org.mentorat.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.Together;
import org.mentorat.agreement.Agreements;
import org.mentorat.agreement.Document;
import org.mentorat.agreement.Signature;
import org.mentorat.mentorship.AlreadyOpen;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.Competence;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.people.PersonEnrolled;
import org.mentorat.people.Project;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class RegistrationsTest {

  @Autowired private Directory directory;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private Registrations registrations;
  @Autowired private Agreements agreements;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  private Project project;

  @BeforeEach
  void project() {
    project = Sample.project(directory);
  }

  @Test
  void aRegistrationKeepsWhatTheMenteeAsksFor() throws Exception {
    RegistrationSubmission submission = Sample.registration(directory, project);

    String reference = registrations.register(submission, "coordination").reference();

    Registration kept = registrations.of(reference);
    assertThat(kept.expertise()).isEqualTo(submission.expertise());
    assertThat(kept.objectives()).isEqualTo(submission.objectives());
    assertThat(kept.competences())
        .extracting(Competence::code)
        .containsExactly("active-listening", "counselling-interview");
    assertThat(kept.purpose()).isEqualTo(Purpose.DEVELOPMENT);
    assertThat(kept.superiors()).containsExactly("Une Cheffe");
    assertThat(kept.notMatchedWith()).containsExactly("Un Collègue");
    assertThat(kept.clientWaiting()).isFalse();
    assertThat(kept.registeredBy()).isEqualTo("coordination");
    Person mentee = mentorships.mentorship(reference).mentee();
    assertThat(mentee.email()).isEqualTo(submission.email());
    assertThat(events.stream(PersonEnrolled.class))
        .contains(new PersonEnrolled(mentee.account(), "mentees"));
    assertThat(events.stream(MenteeRegistered.class))
        .extracting(MenteeRegistered::reference)
        .containsExactly(reference);
  }

  @Test
  void eachDocumentIsSignedByItself() throws Exception {
    RegistrationSubmission submission = Sample.registration(directory, project);

    Mentorship mentorship = registrations.register(submission, "coordination");

    List<Signature> signatures = agreements.signatures(mentorship.mentee());
    assertThat(signatures)
        .hasSize(4)
        .allSatisfy(
            signature -> {
              assertThat(signature.reference()).isEqualTo(mentorship.reference());
              assertThat(signature.signedBy()).isEqualTo("coordination");
              assertThat(signature.sha256()).isEqualTo(signature.version().sha256());
              assertThat(signature.version().language()).isEqualTo("fr");
            })
        .extracting(signature -> signature.version().document())
        .containsExactlyInAnyOrder(Document.values());
  }

  @Test
  void noServiceWithoutAnAgreement() {
    RegistrationSubmission s = Sample.registration(directory, project);
    RegistrationSubmission unsigned =
        new RegistrationSubmission(
            s.givenName(),
            s.familyName(),
            s.preferredName(),
            s.email(),
            s.language(),
            s.timeZone(),
            s.workplace(),
            s.yearsOfExperience(),
            s.project(),
            s.expertise(),
            s.objectives(),
            s.competences(),
            s.purpose(),
            s.trigger(),
            s.clientWaiting(),
            s.clientWaitingUntil(),
            s.superiors(),
            s.notMatchedWith(),
            true,
            true,
            null,
            true);

    assertThatThrownBy(() -> registrations.register(unsigned, "coordination"))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(directory.findByEmail(s.email())).isEmpty();
  }

  @Test
  void aClientWaitsOnlyForACase() throws Exception {
    LocalDate friday = LocalDate.of(2030, 5, 3);

    Registration waiting =
        registered(
            client(Sample.registration(directory, project), Trigger.CLIENT_CASE, true, friday));
    Registration notWaiting =
        registered(
            client(Sample.registration(directory, project), Trigger.CLIENT_CASE, false, friday));
    Registration noCase =
        registered(
            client(Sample.registration(directory, project), Trigger.DEVELOPMENT, true, friday));

    assertThat(waiting.clientWaiting()).isTrue();
    assertThat(waiting.clientWaitingUntil()).isEqualTo(friday);
    assertThat(notWaiting.clientWaitingUntil()).isNull();
    assertThat(noCase.clientWaiting()).isFalse();
  }

  @Test
  void aSecondRegistrationWhileOneIsOpenIsToldSoAndChangesNothing() throws Exception {
    RegistrationSubmission submission = Sample.registration(directory, project);
    Mentorship first = registrations.register(submission, "coordination");
    RegistrationSubmission again =
        named(submission, "Quelqu’un", submission.email().toUpperCase(Locale.ROOT));

    assertThatThrownBy(() -> registrations.register(again, "coordination"))
        .isInstanceOfSatisfying(
            AlreadyOpen.class, e -> assertThat(e.reference()).isEqualTo(first.reference()));

    assertThat(directory.person(first.mentee().account()).givenName())
        .isEqualTo(submission.givenName());
    assertThat(agreements.signatures(first.mentee())).hasSize(4);
  }

  @Test
  void aNewOneAfterClosureIsWelcomeAndRefreshesThePerson() throws Exception {
    RegistrationSubmission submission = Sample.registration(directory, project);
    Mentorship first = registrations.register(submission, "coordination");
    mentorships.close(first.reference(), Outcome.COMPLETED, "coordination", null);

    Mentorship second =
        registrations.register(named(submission, "Camille", submission.email()), "coordination");

    assertThat(second.reference()).isNotEqualTo(first.reference());
    assertThat(second.mentee().account()).isEqualTo(first.mentee().account());
    assertThat(directory.person(first.mentee().account()).givenName()).isEqualTo("Camille");
    assertThat(agreements.signatures(second.mentee())).hasSize(8);
  }

  @Test
  void ofFiftyRegistrationsOfOnePersonOneCounts() throws Exception {
    RegistrationSubmission submission = Sample.registration(directory, project);

    List<Object> got =
        Together.act(
            50,
            i ->
                () ->
                    registrations.register(
                        named(
                            submission,
                            submission.givenName(),
                            i % 2 == 0
                                ? submission.email()
                                : submission.email().toUpperCase(Locale.ROOT)),
                        "coordination"));

    assertThat(got).filteredOn(Mentorship.class::isInstance).hasSize(1);
    assertThat(got).filteredOn(AlreadyOpen.class::isInstance).hasSize(49);
    assertThat(
            sql.queryForObject(
                "select count(*) from person where lower(email) = lower(?)",
                Integer.class,
                submission.email()))
        .isEqualTo(1);
    assertThat(
            sql.queryForObject(
                "select count(*) from mentorship m join registration r using (reference)"
                    + " where m.project = ?",
                Integer.class,
                project.code()))
        .isEqualTo(1);
  }

  @Test
  void theDatabaseRefusesADateWithoutAClientWhoWaits() throws Exception {
    Registration kept = registered(Sample.registration(directory, project));

    assertThatThrownBy(
            () ->
                sql.update(
                    "update registration set client_waiting_until = now() where reference = ?",
                    kept.reference()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  private Registration registered(RegistrationSubmission submission) throws Exception {
    return registrations.of(registrations.register(submission, "coordination").reference());
  }

  private static RegistrationSubmission named(
      RegistrationSubmission s, String givenName, String email) {
    return new RegistrationSubmission(
        givenName,
        s.familyName(),
        s.preferredName(),
        email,
        s.language(),
        s.timeZone(),
        s.workplace(),
        s.yearsOfExperience(),
        s.project(),
        s.expertise(),
        s.objectives(),
        s.competences(),
        s.purpose(),
        s.trigger(),
        s.clientWaiting(),
        s.clientWaitingUntil(),
        s.superiors(),
        s.notMatchedWith(),
        s.consent(),
        s.agreement(),
        s.charter(),
        s.confidentiality());
  }

  private static RegistrationSubmission client(
      RegistrationSubmission s, Trigger trigger, Boolean waiting, LocalDate until) {
    return new RegistrationSubmission(
        s.givenName(),
        s.familyName(),
        s.preferredName(),
        s.email(),
        s.language(),
        s.timeZone(),
        s.workplace(),
        s.yearsOfExperience(),
        s.project(),
        s.expertise(),
        s.objectives(),
        s.competences(),
        s.purpose(),
        trigger,
        waiting,
        until,
        s.superiors(),
        s.notMatchedWith(),
        s.consent(),
        s.agreement(),
        s.charter(),
        s.confidentiality());
  }
}
