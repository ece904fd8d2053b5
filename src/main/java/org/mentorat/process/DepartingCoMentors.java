package org.mentorat.process;

import org.mentorat.absence.MentorAbsences;
import org.mentorat.comentor.CoMentors;
import org.mentorat.comentor.CoMentorship;
import org.mentorat.comentor.CoMentorshipEnd;
import org.mentorat.engine.FormGate;
import org.mentorat.engine.Pauses;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.suspension.MentorshipResumed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Whoever leaves the service for good contributes to nobody's mentorship any more (R30); what
 * stands still follows when it goes on. The mentorships go on.
 */
@Component
class DepartingCoMentors {

  private final CoMentors coMentors;
  private final MentorAbsences absences;
  private final MentorshipRegister mentorships;
  private final MentorshipProcess process;
  private final Pauses pauses;
  private final FormGate gate;

  DepartingCoMentors(
      CoMentors coMentors,
      MentorAbsences absences,
      MentorshipRegister mentorships,
      MentorshipProcess process,
      Pauses pauses,
      FormGate gate) {
    this.coMentors = coMentors;
    this.absences = absences;
    this.mentorships = mentorships;
    this.process = process;
    this.pauses = pauses;
    this.gate = gate;
  }

  void leave(String account) {
    coMentors.contributedBy(account).forEach(this::end);
  }

  @EventListener
  void resumed(MentorshipResumed event) {
    coMentors.active(event.reference()).stream()
        .filter(active -> absences.hasLeft(active.mentor().account()))
        .forEach(this::end);
  }

  private void end(CoMentorship coMentorship) {
    String reference = coMentorship.reference();
    long id = coMentorship.id();
    gate.takeTurn(reference);
    mentorships.lock(reference);
    if (!coMentors.isActive(id) || pauses.until(reference).isPresent()) {
      return;
    }
    coMentors.leave(id, CoMentorshipEnd.LEFT, null, coMentorship.mentor().account());
    process.tellTheOne(MentorshipProcess.CO_MENTOR_LEFT, reference, id);
  }
}
