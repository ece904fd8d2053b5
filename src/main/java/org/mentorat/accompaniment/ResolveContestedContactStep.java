package org.mentorat.accompaniment;

import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.FirstContact;
import org.mentorat.firstcontact.FirstContacts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The coordination finds out what a contested first contact is about (R37). */
@Component
class ResolveContestedContactStep implements HumanStep<ContestedContactSubmission> {

  private final Confirmations confirmations;
  private final FirstContacts firstContacts;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  ResolveContestedContactStep(
      Confirmations confirmations,
      FirstContacts firstContacts,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.confirmations = confirmations;
    this.firstContacts = firstContacts;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "resolve-contested-contact";
  }

  @Override
  public Class<ContestedContactSubmission> submission() {
    return ContestedContactSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    FirstContact contact = firstContacts.of(step.reference()).orElseThrow();
    ContactConfirmation contest = confirmations.of(step.reference()).orElseThrow();
    Map<String, Object> shown = pair.people(step);
    shown.put("contactedAt", time.dateTime(contact.contactedAt(), step.locale()));
    shown.put(
        "contactChannel", messages.getMessage(contact.channel().messageKey(), null, step.locale()));
    shown.put("recordedAt", time.dateTime(contact.recordedAt(), step.locale()));
    shown.put("contestedAt", time.dateTime(contest.recordedAt(), step.locale()));
    shown.put("menteeComment", contest.comment());
    shown.put("reminders", pair.reminders(step));
    return shown;
  }
}
