package org.mentorat.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Roles;
import org.mentorat.engine.Step;
import org.mentorat.handover.AlreadyAsked;
import org.mentorat.handover.MentorChangeSubmission;
import org.mentorat.handover.MentorChanges;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The mentee or the mentor asks for another mentor while the service runs, without anybody's fault;
 * the coordination decides to look for one, also while the first contact is awaited (R80).
 */
@Component
class MentorChangeAction implements Action<MentorChangeSubmission> {

  private static final String NOT_YET = "handover.notYet";
  private static final String ALREADY_ASKED = "handover.alreadyAsked";

  private final PairActions pair;
  private final MentorChanges changes;
  private final MentorshipRegister mentorships;
  private final MentorshipProcess process;
  private final MessageSource messages;

  MentorChangeAction(
      PairActions pair,
      MentorChanges changes,
      MentorshipRegister mentorships,
      MentorshipProcess process,
      MessageSource messages) {
    this.pair = pair;
    this.changes = changes;
    this.mentorships = mentorships;
    this.process = process;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "mentor-change";
  }

  @Override
  public Class<MentorChangeSubmission> submission() {
    return MentorChangeSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return isOfThePair(step)
        || step.groups().contains(Roles.COORDINATORS)
            && mentorships.find(step.reference()).isPresent();
  }

  @Override
  public void possible(Step step) throws NotNow {
    if (!isToBeReassigned(step)) {
      pair.inService(step.reference(), isOfThePair(step) ? NOT_YET : "handover.noMentorYet");
    }
    if (changes.open(step.reference()).isPresent()) {
      throw new NotNow(ALREADY_ASKED);
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("menteeName", mentorships.mentorship(step.reference()).mentee().displayName());
    shown.put(
        "mentorName",
        mentorships
            .current(step.reference())
            .map(current -> current.mentor().displayName())
            .orElse(null));
    shown.put(
        "asCoordination",
        isOfThePair(step)
            ? null
            : messages.getMessage("handover.askedBy.coordination", null, step.locale()));
    return shown;
  }

  @Override
  public long perform(MentorChangeSubmission submission, Step step) throws NotNow {
    String reference = step.reference();
    Side side = side(step);
    // Of fifty at once the others see the one that came first.
    mentorships.lock(reference);
    if (side == Side.MENTOR && !pair.accompanies(step)) {
      throw new NotNow("handover.tookOver");
    }
    try {
      if (isToBeReassigned(step)) {
        long change = changes.reassign(reference, submission, step.account());
        process.tellAll(MentorshipProcess.MENTOR_REASSIGNED, reference, null);
        return change;
      }
      long change = changes.ask(reference, side, submission, step.account());
      process.tell(MentorshipProcess.MENTOR_CHANGE_REQUESTED, reference, change);
      return change;
    } catch (AlreadyAsked e) {
      throw new NotNow(ALREADY_ASKED);
    } catch (NotInService e) {
      throw PairActions.notNow(e, NOT_YET);
    } catch (MismatchingMessageCorrelationException e) {
      // The first contact is recorded, and the accompaniment begins with the next job.
      throw new NotNow("process.serviceOpening");
    }
  }

  private boolean isOfThePair(Step step) {
    return pair.isOfThePair(step);
  }

  // The mentor may decline, and the mentee has met nobody yet: before the first contact only the
  // coordination changes the mentor.
  private boolean isToBeReassigned(Step step) {
    Mentorship mentorship = mentorships.mentorship(step.reference());
    return !isOfThePair(step)
        && mentorship.serviceStartsAt() == null
        && process.listens(MentorshipProcess.MENTOR_REASSIGNED, step.reference());
  }

  private Side side(Step step) {
    if (pair.isMentee(step)) {
      return Side.MENTEE;
    }
    return pair.isMentor(step) ? Side.MENTOR : null;
  }
}
