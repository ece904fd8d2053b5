package org.mentorat.meeting;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.mentorat.mentorship.Side;

/** What became of a meeting, in the words of one of the two (R70). */
public enum MeetingOutcome {
  @JsonProperty("held")
  HELD,
  @JsonProperty("otherAbsent")
  OTHER_ABSENT,
  @JsonProperty("selfAbsent")
  SELF_ABSENT;

  /** Who did not come, when this side says so; null if both did. */
  Side absent(Side side) {
    return switch (this) {
      case HELD -> null;
      case SELF_ABSENT -> side;
      case OTHER_ABSENT -> side == Side.MENTEE ? Side.MENTOR : Side.MENTEE;
    };
  }
}
