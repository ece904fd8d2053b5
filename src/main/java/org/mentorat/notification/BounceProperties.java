package org.mentorat.notification;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The mailbox in which undeliverable mail comes back, {@code mentorat.mail.bounces.*}. It is the
 * service's alone: reports that are handled are deleted from it.
 *
 * @param host the IMAP server; without it nothing is read
 * @param port 0 for the protocol's own
 * @param folder where the mail server puts what arrives
 * @param protocol {@code imaps}, or {@code imap}, which changes to TLS where the server offers it
 * @param readEvery how late something that came back may be seen
 */
@Validated
@ConfigurationProperties("mentorat.mail.bounces")
record BounceProperties(
    @DefaultValue("") @NotNull String host,
    @DefaultValue("0") @Min(0) @Max(65_535) int port,
    @DefaultValue("") @NotNull String username,
    @DefaultValue("") @NotNull String password,
    @DefaultValue("INBOX") @NotBlank String folder,
    @DefaultValue("imaps") @Pattern(regexp = "imaps?") String protocol,
    @DefaultValue("PT3M") @NotNull @DurationMin(millis = 10) Duration readEvery) {

  /** Whether there is a mailbox to read. */
  boolean given() {
    return !host.isBlank();
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "BounceProperties[" + protocol + "://" + host + "/" + folder + "]";
  }
}
