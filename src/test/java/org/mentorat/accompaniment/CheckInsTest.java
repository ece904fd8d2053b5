package org.mentorat.accompaniment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Pair;
import org.mentorat.TestTime;
import org.mentorat.Together;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class CheckInsTest {

  private static final Instant START = Instant.parse("2026-02-10T14:00:00Z");

  @Autowired private BeanFactory beans;
  @Autowired private CheckIns checkIns;
  @Autowired private ApplicationEvents events;

  private Pair pair;
  private String reference;

  @BeforeEach
  void inService() throws Exception {
    pair = Pair.inService(beans, START);
    reference = pair.reference();
  }

  private static final LocalDate DAY = LocalDate.of(2026, 2, 9);

  @Test
  void theMentorNotesWhenItWasAndWhenItIsNotedIsKeptToo() {
    long id = checkIns.open(reference);
    TestTime.advance(Duration.ofDays(3));

    checkIns.log(id, held(), pair.mentor());

    CheckIn noted = checkIns.checkIn(id);
    assertThat(noted.heldOn()).isEqualTo(DAY);
    assertThat(noted.channel()).isEqualTo(Channel.VIDEO);
    assertThat(noted.loggedAt()).isEqualTo(START.plus(Duration.ofDays(3)));
    assertThat(noted.isHeld()).isTrue();
    assertThat(events.stream(CheckInLogged.class)).hasSize(1);
  }

  @Test
  void notHeldHasAReasonAndNoDay() {
    long id = checkIns.open(reference);

    checkIns.log(
        id,
        new CheckInSubmission(CheckInOutcome.NOT_HELD, DAY, Channel.PHONE, null, "En vacances"),
        pair.mentor());

    assertThat(checkIns.checkIn(id).heldOn()).isNull();
    assertThat(checkIns.checkIn(id).isHeld()).isFalse();
  }

  @Test
  void theMenteeIsHeardToo() {
    long silent = checkIns.open(reference);
    long denied = checkIns.open(reference);
    checkIns.log(denied, held(), pair.mentor());

    checkIns.logByMentee(
        silent, new CheckInByMenteeSubmission(YesNo.YES, DAY, null), pair.mentee());
    checkIns.logByMentee(
        denied, new CheckInByMenteeSubmission(YesNo.NO, null, "Reporté"), pair.mentee());

    assertThat(checkIns.checkIn(silent).isHeld()).isTrue();
    assertThat(checkIns.checkIn(denied).isHeld()).isFalse();
    assertThat(checkIns.of(reference)).hasSize(2);
  }

  @Test
  void whatNobodyNotedDriftsOnceAndMayStillBeNoted() {
    long id = checkIns.open(reference);
    TestTime.advance(Duration.ofDays(14));

    checkIns.drifted(id);
    checkIns.drifted(id);

    assertThat(checkIns.checkIn(id).driftedAt()).isEqualTo(START.plus(Duration.ofDays(14)));
    assertThat(events.stream(CheckInDrifted.class)).hasSize(1);
    checkIns.log(id, held(), pair.mentor());
    assertThat(checkIns.checkIn(id).isHeld()).isTrue();
  }

  @Test
  void whatSomebodyNotedDoesNotDrift() {
    long id = checkIns.open(reference);
    checkIns.logByMentee(id, new CheckInByMenteeSubmission(YesNo.NO, null, null), pair.mentee());

    checkIns.drifted(id);

    assertThat(checkIns.checkIn(id).driftedAt()).isNull();
  }

  @Test
  void ofTenWhoNoteTheSameOneDoes() throws Exception {
    long id = checkIns.open(reference);

    List<Object> got =
        Together.act(
            10,
            i ->
                () -> {
                  checkIns.log(id, held(), pair.mentor());
                  return "done";
                });

    assertThat(got).filteredOn("done"::equals).hasSize(1);
    assertThatThrownBy(() -> checkIns.log(id, held(), pair.mentor()))
        .isInstanceOf(IllegalStateException.class);
  }

  private static CheckInSubmission held() {
    return new CheckInSubmission(CheckInOutcome.HELD, DAY, Channel.VIDEO, "Les entrevues", null);
  }
}
