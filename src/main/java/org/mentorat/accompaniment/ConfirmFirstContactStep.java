package org.mentorat.accompaniment;

import java.time.Instant;
import java.util.Map;
import org.mentorat.engine.HumanStep;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.firstcontact.FirstContact;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The mentee says whether the first contact took place; silence closes it unconfirmed (R37). Asked
 * again, they read when they said no.
 */
@Component
class ConfirmFirstContactStep implements HumanStep<FirstContactConfirmationSubmission> {

  private final Confirmations confirmations;
  private final FirstContacts firstContacts;
  private final PairView pair;
  private final Directory directory;
  private final ReaderTime time;
  private final MessageSource messages;

  ConfirmFirstContactStep(
      Confirmations confirmations,
      FirstContacts firstContacts,
      PairView pair,
      Directory directory,
      ReaderTime time,
      MessageSource messages) {
    this.confirmations = confirmations;
    this.firstContacts = firstContacts;
    this.pair = pair;
    this.directory = directory;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "confirm-first-contact";
  }

  @Override
  public Class<FirstContactConfirmationSubmission> submission() {
    return FirstContactConfirmationSubmission.class;
  }

  @Override
  public Map<String, Object> shown(Step step) {
    FirstContact contact = firstContacts.of(step.reference()).orElseThrow();
    Instant closesAt = pair.after(step, pair.promises(step).confirmLimit());
    Map<String, Object> shown = pair.closing(step, pair.orServiceEnd(step, closesAt));
    shown.put("mentorName", directory.person(contact.recordedBy()).displayName());
    shown.put("contactedAt", time.dateTime(contact.contactedAt(), step.locale()));
    shown.put(
        "contactChannel", messages.getMessage(contact.channel().messageKey(), null, step.locale()));
    shown.put(
        "contestedAt",
        confirmations
            .of(step.reference())
            .map(contest -> time.dateTime(contest.recordedAt(), step.locale()))
            .orElse(null));
    return shown;
  }
}
