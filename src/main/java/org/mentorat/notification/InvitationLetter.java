package org.mentorat.notification;

import java.time.Clock;
import java.util.Optional;
import org.mentorat.engine.AccountLinks;
import org.mentorat.engine.ReaderTime;
import org.mentorat.site.SiteAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Invites somebody to their account. Who has chosen a password already is not invited again. */
@Component
class InvitationLetter extends PasswordLinkLetter {

  static final String KIND = "account-invitation";

  private final AccountLinks links;

  InvitationLetter(
      AccountLinks links, SiteAddress site, ReaderTime time, MessageSource texts, Clock clock) {
    super(KIND, AccountLinks.INVITATION, links, site, time, texts, clock);
    this.links = links;
  }

  @Override
  public Optional<String> link(Notice notice, String usual) {
    return links.hasBeenUsed(notice.account()) ? Optional.empty() : super.link(notice, usual);
  }
}
