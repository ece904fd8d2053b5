package org.mentorat.notification;

import java.util.Optional;
import org.mentorat.notification.Letters.Said;

/** A kind of message that says more than its texts and its event, such as what is late today. */
interface LetterOf {

  String kind();

  /**
   * Where the message leads when it is sent; nothing when it is not to be sent any more.
   *
   * @param usual the page of the notice
   */
  default Optional<String> link(Notice notice, String usual) {
    return Optional.of(usual);
  }

  /** Nothing when there is nothing to say. Changes nothing: pages show it again. */
  Optional<Said> said(Notice notice, Recipient reader, String link);
}
