package org.mentorat.notification;

import java.time.Instant;
import java.util.List;

/**
 * What a room adds to the messages about its own things.
 *
 * @param moment of which the message speaks, in place of the event's; null for that one
 * @param files what goes with it
 */
public record Details(Instant moment, List<File> files) {

  /** What there is to say of most messages. */
  public static final Details NONE = new Details(null, List.of());

  /**
   * A file that goes with a message.
   *
   * @param type as MIME says it, with its parameters
   * @param beside whether it is also another form of the text, which a mail client may show in
   *     place of it, as it does an invitation
   */
  public record File(String name, String type, byte[] content, boolean beside) {}
}
