package org.mentorat.process;

import java.util.Locale;
import org.mentorat.absence.MentorAbsence;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.ReaderTime;
import org.mentorat.handover.AlreadyAsked;
import org.mentorat.handover.MentorChangeSubmission;
import org.mentorat.handover.MentorChanges;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Opens a change of mentor in each mentorship of a mentor who will be away for long, or leaves; it
 * asks first, so that one that cannot be changed now keeps no other from it.
 */
@Component
class HandOvers {

  private final MentorshipRegister mentorships;
  private final MentorChanges changes;
  private final MentorshipProcess process;
  private final FormGate gate;
  private final ReaderTime time;
  private final MessageSource messages;

  HandOvers(
      MentorshipRegister mentorships,
      MentorChanges changes,
      MentorshipProcess process,
      FormGate gate,
      ReaderTime time,
      MessageSource messages) {
    this.mentorships = mentorships;
    this.changes = changes;
    this.process = process;
    this.gate = gate;
    this.time = time;
    this.messages = messages;
  }

  /**
   * Opens what is missing and can be opened now.
   *
   * @return how many mentorships are still the mentor's
   */
  int open(MentorAbsence absence) {
    for (String reference : mentorships.entrustedTo(absence.mentor())) {
      try {
        open(reference, absence);
      } catch (AlreadyAsked | NotInService e) {
        throw new IllegalStateException(reference + " was asked first", e);
      }
    }
    return mentorships.entrustedTo(absence.mentor()).size();
  }

  private void open(String reference, MentorAbsence absence) throws AlreadyAsked, NotInService {
    gate.takeTurn(reference);
    mentorships.lock(reference);
    if (changes.open(reference).isPresent() || !isEntrusted(reference, absence.mentor())) {
      return;
    }
    MentorChangeSubmission submission = new MentorChangeSubmission(null, null, words(absence));
    if (process.listens(MentorshipProcess.MENTOR_REASSIGNED, reference)) {
      changes.reassign(reference, submission, absence.announcedBy());
      process.tellAll(MentorshipProcess.MENTOR_REASSIGNED, reference, null);
    } else if (process.listens(MentorshipProcess.MENTOR_CHANGE_REQUESTED, reference)) {
      long change = changes.ask(reference, null, submission, absence.announcedBy());
      process.tell(MentorshipProcess.MENTOR_CHANGE_REQUESTED, reference, change);
    }
  }

  // What was read before the lock may have changed since.
  private boolean isEntrusted(String reference, String mentor) {
    return mentorships.entrustedTo(mentor).contains(reference);
  }

  private String words(MentorAbsence absence) {
    return messages.getMessage(
        absence.returnsOn().isPresent() ? "absence.changeWords" : "absence.leavingWords",
        new Object[] {
          time.date(absence.startsOn(), Locale.CANADA_FRENCH),
          absence.returnsOn().map(day -> time.date(day, Locale.CANADA_FRENCH)).orElse(null),
          absence.reference()
        },
        Locale.CANADA_FRENCH);
  }
}
