package org.mentorat.meeting;

import java.time.Instant;

/** So many meetings were missed that the coordination is to look into it (R70). */
public record NoShowsRepeated(String reference, long meeting, Instant at) {}
