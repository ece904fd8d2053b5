package org.mentorat.agreement;

import java.time.LocalDate;

/**
 * The form {@code publish-document}: the components are its keys.
 *
 * @param inForceOn from the beginning of that day in Québec; today means at once
 * @param limitDays null when nobody has to accept it again
 * @param confirmation the code of the version, typed to confirm
 */
public record PublishDocumentSubmission(
    String textFr,
    String textEn,
    String changesFr,
    String changesEn,
    LocalDate inForceOn,
    AcceptanceRule acceptance,
    Integer limitDays,
    String confirmation) {}
