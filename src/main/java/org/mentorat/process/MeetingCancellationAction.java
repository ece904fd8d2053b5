package org.mentorat.process;

import java.util.Map;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.Step;
import org.mentorat.meeting.MeetingCancellationSubmission;
import org.mentorat.meeting.MeetingView;
import org.mentorat.meeting.Meetings;
import org.mentorat.meeting.NotToCancel;
import org.mentorat.mentorship.NotInService;
import org.springframework.stereotype.Component;

/** The mentee or the mentor cancels a meeting before it begins (R71). */
@Component
class MeetingCancellationAction implements Action<MeetingCancellationSubmission> {

  private final PairActions pair;
  private final Meetings meetings;
  private final MeetingView view;
  private final MentorshipProcess process;

  MeetingCancellationAction(
      PairActions pair, Meetings meetings, MeetingView view, MentorshipProcess process) {
    this.pair = pair;
    this.meetings = meetings;
    this.view = view;
    this.process = process;
  }

  @Override
  public String formId() {
    return "meeting-cancellation";
  }

  @Override
  public Class<MeetingCancellationSubmission> submission() {
    return MeetingCancellationSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  @Override
  public void possible(Step step) throws NotNow {
    pair.inService(step.reference(), MeetingAction.NOT_YET);
    // Who comes second is told that there is nothing to cancel, not that the choice is wrong.
    if (meetings.lockUpcoming(step.reference()).isEmpty()) {
      throw new NotNow("process.noMeetingPlanned");
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    return Map.of("otherName", view.otherName(step), "meetings", view.options(step));
  }

  @Override
  public long perform(MeetingCancellationSubmission submission, Step step) throws NotNow {
    long meeting = submission.meetingId();
    try {
      meetings.cancel(step.reference(), meeting, submission.reason(), step.account());
    } catch (NotInService e) {
      throw PairActions.notNow(e, MeetingAction.NOT_YET);
    } catch (NotToCancel e) {
      throw new NotNow("process.meetingNotToCancel");
    }
    if (!process.tellTheOne(MentorshipProcess.MEETING_CANCELLED, step.reference(), meeting)) {
      throw new NotNow("process.meetingOpening");
    }
    return meeting;
  }
}
