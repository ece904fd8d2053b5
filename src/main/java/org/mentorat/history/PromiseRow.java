package org.mentorat.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.mentorat.commitment.Promise;
import org.mentorat.commitment.Verdict;

/**
 * One promise of a mentorship, for programs by its codes and moments, for people in words.
 *
 * @param subject which one of several, or null
 * @param owner the account that has to act; null when it is the coordination
 * @param targetAt when it should be done
 * @param promisedLimitAt the limit as it was promised, which never moves
 * @param limitAt the limit that counts: later if the mentorship stood still
 * @param extendedTo until when more time was granted; null if it was not
 * @param stoppedAt null while it runs
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record PromiseRow(
    long id,
    Promise promise,
    String subject,
    String owner,
    Part part,
    Instant startedAt,
    Instant targetAt,
    Instant promisedLimitAt,
    Instant limitAt,
    Instant extendedTo,
    Instant stoppedAt,
    Verdict verdict,
    Standing standing,
    Words words) {

  /**
   * The same for people, in the reader's language and Québec's time.
   *
   * @param note what is to be known beside the state; null if nothing
   * @param ended null while it runs
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record Words(
      String promise,
      String part,
      String started,
      String limit,
      String state,
      String note,
      String ended) {}
}
