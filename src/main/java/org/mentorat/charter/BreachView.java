package org.mentorat.charter;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the forms of those who have a word show of it; nothing to anybody else who opens them. */
@Component
class BreachView {

  private final Breaches breaches;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  BreachView(
      Breaches breaches,
      MentorshipRegister mentorships,
      Directory directory,
      PairView pair,
      ReaderTime time,
      MessageSource messages) {
    this.breaches = breaches;
    this.mentorships = mentorships;
    this.directory = directory;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  Map<String, Object> shown(Step step) {
    Breach breach = breaches.breach(step.subject());
    Map<String, Object> shown = new HashMap<>();
    shown.put("reference", breach.reference());
    shown.put("receivedAt", time.dateTime(breach.reportedAt(), step.locale()));
    shown.put("reminders", pair.reminders(step));
    if (breaches.readers(step.subject()).contains(step.account())) {
      words(breach, step, shown);
    }
    return shown;
  }

  private void words(Breach breach, Step step, Map<String, Object> shown) {
    Person author = directory.person(breach.reportedBy());
    boolean mentee =
        mentorships.mentorship(breach.reference()).mentee().account().equals(author.account());
    shown.put("authorName", author.displayName());
    shown.put("authorRole", text(mentee ? "charter.role.mentee" : "charter.role.mentor", step));
    shown.put("authorEmail", author.email());
    shown.put("breachKind", text(breach.kind().messageKey(), step));
    shown.put("breachText", breach.text());
    shown.put("safety", text(breach.safeToGoOn() ? "charter.safe" : "charter.notSafe", step));
    shown.put(
        "contactWish",
        breach.contactChannel() == null
            ? text("charter.noContact", step)
            : text(breach.contactChannel().messageKey(), step));
    shown.put("receiptMessage", breach.message());
    if (breach.acknowledgedAt() != null) {
      shown.put("acknowledgedAt", time.dateTime(breach.acknowledgedAt(), step.locale()));
    }
  }

  private String text(String key, Step step) {
    return messages.getMessage(key, null, step.locale());
  }
}
