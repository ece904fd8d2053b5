package org.mentorat.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.mentorat.engine.AccountLinks;
import org.mentorat.engine.ReaderTime;
import org.mentorat.notification.Letters.Said;
import org.mentorat.site.SiteAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Invites somebody to their account: the link by which they choose a password is made with the
 * message, and known to nobody else. Who has a password already is not invited again.
 */
@Component
class InvitationLetter implements LetterOf {

  private static final String KIND = "account-invitation";

  private final AccountLinks links;
  private final SiteAddress site;
  private final ReaderTime time;
  private final MessageSource texts;
  private final Clock clock;

  InvitationLetter(
      AccountLinks links, SiteAddress site, ReaderTime time, MessageSource texts, Clock clock) {
    this.links = links;
    this.site = site;
    this.time = time;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<String> link(Notice notice, String usual) {
    return links.hasBeenUsed(notice.account())
        ? Optional.empty()
        : Optional.of(site.of(AccountLinks.PAGE + links.issue(notice.account())).toString());
  }

  @Override
  public Optional<Said> said(Notice notice, Recipient reader, String link) {
    String until =
        time.dateTime(clock.instant().plus(AccountLinks.VALID), reader.zone(), reader.locale());
    return Optional.of(
        new Said(
            KIND,
            text("subject", reader),
            List.of(text("body", reader, "", "", "", until).split("\n\n")),
            text("action", reader),
            link,
            List.of(),
            List.of()));
  }

  private String text(String part, Recipient reader, Object... facts) {
    return texts.getMessage("notice." + KIND + "." + part, facts, reader.locale());
  }
}
