package org.mentorat.meeting;

import java.util.List;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Side;
import org.springframework.stereotype.Component;

/** The coordination looks into meetings that one of a pair missed: dates and names only (R70). */
@Component
class LookIntoNoShowsStep implements HumanStep<NoShowReviewSubmission> {

  private final Meetings meetings;
  private final PairView pair;
  private final ReaderTime time;

  LookIntoNoShowsStep(Meetings meetings, PairView pair, ReaderTime time) {
    this.meetings = meetings;
    this.pair = pair;
    this.time = time;
  }

  @Override
  public String formId() {
    return "look-into-no-shows";
  }

  @Override
  public Class<NoShowReviewSubmission> submission() {
    return NoShowReviewSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    List<Map<String, String>> missed =
        meetings.noShows(step.subject()).stream()
            .map(
                meeting ->
                    Map.of(
                        "at", time.dateTime(meeting.beginsAt(), step.locale()),
                        "absent", name(meeting.absent(), step),
                        "saidBy",
                            name(meetings.side(meeting.reference(), meeting.recordedBy()), step)))
            .toList();
    Map<String, Object> shown = pair.people(step);
    shown.put("noShows", missed);
    shown.put("reminders", pair.reminders(step));
    return shown;
  }

  private String name(Side side, Step step) {
    return side == Side.MENTEE ? pair.menteeName(step) : pair.mentorName(step);
  }
}
