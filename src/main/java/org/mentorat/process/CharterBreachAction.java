package org.mentorat.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mentorat.charter.AlreadyTold;
import org.mentorat.charter.Breach;
import org.mentorat.charter.BreachSubmission;
import org.mentorat.charter.Breaches;
import org.mentorat.charter.NotForAWord;
import org.mentorat.engine.Action;
import org.mentorat.engine.NotNow;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The mentee or the mentor says in confidence that the charter was not kept (R61), from the first
 * contact until some time after the end.
 */
@Component
class CharterBreachAction implements Action<BreachSubmission> {

  private final PairActions pair;
  private final Breaches breaches;
  private final MentorshipProcess mentorships;
  private final ConfidentialWordProcess words;
  private final WordRecipients recipients;
  private final Coordinators coordinators;
  private final ReaderTime time;
  private final MessageSource messages;

  CharterBreachAction(
      PairActions pair,
      Breaches breaches,
      MentorshipProcess mentorships,
      ConfidentialWordProcess words,
      WordRecipients recipients,
      Coordinators coordinators,
      ReaderTime time,
      MessageSource messages) {
    this.pair = pair;
    this.breaches = breaches;
    this.mentorships = mentorships;
    this.words = words;
    this.recipients = recipients;
    this.coordinators = coordinators;
    this.time = time;
    this.messages = messages;
  }

  @Override
  public String formId() {
    return "charter-breach";
  }

  @Override
  public Class<BreachSubmission> submission() {
    return BreachSubmission.class;
  }

  @Override
  public boolean isFor(Step step) {
    return pair.isOfThePair(step);
  }

  // It goes on in a process of its own.
  @Override
  public boolean whilePaused() {
    return true;
  }

  @Override
  public void possible(Step step) throws NotNow {
    try {
      breaches.possible(step.reference());
    } catch (NotForAWord e) {
      throw notNow(e);
    }
  }

  @Override
  public Map<String, Object> shown(Step step) {
    List<String> readers = coordinators.names(recipients.first(step.reference()));
    List<Breach> told = breaches.toldBy(step.reference(), step.account());
    Map<String, Object> shown = new HashMap<>();
    shown.put(
        "readers",
        readers.isEmpty() ? text("charter.nobodyYet", step) : String.join(", ", readers));
    shown.put(
        "toldBefore",
        told.isEmpty()
            ? null
            : told.stream().map(breach -> told(breach, step)).collect(Collectors.joining("\n\n")));
    return shown;
  }

  @Override
  public long perform(BreachSubmission submission, Step step) throws NotNow {
    try {
      long word = breaches.report(step.reference(), submission, step.account());
      if (mentorships.listens(MentorshipProcess.CHARTER_BREACH_REPORTED, step.reference())) {
        mentorships.tell(MentorshipProcess.CHARTER_BREACH_REPORTED, step.reference(), word);
      } else {
        words.start(step.reference(), word);
      }
      return word;
    } catch (NotForAWord e) {
      throw notNow(e);
    } catch (AlreadyTold e) {
      throw new NotNow("charter.alreadyTold");
    }
  }

  private String told(Breach breach, Step step) {
    return breaches
        .wordsFor(breach.id(), step.account())
        .map(
            words ->
                text(
                    "charter.told",
                    step,
                    time.dateTime(breach.reportedAt(), step.locale()),
                    text(state(breach), step),
                    words.text(),
                    words.message() == null
                        ? ""
                        : "\n" + text("charter.receipt", step, words.message()),
                    words.answer() == null
                        ? ""
                        : "\n" + text("charter.answer", step, words.answer())))
        .orElseThrow();
  }

  private static String state(Breach breach) {
    if (breach.handledAt() != null) {
      return "charter.state.handled";
    }
    return breach.acknowledgedAt() == null ? "charter.state.received" : "charter.state.read";
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }

  private static NotNow notNow(NotForAWord reason) {
    return new NotNow(reason.ended() ? "charter.tooLate" : "charter.notYet");
  }
}
