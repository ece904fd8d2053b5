package org.mentorat.meeting;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.Details;
import org.mentorat.notification.DetailsOf;
import org.mentorat.notification.Notice;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.springframework.stereotype.Component;

/**
 * What goes with a message about a meeting: when it is, as it stands when the message is sent, and
 * its calendar file, which updates or calls off what the reader's calendar has (R71).
 */
@Component
class MeetingDetails implements DetailsOf {

  private static final String CANCELLED = "meeting-cancelled";
  private static final Set<String> KINDS = Set.of("meeting-planned", "meeting-moved", CANCELLED);

  private final Meetings meetings;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final CalendarFile files;

  MeetingDetails(
      Meetings meetings, MentorshipRegister mentorships, Directory directory, CalendarFile files) {
    this.meetings = meetings;
    this.mentorships = mentorships;
    this.directory = directory;
    this.files = files;
  }

  @Override
  public boolean concerns(String kind) {
    return KINDS.contains(kind);
  }

  @Override
  public Optional<Details> details(
      Notice notice, String sentFrom, String email, ZoneId zone, Locale locale, String link) {
    Appointment appointment = meetings.appointment(notice.subject());
    // It was called off before it could be told: the message that calls it off says all.
    if (appointment.calledOff() != notice.kind().equals(CANCELLED)) {
      return Optional.empty();
    }
    return Optional.of(
        new Details(
            appointment.beginsAt(),
            address(sentFrom)
                .map(organiser -> file(notice, appointment, organiser, email, zone, locale, link))
                .stream()
                .toList()));
  }

  private Details.File file(
      Notice notice,
      Appointment appointment,
      String organiser,
      String email,
      ZoneId zone,
      Locale locale,
      String link) {
    CalendarPart part =
        files.of(
            new MeetingInvitation(
                appointment,
                zone,
                locale,
                other(notice).map(Person::calledBy).orElse(null),
                organiser,
                email,
                null,
                URI.create(link)));
    return new Details.File(CalendarPart.FILE_NAME, part.contentType(), part.bytes(), true);
  }

  private Optional<Person> other(Notice notice) {
    Mentorship mentorship = mentorships.mentorship(notice.reference());
    return mentorship.mentee().account().equals(notice.account())
        ? mentorships
            .current(notice.reference())
            .map(assignment -> directory.person(assignment.mentor().account()))
        : Optional.of(mentorship.mentee());
  }

  // Where no mail is sent, as on a page that shows a message again, nobody organises.
  private static Optional<String> address(String sentFrom) {
    try {
      return sentFrom.isBlank()
          ? Optional.empty()
          : Optional.of(new InternetAddress(sentFrom).getAddress());
    } catch (AddressException e) {
      return Optional.empty();
    }
  }
}
