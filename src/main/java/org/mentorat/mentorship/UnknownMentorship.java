package org.mentorat.mentorship;

import java.util.NoSuchElementException;

/** No mentorship has the reference asked for. */
public class UnknownMentorship extends NoSuchElementException {

  private static final long serialVersionUID = 1L;

  UnknownMentorship() {
    super("no mentorship has this reference");
  }
}
