package org.mentorat.process;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.accompaniment.RequestsToCoMentors;
import org.mentorat.closure.EarlyEnds;
import org.mentorat.comentor.Aim;
import org.mentorat.comentor.Aims;
import org.mentorat.comentor.CoMentorInvitationSubmission;
import org.mentorat.comentor.CoMentorView;
import org.mentorat.comentor.CoMentors;
import org.mentorat.comentor.InvitationOpen;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.Side;
import org.springframework.stereotype.Component;

/** Either of the pair proposes somebody else for a strategy or an objective (R27, R30). */
@Component
class CoMentorInvitationAction implements Action<CoMentorInvitationSubmission> {

  private static final String NOT_YET = "comentor.notYet";
  private static final String ONE_AT_A_TIME = "comentor.oneAtATime";

  private final PairActions pair;
  private final PairView people;
  private final CoMentors coMentors;
  private final CoMentorView view;
  private final RequestsToCoMentors requests;
  private final Aims aims;
  private final EarlyEnds ends;
  private final MentorshipRegister mentorships;

  CoMentorInvitationAction(
      PairActions pair,
      PairView people,
      CoMentors coMentors,
      CoMentorView view,
      RequestsToCoMentors requests,
      Aims aims,
      EarlyEnds ends,
      MentorshipRegister mentorships) {
    this.pair = pair;
    this.people = people;
    this.coMentors = coMentors;
    this.view = view;
    this.requests = requests;
    this.aims = aims;
    this.ends = ends;
    this.mentorships = mentorships;
  }

  @Override
  public String formId() {
    return "co-mentor-invitation";
  }

  @Override
  public Class<CoMentorInvitationSubmission> submission() {
    return CoMentorInvitationSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
    if (aims.of(step.reference()).isEmpty()) {
      throw new NotNow("comentor.noAimYet");
    }
    if (coMentors.isInvitationOpen(step.reference())) {
      throw new NotNow(ONE_AT_A_TIME);
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>(view.inviting(step));
    shown.put("otherName", pair.isMentee(step) ? people.mentorName(step) : people.menteeName(step));
    shown.put("coMentorRequests", requests.words(step));
    return shown;
  }

  @Override
  public void check(CoMentorInvitationSubmission submission, Step step, Refusals refusals) {
    if (submission.lastDay() != null && !ends.isInService(step.reference(), submission.lastDay())) {
      refusals.refuse("lastDay", "comentor.afterTheService", people.serviceEndsOn(step));
    }
  }

  @Override
  public long perform(CoMentorInvitationSubmission submission, Step step) throws NotNow {
    String reference = step.reference();
    Side side = pair.side(step);
    // Of fifty at once the others see the one that came first.
    mentorships.lock(reference);
    if (side == Side.MENTOR
        && mentorships
            .current(reference)
            .filter(current -> current.mentor().account().equals(step.account()))
            .isEmpty()) {
      throw new NotNow("handover.tookOver");
    }
    Aim aim =
        aims.of(reference).stream()
            .filter(offered -> offered.code().equals(submission.aim()))
            .findFirst()
            .orElseThrow(() -> new NotNow("comentor.noAimYet"));
    return pair.ask(
        reference, MentorshipProcess.CO_MENTOR_INVITED, NOT_YET, invite(submission, step, aim));
  }

  private PairActions.Request invite(CoMentorInvitationSubmission submission, Step step, Aim aim)
      throws NotNow {
    if (coMentors.isInvitationOpen(step.reference())) {
      throw new NotNow(ONE_AT_A_TIME);
    }
    return () -> {
      try {
        return coMentors.invite(step.reference(), aim, submission, pair.side(step), step.account());
      } catch (InvitationOpen e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
