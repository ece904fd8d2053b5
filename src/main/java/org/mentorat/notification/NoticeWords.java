package org.mentorat.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.mentorat.engine.ReaderTime;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the pages say of a message: its subject, and what became of it. No name is in any of it. */
@Component
class NoticeWords {

  private final MessageSource texts;
  private final ReaderTime time;
  private final Clock clock;

  NoticeWords(MessageSource texts, ReaderTime time, Clock clock) {
    this.texts = texts;
    this.time = time;
    this.clock = clock;
  }

  /** The subject that the message has, or had; the kind itself when it has no words any more. */
  String subject(Notice notice, ZoneId zone, Locale locale) {
    // Of the arguments of these texts ({0} to {4}) a subject has the moment and the reference only.
    Object[] facts = {
      "",
      "",
      "",
      notice.dueAt() == null ? "" : time.dateTime(notice.dueAt(), zone, locale),
      notice.reference() == null ? "" : notice.reference()
    };
    String subject =
        texts.getMessage("notice." + notice.kind() + ".subject", facts, notice.kind(), locale);
    return notice.level() == Level.REMIND
        ? text("notice.remind.subject", locale, subject)
        : subject;
  }

  String when(Instant moment, ZoneId zone, Locale locale) {
    return time.dateTime(moment, zone, locale);
  }

  /** What became of it, for a reader in this zone. */
  String state(Notice notice, ZoneId zone, Locale locale) {
    return switch (notice.state()) {
      case SENT -> text("notices.state.SENT", locale, time.dateTime(notice.sentAt(), zone, locale));
      case DROPPED -> text("notices.state.DROPPED", locale);
      case FAILED ->
          text(
              "notices.state.FAILED",
              locale,
              failure(notice.failedAs(), notice.failureCode(), locale));
      case WAITING -> waiting(notice, zone, locale);
    };
  }

  /** Why it did not arrive, with the other server's code if it gave one. */
  String failure(Failure why, String code, Locale locale) {
    String reason = text("notices.failure." + why, locale);
    return code == null ? reason : text("notices.failure.code", locale, reason, code);
  }

  private String waiting(Notice notice, ZoneId zone, Locale locale) {
    if (!notice.nextAttemptAt().isAfter(clock.instant())) {
      return text("notices.state.WAITING", locale);
    }
    return text(
        notice.attempts() == 0 ? "notices.state.LATER" : "notices.state.AGAIN",
        locale,
        time.dateTime(notice.nextAttemptAt(), zone, locale));
  }

  private String text(String key, Locale locale, Object... facts) {
    return texts.getMessage(key, facts, locale);
  }
}
