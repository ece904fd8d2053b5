package org.mentorat.actionplan;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a mentor may say to a plan that is the mentee's to decide: there is no veto (R110). */
public enum RevisionReading {
  @JsonProperty("read")
  READ,
  @JsonProperty("discuss")
  DISCUSS
}
