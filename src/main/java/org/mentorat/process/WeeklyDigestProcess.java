package org.mentorat.process;

/**
 * The seam of {@code bpmn/weeklyDigest.bpmn}: each Monday the mentors of running mentorships are
 * told how things are (I9). Its timer starts it, and nobody else can.
 */
public final class WeeklyDigestProcess {

  public static final String KEY = "weeklyDigest";

  public static final String EACH_MONDAY = "startEvent_eachMonday";
  public static final String TELL_MENTORS = "sendTask_tellMentors";
  public static final String MENTORS_TOLD_END = "endEvent_mentorsTold";

  private WeeklyDigestProcess() {}
}
