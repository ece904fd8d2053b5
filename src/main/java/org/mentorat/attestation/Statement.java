package org.mentorat.attestation;

import org.mentorat.mentorship.Side;

/**
 * What an attestation says, in the words of one language (R51).
 *
 * @param name the person's, as they wish to be called; as {@code initials} of nobody once {@code
 *     erased}
 * @param initials of the name, for whoever compares a paper with what the service knows
 * @param erased whether the service keeps no name of this person any more
 * @param from the first day, as {@code until} the last one
 * @param contacts how many were recorded; 0 is not worth saying
 */
record Statement(
    String code,
    Side side,
    String name,
    String initials,
    boolean erased,
    String project,
    String from,
    String until,
    int contacts,
    String issuedOn) {

  /** The site's path of the page that verifies it. */
  String verification() {
    return VerificationPage.ADDRESS + "/" + code;
  }
}
