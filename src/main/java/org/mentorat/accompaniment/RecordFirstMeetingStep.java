package org.mentorat.accompaniment;

import static java.time.temporal.ChronoUnit.MINUTES;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Refusals;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.FirstContact;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.registration.Registrations;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The mentor reports the first meeting and the objectives set there; after a discussion, from what
 * was reported before (R24, R38, R65).
 */
@Component
class RecordFirstMeetingStep implements HumanStep<FirstMeetingSubmission> {

  private final Objectives objectives;
  private final FirstContacts firstContacts;
  private final Registrations registrations;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;
  private final Clock clock;

  RecordFirstMeetingStep(
      Objectives objectives,
      FirstContacts firstContacts,
      Registrations registrations,
      PairView pair,
      ReaderTime time,
      MessageSource messages,
      Clock clock) {
    this.objectives = objectives;
    this.firstContacts = firstContacts;
    this.registrations = registrations;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public String formId() {
    return "record-first-meeting";
  }

  @Override
  public Class<FirstMeetingSubmission> submission() {
    return FirstMeetingSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    FirstContact contact = firstContacts.of(step.reference()).orElseThrow();
    Map<String, Object> shown = pair.waiting(step);
    shown.put("menteeName", pair.menteeName(step));
    shown.put("menteeObjectives", registrations.of(step.reference()).objectives());
    if (!pair.hides(step, contact.recordedAt())) {
      shown.put("refinedNeeds", contact.refinedNeeds());
      shown.put(
          "planEarlier",
          messages.getMessage(
              contact.planNeeded() ? "accompaniment.planNeeded" : "accompaniment.noPlan",
              new Object[] {contact.planReason()},
              step.locale()));
    }
    objectives.firstMeeting(step.reference()).ifPresent(before -> prefill(shown, before));
    return shown;
  }

  @Override
  public void check(FirstMeetingSubmission submission, Step step, Refusals refusals) {
    Instant heldAt = submission.heldAt();
    if (heldAt == null) {
      return;
    }
    Instant contactedAt = firstContacts.of(step.reference()).orElseThrow().contactedAt();
    if (heldAt.isAfter(clock.instant())) {
      refusals.refuse("heldAt", "accompaniment.meetingInTheFuture");
    } else if (heldAt.isBefore(contactedAt.truncatedTo(MINUTES))) {
      refusals.refuse(
          "heldAt",
          "accompaniment.meetingBeforeTheFirstContact",
          time.dateTime(contactedAt, step.locale()));
    }
  }

  private static void prefill(Map<String, Object> shown, FirstMeeting before) {
    shown.put("menteeComment", before.comment());
    shown.put("heldAt", before.heldAt().truncatedTo(MINUTES).toString());
    shown.put("mode", before.mode().code());
    shown.put("place", before.place() == null ? null : before.place().code());
    for (Objective objective : before.objectives()) {
      shown.put("objective" + objective.position(), objective.text());
      shown.put("scope" + objective.position(), objective.scope().code());
      shown.put("kind" + objective.position(), objective.kind().code());
    }
    shown.put("planNeeded", before.planNeeded() ? "yes" : "no");
    shown.put("planReason", before.planReason());
  }
}
