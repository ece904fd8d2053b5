package org.mentorat.process;

/**
 * The seam of {@code bpmn/dailyDigest.bpmn}: each day the coordination is told how things are (I9).
 * Its timer starts it, and nobody else can.
 */
public final class DailyDigestProcess {

  public static final String KEY = "dailyDigest";

  public static final String EACH_DAY = "startEvent_eachDay";
  public static final String TELL_COORDINATION = "sendTask_tellCoordination";
  public static final String COORDINATION_TOLD_END = "endEvent_coordinationTold";

  private DailyDigestProcess() {}
}
