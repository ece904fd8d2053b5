package org.mentorat.absence;

import java.time.LocalDate;

/**
 * What is announced of a mentor.
 *
 * @param mentor the account
 * @param startsOn the first day without the mentor
 * @param returnsOn the first day with the mentor again; null of who leaves
 * @param suggested an account, or null
 * @param words for the coordination, or null
 */
record Announcement(
    String mentor,
    AbsenceKind kind,
    Coverage coverage,
    LocalDate startsOn,
    LocalDate returnsOn,
    String suggested,
    String words) {}
