package org.mentorat.comentor;

/** Where a co-mentorship stands, from the invitation on. */
public enum CoMentorshipState {
  /** The other of the pair has not answered yet. */
  AGREEING,
  /** The person invited has not answered yet. */
  INVITED,
  /** The person invited proposed another wording, which whoever invited reads. */
  REWORDING,
  ACTIVE,
  /** The other of the pair would rather not. */
  NOT_AGREED,
  DECLINED,
  WITHDRAWN,
  /** Somebody did not answer in time, or the service ended first. */
  LAPSED,
  ENDED;

  /** Of the sentence that tells the pair. */
  String messageKey() {
    return switch (this) {
      case AGREEING -> "comentor.state.agreeing";
      case INVITED -> "comentor.state.invited";
      case REWORDING -> "comentor.state.rewording";
      case ACTIVE -> "comentor.state.active";
      case NOT_AGREED -> "comentor.state.notAgreed";
      case DECLINED -> "comentor.state.declined";
      case WITHDRAWN -> "comentor.state.withdrawn";
      case LAPSED -> "comentor.state.lapsed";
      case ENDED -> "comentor.state.ended";
    };
  }
}
