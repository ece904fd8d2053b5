package org.mentorat.process;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.charter.Breaches;
import org.mentorat.charter.Confidants;
import org.mentorat.charter.ConfidantsSubmission;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.stereotype.Component;

/**
 * Nobody may receive the words of a project: the administrators name people, without reading any
 * (R61).
 */
@Component
class NameConfidantsStep implements HumanStep<ConfidantsSubmission> {

  private final Confidants confidants;
  private final Coordinators coordinators;
  private final Breaches breaches;
  private final MentorshipRegister mentorships;
  private final PairView pair;
  private final ReaderTime time;

  NameConfidantsStep(
      Confidants confidants,
      Coordinators coordinators,
      Breaches breaches,
      MentorshipRegister mentorships,
      PairView pair,
      ReaderTime time) {
    this.confidants = confidants;
    this.coordinators = coordinators;
    this.breaches = breaches;
    this.mentorships = mentorships;
    this.pair = pair;
    this.time = time;
  }

  @Override
  public String formId() {
    return "name-confidants";
  }

  @Override
  public Class<ConfidantsSubmission> submission() {
    return ConfidantsSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put(
        "projectName", mentorships.mentorship(step.reference()).project().name(step.locale()));
    shown.put(
        "receivedAt", time.dateTime(breaches.breach(step.subject()).reportedAt(), step.locale()));
    shown.put("reminders", pair.reminders(step));
    shown.put(
        "confidantOptions",
        coordinators.all().stream()
            .filter(one -> !confidants.isOfThePair(step.reference(), one.value()))
            .toList());
    return shown;
  }
}
