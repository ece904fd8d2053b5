package org.mentorat.process;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Roles;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.AssignmentEnd;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.springframework.stereotype.Component;

/**
 * What the actions of a pair have in common: whose they are, and that they need a service that
 * runs.
 */
@Component
class PairActions {

  /** Stores what was asked. */
  interface Request {

    /**
     * @return the id of what was stored
     */
    long store() throws NotInService;
  }

  private final MentorshipRegister mentorships;
  private final MentorshipProcess process;

  PairActions(MentorshipRegister mentorships, MentorshipProcess process) {
    this.mentorships = mentorships;
    this.process = process;
  }

  boolean isMentee(Step step) {
    return mentorships
        .find(step.reference())
        .filter(mentorship -> mentorship.mentee().account().equals(step.account()))
        .isPresent();
  }

  /** Also the one who was it to the end: what is over is refused, not unknown. */
  boolean isMentor(Step step) {
    return mentorships.assignments(step.reference()).stream()
        .filter(
            assignment ->
                assignment.endedAt() == null || assignment.end() == AssignmentEnd.MENTORSHIP_CLOSED)
        .anyMatch(assignment -> assignment.mentor().account().equals(step.account()));
  }

  /** Whether this person is the mentee or the mentor. */
  boolean isOfThePair(Step step) {
    return isMentee(step) || isMentor(step);
  }

  /** Whether this person is the mentor of today. */
  boolean accompanies(Step step) {
    return mentorships
        .current(step.reference())
        .filter(current -> current.mentor().account().equals(step.account()))
        .isPresent();
  }

  /** Whether this person coordinates, and there is such a mentorship. */
  boolean isCoordinated(Step step) {
    return step.groups().contains(Roles.COORDINATORS)
        && mentorships.find(step.reference()).isPresent();
  }

  /**
   * As whom this person acts: of the pair first, since nobody decides alone on their own
   * mentorship.
   *
   * @return null: the coordination
   */
  Side side(Step step) {
    if (isMentee(step)) {
      return Side.MENTEE;
    }
    return isMentor(step) ? Side.MENTOR : null;
  }

  /**
   * @param notYetKey the sentence for whoever asks before the first contact
   * @throws NotNow unless the service runs
   */
  void inService(String reference, String notYetKey) throws NotNow {
    try {
      mentorships.inService(reference);
    } catch (NotInService e) {
      throw notNow(e, notYetKey);
    }
  }

  /**
   * Stores a request and tells the process.
   *
   * @param notYetKey the sentence for whoever asks before the first contact
   */
  long ask(String reference, MentorshipProcess.Message message, String notYetKey, Request request)
      throws NotNow {
    try {
      long id = request.store();
      process.tell(message, reference, id);
      return id;
    } catch (NotInService e) {
      throw notNow(e, notYetKey);
    } catch (MismatchingMessageCorrelationException e) {
      // The first contact is recorded, and the accompaniment begins with the next job.
      throw new NotNow("process.serviceOpening");
    }
  }

  static NotNow notNow(NotInService reason, String notYetKey) {
    return new NotNow(reason.ended() ? "process.serviceEnded" : notYetKey);
  }
}
