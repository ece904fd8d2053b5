package org.mentorat.people;

/** A mentor has a place left now: those who wait may be matched. */
public record MentorAvailable(String account) {}
