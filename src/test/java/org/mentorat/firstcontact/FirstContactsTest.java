package org.mentorat.firstcontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.TestTime;
import org.mentorat.mentorship.AlreadyOpen;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Outcome;
import org.mentorat.people.Directory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class FirstContactsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private Directory directory;
  @Autowired private MentorshipRegister mentorships;
  @Autowired private FirstContacts firstContacts;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  private String reference;

  @BeforeEach
  void registered() throws AlreadyOpen {
    TestTime.stopAt(START);
    reference = mentorships.open(Sample.project(directory), Sample.mentee(directory)).reference();
  }

  @Test
  void whatIsDeclaredAndWhenItIsDeclaredAreBothKept() {
    TestTime.advance(Duration.ofHours(30));
    Instant monday = START.plus(Duration.ofHours(20));

    firstContacts.record(reference, contacted(monday, Channel.PHONE, null), "p-mentor");

    FirstContact kept = firstContacts.of(reference).orElseThrow();
    assertThat(kept.contactedAt()).isEqualTo(monday);
    assertThat(kept.recordedAt()).isEqualTo(START.plus(Duration.ofHours(30)));
    assertThat(kept.recordedBy()).isEqualTo("p-mentor");
    assertThat(kept.channels()).containsExactly(Channel.EMAIL, Channel.VIDEO);
    assertThat(kept.frequency()).isEqualTo(Frequency.EVERY_TWO_WEEKS);
    assertThat(kept.planNeeded()).isTrue();
    assertThat(events.stream(FirstContactMade.class)).hasSize(1);
  }

  @Test
  void peopleMeetAtAPlaceOnlyInPerson() {
    firstContacts.record(
        reference, contacted(START, Channel.VIDEO, MeetingPlace.PUBLIC_PLACE), "p-mentor");

    assertThat(firstContacts.of(reference).orElseThrow().meetingPlace()).isNull();
    assertThatThrownBy(
            () ->
                sql.update(
                    "update first_contact set channel = 'IN_PERSON', meeting_place = 'HOME'"
                        + " where reference = ?",
                    reference))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aContactInTheFutureIsRefused() {
    assertThatThrownBy(
            () ->
                firstContacts.record(
                    reference, contacted(START.plusSeconds(1), Channel.PHONE, null), "p-mentor"))
        .isInstanceOf(PersistenceException.class)
        .hasMessageContaining("first_contact_recorded_once_made");
  }

  @Test
  void aRefusalKeepsItsReason() {
    firstContacts.record(
        reference,
        new FirstContactSubmission(
            ContactOutcome.DECLINED,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            DeclineReason.WORKLOAD,
            "Trop de dossiers",
            true),
        "p-mentor");

    assertThat(firstContacts.of(reference)).isEmpty();
    assertThat(firstContacts.declines(reference))
        .singleElement()
        .satisfies(
            decline -> {
              assertThat(decline.reason()).isEqualTo(DeclineReason.WORKLOAD);
              assertThat(decline.comment()).isEqualTo("Trop de dossiers");
              assertThat(decline.declinedBy()).isEqualTo("p-mentor");
            });
    assertThat(events.stream(MentorDeclined.class)).hasSize(1);
  }

  @Test
  void theWholeWaitOfAMenteeIsMeasured() {
    assertThat(waiting()).containsEntry("still_waiting", true).containsEntry("contact", null);
    TestTime.advance(Duration.ofHours(100));

    firstContacts.record(
        reference,
        contacted(START.plus(Duration.ofHours(90)), Channel.IN_PERSON, MeetingPlace.PUBLIC_PLACE),
        "p-mentor");

    assertThat(waiting()).containsEntry("still_waiting", false).containsEntry("seconds", 90 * 3600);
  }

  @Test
  void whoIsReferredElsewhereNoLongerWaits() {
    TestTime.advance(Duration.ofHours(10));
    mentorships.close(reference, Outcome.REFERRED_ELSEWHERE, "coordination", null);

    assertThat(waiting()).containsEntry("still_waiting", false).containsEntry("seconds", 10 * 3600);
  }

  private Map<String, Object> waiting() {
    return sql.queryForMap(
        "select still_waiting, first_contact_at as contact,"
            + " extract(epoch from waited)::int as seconds from mentee_wait where reference = ?",
        reference);
  }

  private static FirstContactSubmission contacted(Instant at, Channel channel, MeetingPlace place) {
    return new FirstContactSubmission(
        ContactOutcome.CONTACTED,
        at,
        channel,
        place,
        "Préparer des entrevues difficiles",
        Frequency.EVERY_TWO_WEEKS,
        List.of(Channel.VIDEO, Channel.EMAIL),
        "On se prévient la veille",
        YesNo.YES,
        "Trois objectifs à suivre",
        null,
        null,
        null);
  }
}
