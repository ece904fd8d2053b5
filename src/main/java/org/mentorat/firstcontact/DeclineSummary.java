package org.mentorat.firstcontact;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mentorat.people.Directory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Who declined a mentorship and why, for the coordination only (X9). */
@Component
public class DeclineSummary {

  private final FirstContacts firstContacts;
  private final Directory directory;
  private final MessageSource messages;

  DeclineSummary(FirstContacts firstContacts, Directory directory, MessageSource messages) {
    this.firstContacts = firstContacts;
    this.directory = directory;
    this.messages = messages;
  }

  /** One refusal a line; null if there was none. */
  public String of(String reference, Locale locale) {
    List<Decline> declines = firstContacts.declines(reference);
    return declines.isEmpty()
        ? null
        : declines.stream().map(decline -> line(decline, locale)).collect(Collectors.joining("\n"));
  }

  private String line(Decline decline, Locale locale) {
    return messages.getMessage(
        "firstcontact.decline",
        new Object[] {
          directory.person(decline.declinedBy()).displayName(),
          messages.getMessage(decline.reason().messageKey(), null, locale),
          decline.comment()
        },
        locale);
  }
}
