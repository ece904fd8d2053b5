package org.mentorat.correction;

import org.mentorat.firstcontact.YesNo;

/**
 * The form {@code assignment-correction}: the components are its keys.
 *
 * @param words for the coordination only
 * @param mayReturn whether this mentor may be proposed again in this mentorship
 */
public record AssignmentCorrectionSubmission(
    AssignmentError reason, String words, YesNo mayReturn) {}
