package org.mentorat.process;

/**
 * The seam of {@code bpmn/digest.bpmn}: each day the coordination, each week the mentors are told
 * how things are. Timers start it, and nobody else can.
 */
public final class DigestProcess {

  public static final String KEY = "digest";

  public static final String EACH_DAY = "startEvent_eachDay";
  public static final String TELL_COORDINATION = "sendTask_tellCoordination";
  public static final String COORDINATION_TOLD_END = "endEvent_coordinationTold";
  public static final String EACH_WEEK = "startEvent_eachWeek";
  public static final String TELL_MENTORS = "sendTask_tellMentors";
  public static final String MENTORS_TOLD_END = "endEvent_mentorsTold";

  private DigestProcess() {}
}
