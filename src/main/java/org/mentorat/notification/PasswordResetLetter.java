package org.mentorat.notification;

import java.time.Clock;
import org.mentorat.engine.AccountLinks;
import org.mentorat.engine.ReaderTime;
import org.mentorat.site.SiteAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Lets somebody choose a new password. Until they do, the one they have stays. */
@Component
class PasswordResetLetter extends PasswordLinkLetter {

  static final String KIND = "password-reset";

  PasswordResetLetter(
      AccountLinks links, SiteAddress site, ReaderTime time, MessageSource texts, Clock clock) {
    super(KIND, AccountLinks.RESET, links, site, time, texts, clock);
  }
}
