package org.mentorat.firstcontact;

import java.util.Locale;
import java.util.stream.Collectors;
import org.mentorat.commitment.Commitment;
import org.mentorat.commitment.CommitmentNoteKind;
import org.mentorat.engine.ReaderTime;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What happened to a first-contact promise, in words for its readers. */
@Component
public class PromiseWords {

  private final ReaderTime time;
  private final MessageSource messages;

  PromiseWords(ReaderTime time, MessageSource messages) {
    this.time = time;
    this.messages = messages;
  }

  /** When reminders were given, one a line; null if none was. */
  public String reminders(Commitment promise, Locale locale) {
    return lines(
        promise.notes().stream()
            .filter(note -> note.kind() == CommitmentNoteKind.REMINDER)
            .map(note -> time.dateTime(note.at(), locale))
            .collect(Collectors.joining("\n")));
  }

  /**
   * The extensions granted, one a line, with their reasons for the coordination only; null if none
   * was.
   */
  String extensions(Commitment promise, Locale locale, boolean withReasons) {
    return lines(
        promise.notes().stream()
            .filter(note -> note.kind() == CommitmentNoteKind.EXTENSION)
            .map(
                note ->
                    messages.getMessage(
                        withReasons ? "firstcontact.extendedBecause" : "firstcontact.extended",
                        new Object[] {time.dateTime(note.newLimitAt(), locale), note.reason()},
                        locale))
            .collect(Collectors.joining("\n")));
  }

  private static String lines(String text) {
    return text.isEmpty() ? null : text;
  }
}
