package org.mentorat.comentor;

/**
 * The form {@code adjust-contribution}: the components are its keys.
 *
 * @param contribution the new version, where the wording is changed
 */
public record ContributionAdjustmentSubmission(
    ContributionAdjustment adjustment, String contribution) {}
