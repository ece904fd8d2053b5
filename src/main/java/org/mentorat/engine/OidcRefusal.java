package org.mentorat.engine;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why somebody whom a provider sent is not signed in; {@code signin.sso.*} says it to them. */
enum OidcRefusal {
  /** No role of the service, and no account here. */
  NO_ACCESS,
  /** A mentor or a mentee for the provider, but not enrolled here. */
  NOT_ENROLLED,
  /** The provider does not vouch for an e-mail address. */
  EMAIL,
  /** The address is that of an account which cannot be opened by it, or of several. */
  ACCOUNT,
  /** Given up, timed out, out of order, or not what it says it is. */
  FAILED;

  /** As it is written in addresses and in the names of texts. */
  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<OidcRefusal> of(String code) {
    return Arrays.stream(values()).filter(refusal -> refusal.code().equals(code)).findFirst();
  }
}
