package org.mentorat.registration;

import java.time.LocalDate;
import java.util.List;

/**
 * The form {@code registration}: the components are its keys.
 *
 * @param timeZone an IANA name
 * @param workplace a workplace's code
 * @param project a project's code
 * @param competences codes of competences
 * @param clientWaitingUntil the day a client expects an answer, in Québec (R11)
 * @param superiors one person a line, a name or an e-mail address (R60)
 * @param notMatchedWith one person a line, as above, for any other reason
 */
public record RegistrationSubmission(
    String givenName,
    String familyName,
    String preferredName,
    String email,
    String language,
    String timeZone,
    String workplace,
    Integer yearsOfExperience,
    String project,
    String expertise,
    String objectives,
    List<String> competences,
    Purpose purpose,
    Trigger trigger,
    Boolean clientWaiting,
    LocalDate clientWaitingUntil,
    String superiors,
    String notMatchedWith,
    Boolean consent,
    Boolean agreement,
    Boolean charter,
    Boolean confidentiality) {}
