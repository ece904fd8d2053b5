package org.mentorat.charter;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How fast a word is dealt with, {@code mentorat.charter.*}.
 *
 * @param acknowledgement within which somebody says that they have read it; reminders come as often
 * @param handling within which it is dealt with, from the moment it was written
 * @param answer how long the answer waits to be read
 * @param afterEnd how long after the end of a mentorship words are received
 */
@Validated
@ConfigurationProperties("mentorat.charter")
public record CharterProperties(
    @DefaultValue("PT24H") @NotNull @DurationMin(minutes = 1) Duration acknowledgement,
    @DefaultValue("P5D") @NotNull @DurationMin(minutes = 1) Duration handling,
    @DefaultValue("P14D") @NotNull @DurationMin(minutes = 1) Duration answer,
    @DefaultValue("P30D") @NotNull @DurationMin(minutes = 1) Duration afterEnd) {}
