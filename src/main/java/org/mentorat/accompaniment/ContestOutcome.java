package org.mentorat.accompaniment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination found out when a mentee says that no first contact took place. */
public enum ContestOutcome {
  @JsonProperty("contactTookPlace")
  CONTACT_TOOK_PLACE,
  @JsonProperty("mentorWillCall")
  MENTOR_WILL_CALL
}
