package org.mentorat.process;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.mentorat.agreement.Acceptance;
import org.mentorat.agreement.Acceptances;
import org.mentorat.agreement.Publication;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.stereotype.Component;

/** Who has not accepted a version, as the coordination sees it. */
@Component
class Outstanding {

  /** How far somebody is who has not accepted. */
  enum State {
    /** There is still time. */
    IN_TIME,
    /** They have a question, which the coordination has to answer. */
    QUESTION,
    /** The limit has passed. */
    OVERDUE
  }

  /**
   * @param mentorships the references of the running ones in which they take part
   */
  record Someone(
      String account,
      String name,
      String email,
      List<String> mentorships,
      Instant askedAt,
      Instant acceptBy,
      State state) {}

  private final Acceptances acceptances;
  private final MentorshipRegister mentorships;
  private final Clock clock;

  Outstanding(Acceptances acceptances, MentorshipRegister mentorships, Clock clock) {
    this.acceptances = acceptances;
    this.mentorships = mentorships;
    this.clock = clock;
  }

  /** The first ones by name. */
  List<Someone> of(Publication publication, int atMost) {
    return acceptances.open(publication).stream().limit(atMost).map(this::someone).toList();
  }

  private Someone someone(Acceptance acceptance) {
    String account = acceptance.person().account();
    return new Someone(
        account,
        acceptance.person().displayName(),
        acceptance.person().email(),
        mentorships.of(account).stream().map(Mentorship::reference).toList(),
        acceptance.askedAt(),
        acceptance.acceptBy(),
        state(acceptance));
  }

  private State state(Acceptance acceptance) {
    if (acceptances.openQuestion(acceptance.id()).isPresent()) {
      return State.QUESTION;
    }
    return clock.instant().isBefore(acceptance.acceptBy()) ? State.IN_TIME : State.OVERDUE;
  }
}
