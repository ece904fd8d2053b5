package org.mentorat.accompaniment;

import java.time.LocalDate;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code help-request}: the components are its keys.
 *
 * @param usefulUntil the day until which an answer serves the client who waits (R11); null unless
 *     urgent
 * @param addressee whom it is addressed to: the account of a co-mentor, or {@link #THE_MENTOR};
 *     null: the mentor
 * @param mentorMayRead whether the mentor may read what is addressed to a co-mentor
 * @param coordinationMayRead whether the coordination may read the request once its answer is late
 */
public record HelpRequestSubmission(
    RequestKind kind,
    String text,
    Channel channel,
    YesNo urgent,
    LocalDate usefulUntil,
    String addressee,
    YesNo mentorMayRead,
    YesNo coordinationMayRead) {

  /** How the form names the ordinary addressee. */
  public static final String THE_MENTOR = "mentor";

  /** The co-mentor whom it is addressed to; null: the mentor. */
  public String coMentor() {
    return THE_MENTOR.equals(addressee) ? null : addressee;
  }
}
