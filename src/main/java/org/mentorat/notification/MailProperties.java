package org.mentorat.notification;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * As whom the service writes, {@code mentorat.mail.*}. Which server takes its mail is Spring's to
 * know, {@code spring.mail.*}; without one nothing is sent, and everything waits.
 *
 * @param from the service's address
 * @param returnPath where what cannot be delivered comes back to; the same as {@code from} if it is
 *     not said
 * @param inHand how long a message that is being sent is left to its sender: much longer than
 *     sending takes, for so long it waits when that node is killed
 * @param pollEvery how late a message may be that another node or a clock made due
 */
@Validated
@ConfigurationProperties("mentorat.mail")
public record MailProperties(
    @DefaultValue("") @NotNull String from,
    @DefaultValue("") @NotNull String returnPath,
    @DefaultValue("PT2M") @NotNull @DurationMin(seconds = 1) Duration inHand,
    @DefaultValue("PT5S") @NotNull @DurationMin(millis = 10) Duration pollEvery) {

  String envelopeFrom() {
    return returnPath.isBlank() ? from : returnPath;
  }
}
