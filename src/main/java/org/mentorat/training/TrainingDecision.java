package org.mentorat.training;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the coordination decides on a request for training (R43). */
public enum TrainingDecision {
  @JsonProperty("plan")
  PLAN,
  @JsonProperty("answerOtherwise")
  ANSWER_OTHERWISE
}
