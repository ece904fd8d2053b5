package org.mentorat.closure;

import java.time.LocalDate;
import java.util.Locale;
import org.mentorat.accompaniment.PairView;
import org.mentorat.engine.ReaderTime;
import org.mentorat.engine.Step;
import org.mentorat.mentorship.Side;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words in which the forms tell of a request for an early end. */
@Component
public class EarlyEndView {

  private final EarlyEnds ends;
  private final PairView pair;
  private final ReaderTime time;
  private final MessageSource messages;

  EarlyEndView(EarlyEnds ends, PairView pair, ReaderTime time, MessageSource messages) {
    this.ends = ends;
    this.pair = pair;
    this.time = time;
    this.messages = messages;
  }

  /** What the coordination said last time to both, or null. */
  public String lastAnswer(Step step) {
    return ends.lastRefused(step.reference())
        .map(
            refused ->
                text(
                    "closure.earlyEnd.serviceGoesOn",
                    step.locale(),
                    time.dateTime(refused.decidedAt(), step.locale()),
                    refused.decisionNote()))
        .orElse(null);
  }

  /** Of the one of the pair who asks. */
  String askedBy(EarlyEnd end, Step step) {
    return end.side() == Side.MENTEE ? pair.menteeName(step) : pair.mentorName(step);
  }

  String askedAt(EarlyEnd end, Step step) {
    return time.dateTime(end.requestedAt(), step.locale());
  }

  String reason(EarlyEnd end, Step step) {
    return text(end.reason().messageKey(), step.locale());
  }

  /** The last day as asked for. */
  String wantedDay(EarlyEnd end, Step step) {
    LocalDate day = end.lastDay();
    return day == null
        ? text("closure.earlyEnd.atOnce", step.locale())
        : time.date(day, step.locale());
  }

  /** What the other answered, if anything. */
  String reply(EarlyEnd end, Step step) {
    return end.reply() == null
        ? text("closure.earlyEnd.unanswered", step.locale())
        : text(
            "closure.earlyEnd.wouldTalk",
            step.locale(),
            time.dateTime(end.repliedAt(), step.locale()));
  }

  private String text(String key, Locale locale, Object... args) {
    return messages.getMessage(key, args, locale);
  }
}
