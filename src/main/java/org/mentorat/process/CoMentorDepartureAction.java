package org.mentorat.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.comentor.CoMentorDepartureSubmission;
import org.mentorat.comentor.CoMentorView;
import org.mentorat.comentor.CoMentors;
import org.mentorat.comentor.CoMentorshipEnd;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Option;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A co-mentor leaves, or the pair or the coordination ends it; the mentorship goes on (R30). */
@Component
class CoMentorDepartureAction implements Action<CoMentorDepartureSubmission> {

  private static final String NOT_YET = "comentor.notYet";

  private final PairActions pair;
  private final PairView people;
  private final CoMentors coMentors;
  private final CoMentorView view;
  private final MentorshipRegister mentorships;
  private final MentorshipProcess process;
  private final MessageSource messages;

  CoMentorDepartureAction(
      PairActions pair,
      PairView people,
      CoMentors coMentors,
      CoMentorView view,
      MentorshipRegister mentorships,
      MentorshipProcess process,
      MessageSource messages) {
    this.pair = pair;
    this.people = people;
    this.coMentors = coMentors;
    this.view = view;
    this.mentorships = mentorships;
    this.process = process;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "co-mentor-departure";
  }

  @Override
  public Class<CoMentorDepartureSubmission> submission() {
    return CoMentorDepartureSubmission.class;
  }

  /** Also whoever was a co-mentor: what is over is refused, not unknown. */
  @Override
  public boolean isFor(Step step) {
    return pair.side(step) != null
        || coMentors.wasCoMentor(step.reference(), step.account())
        || pair.isCoordinated(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
    boolean any =
        isCoMentor(step)
            ? coMentors.isActive(step.reference(), step.account())
            : coMentors.isAnyActive(step.reference());
    if (!any) {
      throw new NotNow("comentor.noneActive");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    List<Option> options = view.options(step, isCoMentor(step));
    Map<String, Object> shown = new HashMap<>();
    shown.put("menteeName", people.menteeName(step));
    shown.put("coMentorships", options);
    shown.put("coMentorship", options.size() == 1 ? options.get(0).value() : null);
    shown.put("coMentors", pair.side(step) == null ? null : view.contributions(step));
    shown.put(
        "asCoordination",
        how(step) == CoMentorshipEnd.BY_COORDINATION
            ? messages.getMessage("handover.askedBy.coordination", null, step.locale())
            : null);
    return shown;
  }

  @Override
  public long perform(CoMentorDepartureSubmission submission, Step step) throws NotNow {
    String reference = step.reference();
    long coMentorship = submission.coMentorshipId();
    mentorships.lock(reference);
    if (!coMentors.isActive(coMentorship)) {
      throw new NotNow("comentor.noneActive");
    }
    coMentors.leave(coMentorship, how(step), submission.said(), step.account());
    if (!process.tellTheOne(MentorshipProcess.CO_MENTOR_LEFT, reference, coMentorship)) {
      // Accepted an instant ago, or its own end has just come.
      throw new NotNow("comentor.beginning");
    }
    return coMentorship;
  }

  // Nobody is of the pair and a co-mentor at once; whoever also coordinates acts as what they are
  // here.
  private boolean isCoMentor(Step step) {
    return pair.side(step) == null && coMentors.wasCoMentor(step.reference(), step.account());
  }

  private CoMentorshipEnd how(Step step) {
    if (pair.side(step) != null) {
      return CoMentorshipEnd.BY_THE_PAIR;
    }
    return isCoMentor(step) ? CoMentorshipEnd.LEFT : CoMentorshipEnd.BY_COORDINATION;
  }
}
