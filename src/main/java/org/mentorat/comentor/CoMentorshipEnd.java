package org.mentorat.comentor;

/** How a co-mentorship ended. */
public enum CoMentorshipEnd {
  /** The co-mentor left. */
  LEFT,
  BY_THE_PAIR,
  BY_COORDINATION,
  /** The co-mentor took over as the mentor. */
  BECAME_MENTOR,
  /** Its own last day passed. */
  DATE,
  SERVICE;

  String messageKey() {
    return switch (this) {
      case LEFT -> "comentor.end.left";
      case BY_THE_PAIR -> "comentor.end.byThePair";
      case BY_COORDINATION -> "comentor.end.byCoordination";
      case BECAME_MENTOR -> "comentor.end.becameMentor";
      case DATE -> "comentor.end.date";
      case SERVICE -> "comentor.end.service";
    };
  }
}
