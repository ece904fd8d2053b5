package org.mentorat.process;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.engine.Action;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.meeting.MeetingMoveSubmission;
import org.mentorat.meeting.MeetingRefused;
import org.mentorat.meeting.MeetingView;
import org.mentorat.meeting.Meetings;
import org.mentorat.meeting.NotToMove;
import org.mentorat.mentorship.NotInService;
import org.springframework.stereotype.Component;

/** The mentee or the mentor moves a meeting before it begins, without cancelling it (R70, R71). */
@Component
class MeetingMoveAction implements Action<MeetingMoveSubmission> {

  private final PairActions pair;
  private final Meetings meetings;
  private final MeetingView view;
  private final MentorshipProcess process;
  private final FormGate gate;

  MeetingMoveAction(
      PairActions pair,
      Meetings meetings,
      MeetingView view,
      MentorshipProcess process,
      FormGate gate) {
    this.pair = pair;
    this.meetings = meetings;
    this.view = view;
    this.process = process;
    this.gate = gate;
  }

  @Override
  public String formId() {
    return "meeting-move";
  }

  @Override
  public Class<MeetingMoveSubmission> submission() {
    return MeetingMoveSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), MeetingAction.NOT_YET);
    // As for a cancellation: who comes second is not told that the choice is wrong.
    if (meetings.lockUpcoming(step.reference()).isEmpty()) {
      throw new NotNow("process.noMeetingToMove");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("otherName", view.otherName(step));
    shown.put("serviceEndsOn", view.serviceEndsOn(step));
    shown.put("meetings", view.options(step));
    return shown;
  }

  @Override
  public void check(MeetingMoveSubmission submission, Step step, Refusals refusals) {
    meetings
        .objection(step.reference(), submission)
        .ifPresent(refused -> refusals.refuse(MeetingRefused.FIELD, refused.messageKey()));
  }

  @Override
  public long perform(MeetingMoveSubmission submission, Step step) throws NotNow {
    try {
      meetings.move(step.reference(), submission, step.account());
    } catch (NotInService e) {
      throw PairActions.notNow(e, MeetingAction.NOT_YET);
    } catch (NotToMove e) {
      throw new NotNow("process.meetingNotToMove");
    } catch (MeetingRefused e) {
      throw gate.refusal(MeetingRefused.FIELD, e.messageKey());
    }
    long meeting = submission.meetingId();
    if (!process.tellTheOne(MentorshipProcess.MEETING_MOVED, step.reference(), meeting)) {
      throw new NotNow("process.meetingOpening");
    }
    return meeting;
  }
}
