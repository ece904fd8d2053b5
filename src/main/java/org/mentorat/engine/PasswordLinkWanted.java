package org.mentorat.engine;

import java.util.Objects;

/**
 * Somebody is to get a link by which they choose their password. Published in a transaction, in
 * which the message is written.
 *
 * @param askedByOwner whether whoever asks says that it is their own account, which anybody can
 *     say; else somebody asks who may
 */
public record PasswordLinkWanted(String account, boolean askedByOwner) {

  public PasswordLinkWanted {
    Objects.requireNonNull(account, "account");
  }
}
