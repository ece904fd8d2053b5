package org.mentorat.people;

/** A person has another e-mail address. */
public record EmailCorrected(String account) {}
