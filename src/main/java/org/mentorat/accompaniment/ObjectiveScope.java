package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an objective is of work or of life (R122, X3). */
public enum ObjectiveScope {
  @JsonProperty("professional")
  PROFESSIONAL,
  @JsonProperty("personal")
  PERSONAL
}
