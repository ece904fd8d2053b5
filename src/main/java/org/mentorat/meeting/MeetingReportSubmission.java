package org.mentorat.meeting;

/** The forms {@code record-meeting} and {@code confirm-meeting}: the components are their keys. */
public record MeetingReportSubmission(MeetingOutcome outcome, String note) {}
