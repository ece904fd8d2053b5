package org.mentorat.engine;

/**
 * The groups of the service (DESIGN §1): ids in Camunda's tables and authorities of whoever is
 * signed in.
 */
public final class Roles {

  public static final String MENTEES = "mentees";
  public static final String MENTORS = "mentors";
  public static final String COORDINATORS = "coordinators";
  public static final String AUDITORS = "auditors";
  public static final String ADMINISTRATORS = "camunda-admin";

  private Roles() {}
}
