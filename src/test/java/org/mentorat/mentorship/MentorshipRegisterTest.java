package org.mentorat.mentorship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.people.Directory;
import org.mentorat.people.MentorAvailable;
import org.mentorat.people.NoPlaceLeft;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

@MentoratTest
@RecordApplicationEvents
class MentorshipRegisterTest {

  private static final MentorChoice CHOICE =
      new MentorChoice(1, new BigDecimal("87.5"), "{\"reasons\": [\"même milieu\"]}", null);

  @Autowired private Directory directory;
  @Autowired private MentorshipRegister register;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;
  @Autowired private TransactionTemplate transaction;

  private Project project;
  private Person mentee;

  @BeforeEach
  void people() {
    project = Sample.project(directory);
    mentee = Sample.mentee(directory);
  }

  @Test
  void aReferenceBearsTheYearInQuebec() throws AlreadyOpen {
    TestTime.stopAt(Instant.parse("2027-01-01T04:59:00Z"));

    Mentorship mentorship = register.open(project, mentee);

    assertThat(mentorship.reference()).matches("M-2026-[0-9]{5}");
    assertThat(register.mentorship(mentorship.reference()).mentee().account())
        .isEqualTo(mentee.account());
  }

  @Test
  void aSecondOneIsWelcomeOnceTheFirstIsClosed() throws AlreadyOpen {
    String first = register.open(project, mentee).reference();

    assertThatThrownBy(() -> register.open(project, mentee))
        .isInstanceOfSatisfying(AlreadyOpen.class, e -> assertThat(e.reference()).isEqualTo(first));

    register.close(first, Outcome.COMPLETED, "coordination", null);
    String second = register.open(project, mentee).reference();
    assertThat(register.findOpen(project, mentee).orElseThrow().reference()).isEqualTo(second);
  }

  @Test
  void anotherProjectIsAnotherMentorship() throws AlreadyOpen {
    register.open(project, mentee);

    assertThat(register.open(Sample.project(directory), mentee)).isNotNull();
  }

  @Test
  void ofManyWhoOpenTheSameOneDoes() throws InterruptedException {
    List<Object> got = Together.act(20, i -> () -> register.open(project, mentee));

    assertThat(got).filteredOn(Mentorship.class::isInstance).hasSize(1);
    assertThat(got).filteredOn(AlreadyOpen.class::isInstance).hasSize(19);
  }

  @Test
  void theDatabaseRefusesTwoOpenMentorshipsOfOneMenteeInOneProject() throws AlreadyOpen {
    Mentorship open = register.open(project, mentee);

    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into mentorship (reference, project, mentee_id, registered_at)"
                        + " select 'M-2026-' || (900000 + id), project, mentee_id, registered_at"
                        + " from mentorship where id = ?",
                    open.id()))
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining("mentorship_one_open");
  }

  @Test
  void anAssignmentTakesAPlaceAndKeepsItsReasons() throws Exception {
    String mentor = mentor(1);
    String reference = opened();

    register.assign(reference, mentor, CHOICE, "coordination");

    Assignment kept = register.current(reference).orElseThrow();
    assertThat(kept.mentor().account()).isEqualTo(mentor);
    assertThat(kept.assignedBy()).isEqualTo("coordination");
    assertThat(kept.score()).isEqualByComparingTo("87.5");
    assertThat(kept.explanation()).contains("même milieu");
    assertThat(kept.receivedAt()).isNull();
    assertThat(directory.mentor(mentor).orElseThrow().load()).isEqualTo(1);
    assertThat(events.stream(MentorAssigned.class))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.reference()).isEqualTo(reference);
              assertThat(event.mentor()).isEqualTo(mentor);
            });
  }

  @Test
  void aFullMentorIsRefusedAndNothingChanges() throws Exception {
    String mentor = mentor(1);
    register.assign(opened(), mentor, CHOICE, "coordination");
    String reference = opened(Sample.mentee(directory));

    assertThatThrownBy(() -> register.assign(reference, mentor, CHOICE, "coordination"))
        .isInstanceOf(NoPlaceLeft.class);

    assertThat(register.current(reference)).isEmpty();
  }

  @Test
  void neverTheSameMentorAgain() throws Exception {
    String mentor = mentor(5);
    String reference = opened();
    register.assign(reference, mentor, CHOICE, "coordination");

    register.release(reference, AssignmentEnd.DECLINED, "Trop de travail", mentor);

    assertThat(register.current(reference)).isEmpty();
    assertThat(directory.mentor(mentor).orElseThrow().load()).isZero();
    assertThat(events.stream(MentorReleased.class)).hasSize(1);
    assertThat(events.stream(MentorAvailable.class)).contains(new MentorAvailable(mentor));
    assertThatThrownBy(() -> register.assign(reference, mentor, CHOICE, "coordination"))
        .isInstanceOf(AlreadyTried.class);
    assertThat(directory.mentor(mentor).orElseThrow().load()).isZero();

    register.assign(reference, mentor(1), CHOICE, "coordination");
    assertThat(register.assignments(reference))
        .extracting(Assignment::end)
        .containsExactly(AssignmentEnd.DECLINED, null);
  }

  @Test
  void aMentorshipHasOneMentorAtATime() throws Exception {
    String reference = opened();
    register.assign(reference, mentor(1), CHOICE, "coordination");
    String other = mentor(1);

    assertThatThrownBy(() -> register.assign(reference, other, CHOICE, "coordination"))
        .isInstanceOf(IllegalStateException.class);

    assertThat(directory.mentor(other).orElseThrow().load()).isZero();
  }

  @Test
  void nobodyIsTheirOwnMentor() throws Exception {
    Person both = Sample.mentor(directory, project, 1);
    String reference = opened(both);

    assertThatThrownBy(() -> register.assign(reference, both.account(), CHOICE, "coordination"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theDatabaseRefusesTwoActiveMentorsAndTheSameOneTwice() throws Exception {
    String mentor = mentor(2);
    String reference = opened();
    Long assignment = register.assign(reference, mentor, CHOICE, "coordination").id();

    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into assignment (mentorship_id, mentor_id, assigned_at, assigned_by)"
                        + " select a.mentorship_id, p.id, a.assigned_at, 'x' from assignment a,"
                        + " person p where a.id = ? and p.account = ?",
                    assignment,
                    mentor(1)))
        .hasMessageContaining("assignment_one_active_primary");
    register.release(reference, AssignmentEnd.REASSIGNED_LATE, null, "coordination");
    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into assignment (mentorship_id, mentor_id, assigned_at, assigned_by)"
                        + " select mentorship_id, mentor_id, assigned_at, 'x' from assignment"
                        + " where id = ?",
                    assignment))
        .hasMessageContaining("assignment_never_the_same_mentor_again");
  }

  @Test
  void ofTwentyMentorshipsOneGetsTheLastPlace() throws Exception {
    String mentor = mentor(1);
    List<String> references = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      references.add(opened(Sample.mentee(directory)));
    }

    List<Object> got =
        Together.act(
            20, i -> () -> register.assign(references.get(i), mentor, CHOICE, "coordination"));

    assertThat(got).filteredOn(Assignment.class::isInstance).hasSize(1);
    assertThat(got).filteredOn(NoPlaceLeft.class::isInstance).hasSize(19);
    assertThat(directory.mentor(mentor).orElseThrow().load()).isEqualTo(1);
    assertThat(references.stream().map(register::current).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void ofTwentyWhoAssignTheSameMentorshipOneDoes() throws Exception {
    String reference = opened();
    List<String> mentors = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      mentors.add(mentor(1));
    }

    List<Object> got =
        Together.act(
            20, i -> () -> register.assign(reference, mentors.get(i), CHOICE, "coordination"));

    assertThat(got).filteredOn(Assignment.class::isInstance).hasSize(1);
    assertThat(got).filteredOn(IllegalStateException.class::isInstance).hasSize(19);
    assertThat(mentors.stream().mapToInt(one -> directory.mentor(one).orElseThrow().load()).sum())
        .isEqualTo(1);
  }

  @Test
  void receiptAndOpeningAreStampedTheFirstTimeOnly() throws Exception {
    Instant start = TestTime.stopAt(Instant.parse("2026-06-01T12:00:00Z"));
    String mentor = mentor(1);
    String reference = opened();
    register.assign(reference, mentor, CHOICE, "coordination");
    TestTime.advance(Duration.ofMinutes(1));
    register.stampReceipt(reference);
    register.stampOpened(reference, "coordination");
    TestTime.advance(Duration.ofHours(5));
    register.stampOpened(reference, mentor);
    TestTime.advance(Duration.ofHours(5));
    register.stampReceipt(reference);
    register.stampOpened(reference, mentor);

    Assignment kept = register.current(reference).orElseThrow();
    assertThat(kept.receivedAt()).isEqualTo(start.plusSeconds(60));
    assertThat(kept.openedAt()).isEqualTo(start.plusSeconds(60).plus(Duration.ofHours(5)));
  }

  @Test
  void theServiceLastsAYearFromTheFirstContact() throws Exception {
    String reference = opened();

    register.openService(reference, Instant.parse("2026-03-10T15:30:00Z"));

    Mentorship kept = register.mentorship(reference);
    assertThat(kept.serviceStartsAt()).isEqualTo(Instant.parse("2026-03-10T15:30:00Z"));
    assertThat(kept.serviceEndsAt()).isEqualTo(Instant.parse("2027-03-10T16:30:00Z"));
    assertThat(events.stream(ServiceOpened.class)).hasSize(1);
    assertThatThrownBy(() -> register.openService(reference, Instant.now()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theServiceEndsWithTheProjectWhenThatComesFirst() throws Exception {
    project = Sample.project(directory, LocalDate.of(2026, 11, 30), Period.ofYears(1));
    String reference = opened();

    register.openService(reference, Instant.parse("2026-03-10T15:30:00Z"));

    assertThat(register.mentorship(reference).serviceEndsAt())
        .isEqualTo(Instant.parse("2026-12-01T05:00:00Z"));
  }

  @Test
  void aContactAfterTheProjectOpensNoTimeAtAll() throws Exception {
    project = Sample.project(directory, LocalDate.of(2026, 1, 31), Period.ofYears(1));
    String reference = opened();

    register.openService(reference, Instant.parse("2026-03-10T15:30:00Z"));

    assertThat(register.mentorship(reference).serviceEndsAt())
        .isEqualTo(register.mentorship(reference).serviceStartsAt());
  }

  @Test
  void closingReleasesTheMentor() throws Exception {
    String mentor = mentor(1);
    String reference = opened();
    register.assign(reference, mentor, CHOICE, "coordination");

    register.close(reference, Outcome.COMPLETED, "coordination", "Merci");

    assertThat(register.current(reference)).isEmpty();
    assertThat(directory.mentor(mentor).orElseThrow().load()).isZero();
    assertThat(register.assignments(reference))
        .extracting(Assignment::end)
        .containsExactly(AssignmentEnd.MENTORSHIP_CLOSED);
    assertThat(events.stream(MentorshipClosed.class)).hasSize(1);
    assertThatThrownBy(() -> register.close(reference, Outcome.COMPLETED, "coordination", null))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPersonIsReferredToAnotherResource() throws Exception {
    String reference = opened();
    register.hold(reference, "Personne ne convient encore", "coordination");

    register.refer(reference, "Service de coaching", "C’est du coaching", "coordination");

    Mentorship kept = register.mentorship(reference);
    assertThat(kept.outcome()).isEqualTo(Outcome.REFERRED_ELSEWHERE);
    assertThat(kept.referredTo()).isEqualTo("Service de coaching");
    assertThat(kept.closingNote()).isEqualTo("C’est du coaching");
    assertThat(register.currentHold(reference)).isEmpty();
  }

  @Test
  void aWaitLastsUntilAMentorIsAssigned() throws Exception {
    String reference = opened();
    register.hold(reference, "Un mentor revient lundi", "coordination");
    register.hold(reference, "Il revient mardi", "coordination");

    assertThat(register.currentHold(reference).orElseThrow().reason())
        .isEqualTo("Il revient mardi");
    register.assign(reference, mentor(1), CHOICE, "coordination");
    assertThat(register.currentHold(reference)).isEmpty();
  }

  @Test
  void whatWasReadBeforeTheLockIsReadAnew() throws Exception {
    String reference = opened();
    register.assign(reference, mentor(1), CHOICE, "coordination");

    transaction.executeWithoutResult(
        status -> {
          assertThat(register.current(reference)).isPresent();
          sql.update(
              "update assignment set ended_at = assigned_at, ended_as = 'DECLINED',"
                  + " ended_by = 'x' where mentorship_id ="
                  + " (select id from mentorship where reference = ?)",
              reference);
          assertThatThrownBy(
                  () -> register.release(reference, AssignmentEnd.REASSIGNED_LATE, null, "x"))
              .isInstanceOf(IllegalStateException.class);
          status.setRollbackOnly();
        });
  }

  @Test
  void anUnknownReferenceIsNotRepeated() {
    assertThatThrownBy(() -> register.mentorship("Jeanne Tremblay"))
        .isInstanceOf(UnknownMentorship.class)
        .hasMessageNotContaining("Jeanne");
  }

  private String opened() throws AlreadyOpen {
    return opened(mentee);
  }

  private String opened(Person person) throws AlreadyOpen {
    return register.open(project, person).reference();
  }

  private String mentor(int capacity) {
    return Sample.mentor(directory, project, capacity).account();
  }
}
