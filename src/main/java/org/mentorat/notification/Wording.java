package org.mentorat.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts one event into words, {@code messages/notice.properties}: no name in a subject, nothing that
 * anybody wrote anywhere (I9, R67).
 */
@Component
class Wording {

  private static final String PARAGRAPHS = "\n\n";

  private final MessageSource texts;

  Wording(MessageSource texts) {
    this.texts = texts;
  }

  /**
   * What the words of a message may be filled with; null for what nobody knows, or no longer.
   *
   * @param reader first name of whoever reads it
   * @param mentee first name
   * @param mentor first name
   * @param moment of which it speaks, in the reader's words
   * @param reference of the process, such as a mentorship's
   */
  record Facts(String reader, String mentee, String mentor, String moment, String reference) {}

  /**
   * @param action what the link is called
   */
  record Words(String subject, List<String> paragraphs, String action) {}

  /** The words of a kind of message in this language; a reminder says that it is one. */
  Words of(String kind, Level level, Facts facts, Locale locale) {
    Object[] arguments = {
      Objects.requireNonNullElse(facts.reader(), ""),
      facts.mentee() == null ? text("notice.person.mentee", locale) : facts.mentee(),
      facts.mentor() == null ? text("notice.person.mentor", locale) : facts.mentor(),
      Objects.requireNonNullElse(facts.moment(), ""),
      Objects.requireNonNullElse(facts.reference(), "")
    };
    String key = "notice." + kind;
    String subject = text(key + ".subject", locale, arguments);
    List<String> paragraphs = new ArrayList<>();
    if (level == Level.REMIND) {
      subject = text("notice.remind.subject", locale, subject);
      paragraphs.add(text("notice.remind.lead", locale));
    }
    String body = facts.moment() == null ? undated(key, locale, arguments) : null;
    if (body == null) {
      body = text(key + ".body", locale, arguments);
    }
    paragraphs.addAll(List.of(body.split(PARAGRAPHS)));
    return new Words(subject, paragraphs, text(key + ".action", locale, arguments));
  }

  // What a kind says when there is no moment to speak of, if it can say it at all.
  private String undated(String key, Locale locale, Object[] arguments) {
    return texts.getMessage(key + ".body.undated", arguments, null, locale);
  }

  private String text(String key, Locale locale, Object... arguments) {
    return texts.getMessage(key, arguments, locale);
  }
}
