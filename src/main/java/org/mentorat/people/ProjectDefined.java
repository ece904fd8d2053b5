package org.mentorat.people;

/** A project was added, or described anew: its dates may be others. */
public record ProjectDefined(String project) {}
