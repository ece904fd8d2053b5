package org.mentorat.process;

import java.util.ArrayList;
import java.util.List;
import org.mentorat.charter.Confidants;
import org.springframework.stereotype.Component;

/** Whom a word in confidence goes to, of those who can sign in. */
@Component
class WordRecipients {

  private final Confidants confidants;
  private final Coordinators coordinators;

  WordRecipients(Confidants confidants, Coordinators coordinators) {
    this.confidants = confidants;
    this.coordinators = coordinators;
  }

  /**
   * The people named, or the project's lead; empty when there is nobody, which is never a group.
   */
  List<String> first(String reference) {
    List<String> named = coordinators.existing(confidants.namedFor(reference));
    return named.isEmpty()
        ? coordinators.existing(confidants.leadFor(reference).stream().toList())
        : named;
  }

  /** When it waits: the people named, and the project's lead. */
  List<String> whenLate(String reference) {
    List<String> all = new ArrayList<>(confidants.namedFor(reference));
    confidants.leadFor(reference).filter(lead -> !all.contains(lead)).ifPresent(all::add);
    return coordinators.existing(all);
  }
}
