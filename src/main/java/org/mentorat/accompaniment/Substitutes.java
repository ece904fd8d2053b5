package org.mentorat.accompaniment;

import java.util.Optional;

/** Who answers the requests while a mentor is away. */
public interface Substitutes {

  /** The account of who answers instead of this mentor at this moment. */
  Optional<String> insteadOf(String mentor);
}
