package org.mentorat.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often something may be tried, {@code mentorat.limits.*}; the values are in application.yaml.
 *
 * @param failedSignInsByAddress refused names and passwords from one address
 * @param failedSignInsByAccount refused passwords for one name, from anywhere
 * @param formsByAddress forms sent from one address by people who are not signed in
 * @param forgottenPasswordsByAddress links for a new password asked for from one address
 * @param accountLinksByAddress links of invitations and resets opened from one address
 * @param verificationsByAddress codes of attestations looked up from one address
 * @param registrations processes started by one account
 * @param registrationsByCoordination the same for somebody who registers others
 */
@ConfigurationProperties("mentorat.limits")
record RequestLimitsProperties(
    Limit failedSignInsByAddress,
    Limit failedSignInsByAccount,
    Limit formsByAddress,
    Limit forgottenPasswordsByAddress,
    Limit accountLinksByAddress,
    Limit verificationsByAddress,
    Limit registrations,
    Limit registrationsByCoordination) {

  /** So many times, coming back evenly over that time. */
  record Limit(int times, Duration within) {}
}
