package org.mentorat.process;

import java.util.Map;
import org.mentorat.engine.Action;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.meeting.MeetingRefused;
import org.mentorat.meeting.MeetingSubmission;
import org.mentorat.meeting.MeetingView;
import org.mentorat.meeting.Meetings;
import org.mentorat.mentorship.NotInService;
import org.springframework.stereotype.Component;

/**
 * The mentee or the mentor plans a meeting; it is the new date of what was cancelled (R70, R71).
 */
@Component
class MeetingAction implements Action<MeetingSubmission> {

  /** For all that is done with meetings. */
  static final String NOT_YET = "process.meetingNotYet";

  private static final int USUAL_MINUTES = 60;

  private final PairActions pair;
  private final Meetings meetings;
  private final MeetingView view;
  private final MentorshipProcess process;
  private final FormGate gate;

  MeetingAction(
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
    return "meeting";
  }

  @Override
  public Class<MeetingSubmission> submission() {
    return MeetingSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), NOT_YET);
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = view.planning(step);
    shown.put("duration", USUAL_MINUTES);
    return shown;
  }

  @Override
  public void check(MeetingSubmission submission, Step step, Refusals refusals) {
    meetings
        .objection(step.reference(), submission)
        .ifPresent(refused -> refusals.refuse(MeetingRefused.FIELD, refused.messageKey()));
  }

  @Override
  public long perform(MeetingSubmission submission, Step step) throws NotNow {
    long meeting =
        pair.ask(
            step.reference(),
            MentorshipProcess.MEETING_PLANNED,
            NOT_YET,
            () -> plan(submission, step));
    process.tellAll(MentorshipProcess.NEW_DATE_SET, step.reference(), null);
    return meeting;
  }

  private long plan(MeetingSubmission submission, Step step) throws NotInService {
    try {
      return meetings.plan(step.reference(), submission, step.account());
    } catch (MeetingRefused e) {
      throw gate.refusal(MeetingRefused.FIELD, e.messageKey());
    }
  }
}
