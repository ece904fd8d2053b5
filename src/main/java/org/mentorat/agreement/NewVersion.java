package org.mentorat.agreement;

import java.time.Instant;

/**
 * A version that is to be published.
 *
 * @param textFr the text in French, in Markdown
 * @param changesFr what changes, in a sentence
 * @param inForceAt at once if that is past
 * @param required whether people in running mentorships accept it again
 * @param limitDays within how many days each accepts it, from 7 to 60
 */
public record NewVersion(
    String textFr,
    String textEn,
    String changesFr,
    String changesEn,
    Instant inForceAt,
    boolean required,
    int limitDays) {}
