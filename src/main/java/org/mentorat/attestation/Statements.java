package org.mentorat.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.mentorat.closure.Attestation;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts attestations into words. */
@Component
class Statements {

  private final MentorshipRegister mentorships;
  private final MessageSource texts;

  Statements(MentorshipRegister mentorships, MessageSource texts) {
    this.mentorships = mentorships;
    this.texts = texts;
  }

  Statement of(Attestation attestation, Locale locale) {
    Person person = attestation.person();
    String name = person.displayName();
    return new Statement(
        attestation.code(),
        attestation.side(),
        name,
        initials(name),
        person.erasedAt() != null,
        mentorships.mentorship(attestation.reference()).project().name(locale),
        day(attestation.serviceStartsAt(), locale),
        // The end is the first moment after the service.
        day(
            attestation.serviceEndsAt().isAfter(attestation.serviceStartsAt())
                ? attestation.serviceEndsAt().minusNanos(1)
                : attestation.serviceEndsAt(),
            locale),
        attestation.contacts(),
        day(attestation.issuedAt(), locale));
  }

  /** « M.-È. L.-T. » */
  static String initials(String name) {
    return Arrays.stream(name.strip().split("\\s+"))
        .map(
            word ->
                Arrays.stream(word.split("[-\u2010\u2011]"))
                    .filter(part -> !part.isEmpty())
                    .map(part -> Character.toString(part.codePointAt(0)).toUpperCase(Locale.ROOT))
                    .map(letter -> letter + ".")
                    .collect(Collectors.joining("-")))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  // In French the first of a month is « 1er ».
  private String day(Instant moment, Locale locale) {
    LocalDate day = LocalDate.ofInstant(moment, Directory.ZONE);
    String pattern = day.getDayOfMonth() == 1 ? "attestation.day.first" : "attestation.day";
    return DateTimeFormatter.ofPattern(texts.getMessage(pattern, null, locale), locale).format(day);
  }
}
