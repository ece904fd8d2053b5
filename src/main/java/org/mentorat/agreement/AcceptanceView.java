package org.mentorat.agreement;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the forms about one person's acceptance show alike. */
@Component
class AcceptanceView {

  private final Acceptances acceptances;
  private final ReaderTime time;
  private final MessageSource messages;

  AcceptanceView(Acceptances acceptances, ReaderTime time, MessageSource messages) {
    this.acceptances = acceptances;
    this.time = time;
    this.messages = messages;
  }

  Map<String, Object> of(Acceptance acceptance, Step step) {
    Publication publication = acceptances.publication(acceptance.document(), acceptance.version());
    Map<String, Object> shown = new HashMap<>();
    shown.put("documentName", name(acceptance.document(), step.locale()));
    shown.put("documentVersion", String.valueOf(acceptance.version()));
    shown.put("documentChanges", publication.changes(acceptance.person().locale()));
    shown.put(
        "documentAddress",
        "/documents/" + acceptance.document().address() + "/" + acceptance.version());
    shown.put("inForceAt", time.dateTime(publication.inForceAt(), step.locale()));
    shown.put("acceptBy", time.dateTime(acceptance.acceptBy(), step.locale()));
    List<AcceptanceQuestion> answered =
        acceptances.questions(acceptance.id()).stream()
            .filter(question -> question.answer() != null)
            .toList();
    if (!answered.isEmpty()) {
      AcceptanceQuestion last = answered.get(answered.size() - 1);
      shown.put("lastQuestion", last.question());
      shown.put("lastAnswer", last.answer());
    }
    return shown;
  }

  private String name(Document document, Locale locale) {
    return messages.getMessage("agreement.document." + document, null, locale);
  }

  static String reminders(int reminders) {
    return reminders == 0 ? null : String.valueOf(reminders);
  }
}
