package org.mentorat.notification;

import java.util.Optional;
import org.mentorat.notification.Letters.Said;

/** A kind of message that says more than its texts and its event, such as what is late today. */
interface LetterOf {

  String kind();

  /** Nothing when there is nothing to say. */
  Optional<Said> said(Notice notice, Recipient reader, String link);
}
