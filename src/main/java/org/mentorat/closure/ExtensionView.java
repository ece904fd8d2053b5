package org.mentorat.closure;

import java.util.HashMap;
import java.util.Map;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words in which the forms tell of a request for more time. */
@Component
public class ExtensionView {

  private final Extensions extensions;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  ExtensionView(Extensions extensions, PairView pair, ReaderTime time, MessageSource messages) {
    this.extensions = extensions;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  /** The keys {@code serviceEndsOn}, {@code latestDay}, {@code lastAnswer}. */
  public Map<String, Object> toBegin(Step step) {
    Map<String, Object> shown = new HashMap<>();
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    shown.put("latestDay", latestDay(step));
    shown.put(
        "lastAnswer",
        extensions
            .lastDeclined(step.reference())
            .map(
                declined ->
                    text(
                        "closure.extension.declined",
                        step,
                        time.dateTime(declined.closedAt(), step.locale()),
                        declined.note()))
            .orElse(null));
    return shown;
  }

  public String latestDay(Step step) {
    return time.date(extensions.latestDay(step.reference()), step.locale());
  }

  /** The keys {@code askedBy}, {@code wantedDay}, {@code whyText}, {@code serviceEndsOn}. */
  Map<String, Object> request(Step step) {
    ServiceExtension extension = extensions.extension(step.subject());
    Map<String, Object> shown = new HashMap<>();
    shown.put("askedBy", askedBy(extension, step));
    shown.put("wantedDay", time.date(extension.lastDay(), step.locale()));
    shown.put("whyText", extension.why());
    shown.put("serviceEndsOn", pair.serviceEndsOn(step));
    return shown;
  }

  private String askedBy(ServiceExtension extension, Step step) {
    if (extension.side() == null) {
      return text("closure.extension.coordination", step);
    }
    return switch (extension.side()) {
      case MENTEE -> pair.menteeName(step);
      case MENTOR -> pair.mentorName(step);
    };
  }

  private String text(String key, Step step, Object... args) {
    return messages.getMessage(key, args, step.locale());
  }
}
