package org.mentorat.registration;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorat.engine.ReaderTime;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Person;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who the mentee is and what they asked, in the words of the forms that show it to a mentor or a
 * coordinator (R23).
 */
@Component
public class RequestSummary {

  private final MentorshipRegister mentorships;
  private final Registrations registrations;
  private final ReaderTime time;
  private final MessageSource messages;

  RequestSummary(
      MentorshipRegister mentorships,
      Registrations registrations,
      ReaderTime time,
      MessageSource messages) {
    this.mentorships = mentorships;
    this.registrations = registrations;
    this.time = time;
    this.messages = messages;
  }

  /**
   * The keys {@code reference}, {@code menteeName} … as the forms name them; absent values are
   * null.
   */
  @Transactional(readOnly = true)
  public Map<String, Object> of(String reference, Locale locale) {
    Mentorship mentorship = mentorships.mentorship(reference);
    Registration registration = registrations.of(reference);
    Person mentee = mentorship.mentee();
    Map<String, Object> shown = new HashMap<>();
    shown.put("reference", reference);
    shown.put("menteeName", mentee.displayName());
    shown.put("menteeEmail", mentee.email());
    shown.put(
        "menteeWorkplace",
        mentee.workplace() == null
            ? null
            : mentee.workplace().name() + ", " + mentee.workplace().region().name(locale));
    shown.put("menteeLanguage", text("registration.language." + mentee.language(), locale));
    shown.put(
        "menteeCompetences",
        registration.competences().stream()
            .map(competence -> competence.label(locale))
            .collect(Collectors.joining(", ")));
    shown.put("menteeExpertise", registration.expertise());
    shown.put("menteeObjectives", registration.objectives());
    shown.put("menteePurpose", text(registration.purpose().messageKey(), locale));
    shown.put("menteeTrigger", text(registration.trigger().messageKey(), locale));
    shown.put(
        "clientWaitingUntil",
        registration.clientWaitingUntil() == null
            ? null
            : time.date(registration.clientWaitingUntil(), locale));
    shown.put("waitingSince", time.dateTime(mentorship.registeredAt(), locale));
    return shown;
  }

  /**
   * Those the person must not be matched with, one a line, as they were written; null if there are
   * none (R60).
   */
  @Transactional(readOnly = true)
  public String notMatchedWith(String reference) {
    Registration registration = registrations.of(reference);
    List<String> names =
        Stream.concat(registration.superiors().stream(), registration.notMatchedWith().stream())
            .toList();
    return names.isEmpty() ? null : String.join("\n", names);
  }

  private String text(String key, Locale locale) {
    return messages.getMessage(key, null, locale);
  }
}
