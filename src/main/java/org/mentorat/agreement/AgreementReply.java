package org.mentorat.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody answers to a new version. To decline is a conversation with the coordination. */
public enum AgreementReply {
  @JsonProperty("accept")
  ACCEPT,
  @JsonProperty("question")
  QUESTION
}
