package org.mentorat.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mentorat.engine.AccountLinks;
import org.mentorat.engine.ReaderTime;
import org.mentorat.notification.Letters.Said;
import org.mentorat.site.SiteAddress;
import org.springframework.context.MessageSource;

/**
 * Brings somebody the link by which they choose a password: it is made with the message, and known
 * to nobody else.
 */
abstract class PasswordLinkLetter implements LetterOf {

  private final String kind;
  private final Duration valid;
  private final AccountLinks links;
  private final SiteAddress site;
  private final ReaderTime time;
  private final MessageSource texts;
  private final Clock clock;

  PasswordLinkLetter(
      String kind,
      Duration valid,
      AccountLinks links,
      SiteAddress site,
      ReaderTime time,
      MessageSource texts,
      Clock clock) {
    this.kind = kind;
    this.valid = valid;
    this.links = links;
    this.site = site;
    this.time = time;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Optional<String> link(Notice notice, String usual) {
    return Optional.of(
        site.of(AccountLinks.PAGE + links.issue(notice.account(), valid)).toString());
  }

  @Override
  public Optional<Said> said(Notice notice, Recipient reader, String link) {
    String until = time.dateTime(clock.instant().plus(valid), reader.zone(), reader.locale());
    return Optional.of(
        new Said(
            kind,
            text("subject", reader),
            List.of(text("body", reader, "", "", "", until).split("\n\n")),
            text("action", reader),
            link,
            List.of(),
            List.of()));
  }

  private String text(String part, Recipient reader, Object... facts) {
    return texts.getMessage("notice." + kind + "." + part, facts, reader.locale());
  }
}
