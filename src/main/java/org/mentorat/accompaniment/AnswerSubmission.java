package org.mentorat.accompaniment;

import java.time.Instant;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code answer-request}: the components are its keys.
 *
 * @param answeredAt when the mentor says they answered
 * @param quickQuestion whether it was a quick question only (R9)
 */
public record AnswerSubmission(
    String answer, Channel channel, Instant answeredAt, YesNo quickQuestion) {}
