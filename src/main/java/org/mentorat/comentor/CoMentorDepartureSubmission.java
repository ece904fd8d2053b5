package org.mentorat.comentor;

/**
 * The form {@code co-mentor-departure}: the components are its keys.
 *
 * @param coMentorship the id of the one that ends
 * @param words to the pair
 * @param coordinationReason to the pair, from the coordination
 */
public record CoMentorDepartureSubmission(
    String coMentorship, String words, String coordinationReason, Boolean confirmed) {

  public long coMentorshipId() {
    return Long.parseLong(coMentorship);
  }

  /** Whoever writes them. */
  public String said() {
    return coordinationReason == null ? words : coordinationReason;
  }
}
