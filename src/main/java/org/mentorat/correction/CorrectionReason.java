package org.mentorat.correction;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why the coordination undoes a step of its own. */
public enum CorrectionReason {
  /** Of an assignment: another person was meant. */
  @JsonProperty("wrongPerson")
  WRONG_PERSON,
  /** Of an assignment: something about this person was overlooked. */
  @JsonProperty("overlooked")
  OVERLOOKED,
  /** Of a closing: another mentorship was meant. */
  @JsonProperty("wrongMentorship")
  WRONG_MENTORSHIP,
  /** Of a closing: what the people concerned wanted was misunderstood. */
  @JsonProperty("misunderstanding")
  MISUNDERSTANDING,
  @JsonProperty("other")
  OTHER
}
