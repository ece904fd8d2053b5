package org.mentorat.accompaniment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the pair wrote before the current mentor took over: requests with their answers, and notes
 * of follow-ups. For that mentor, once the mentee agreed (R19, R80).
 */
@Component
@Transactional(readOnly = true)
public class EarlierExchanges {

  private final MentorshipRegister mentorships;
  private final HelpRequests requests;
  private final CheckIns checkIns;
  private final ReaderTime time;
  private final MessageSource messages;

  EarlierExchanges(
      MentorshipRegister mentorships,
      HelpRequests requests,
      CheckIns checkIns,
      ReaderTime time,
      MessageSource messages) {
    this.mentorships = mentorships;
    this.requests = requests;
    this.checkIns = checkIns;
    this.time = time;
    this.messages = messages;
  }

  /** As one text; null if there are none, or none for this reader. */
  public String words(Step step) {
    return mentorships
        .current(step.reference())
        .filter(current -> current.mentor().account().equals(step.account()))
        .filter(Assignment::isShownEarlier)
        .map(current -> before(current.assignedAt(), step))
        .orElse(null);
  }

  private String before(Instant takenOver, Step step) {
    List<String> said = new ArrayList<>();
    for (HelpRequest request : requests.findByReferenceOrderByNumber(step.reference())) {
      if (request.requestedAt().isBefore(takenOver)
          && request.isAnswered()
          && request.isShownToMentor()) {
        said.add(
            text(
                "accompaniment.earlierRequest",
                step,
                day(request.requestedAt(), step),
                request.text(),
                request.answer()));
      }
    }
    for (CheckIn checkIn : checkIns.of(step.reference())) {
      if (checkIn.openedAt().isBefore(takenOver)) {
        for (String note : notes(checkIn)) {
          said.add(text("accompaniment.earlierNote", step, day(checkIn.openedAt(), step), note));
        }
      }
    }
    return said.isEmpty() ? null : String.join("\n\n", said);
  }

  private static List<String> notes(CheckIn checkIn) {
    List<String> notes = new ArrayList<>();
    for (String note : new String[] {checkIn.topic(), checkIn.note(), checkIn.menteeNote()}) {
      if (note != null) {
        notes.add(note);
      }
    }
    return notes;
  }

  private String day(Instant moment, Step step) {
    return time.date(moment.atZone(time.zone()).toLocalDate(), step.locale());
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }
}
