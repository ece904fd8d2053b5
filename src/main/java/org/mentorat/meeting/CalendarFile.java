package org.mentorat.meeting;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VAlarm;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.CuType;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Related;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.parameter.TzId;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableAction;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.mentorat.accompaniment.MeetingMode;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Writes what puts a meeting into somebody's calendar, moves it there and takes it out again (R71;
 * RFC 5545 and 5546). Nothing in it was written by anybody, and nobody is named but by first name:
 * calendars are shared with colleagues. Each recipient gets a file of their own, without the
 * other's address. Nobody is asked to reply: the two agreed before, and the service reads no
 * replies.
 */
@Component
public class CalendarFile {

  private static final Duration REMINDER = Duration.ofHours(1);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
  private static final int OCTETS_OF_A_LINE = 75;

  private final MessageSource messages;
  private final Clock clock;

  CalendarFile(MessageSource messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  /** As the appointment stands: it is in the calendar, or it goes. */
  public CalendarPart of(MeetingInvitation invitation) {
    return invitation.appointment().calledOff() ? cancel(invitation) : request(invitation);
  }

  /** Puts the appointment into the calendar, or changes what an earlier file put there. */
  public CalendarPart request(MeetingInvitation invitation) {
    VEvent event = event(invitation);
    event.add(ImmutableStatus.VEVENT_CONFIRMED);
    event.add(ImmutableTransp.OPAQUE);
    event.add(new Description(text(invitation, "meeting.calendar.description", invitation.url())));
    event.add(new Url(invitation.url()));
    event.add(alarm(invitation));
    return part(ImmutableMethod.REQUEST, invitation, event);
  }

  /** Takes the appointment out of the calendar. */
  public CalendarPart cancel(MeetingInvitation invitation) {
    VEvent event = event(invitation);
    event.add(ImmutableStatus.VEVENT_CANCELLED);
    event.add(ImmutableTransp.TRANSPARENT);
    return part(ImmutableMethod.CANCEL, invitation, event);
  }

  private VEvent event(MeetingInvitation invitation) {
    Appointment appointment = invitation.appointment();
    VEvent event = new VEvent(false);
    event.add(new DtStamp(clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    event.add(new Uid(appointment.uid().toString()));
    event.add(new Sequence(appointment.sequence()));
    event.add(moment(Property.DTSTART, appointment.beginsAt(), invitation));
    event.add(moment(Property.DTEND, appointment.endsAt(), invitation));
    event.add(new Summary(summary(invitation)));
    event.add(new Location(text(invitation, "meeting.calendar.place." + place(appointment))));
    event.add(ImmutableClazz.PRIVATE);
    Organizer organizer = new Organizer(mailto(invitation.organiser()));
    organizer.add(new Cn(text(invitation, "meeting.calendar.organiser")));
    event.add(organizer);
    event.add(attendee(invitation));
    return event;
  }

  private static Attendee attendee(MeetingInvitation invitation) {
    Attendee attendee = new Attendee(mailto(invitation.recipient()));
    attendee.add(CuType.INDIVIDUAL);
    attendee.add(Role.REQ_PARTICIPANT);
    attendee.add(PartStat.ACCEPTED);
    attendee.add(Rsvp.FALSE);
    if (invitation.recipientName() != null) {
      attendee.add(new Cn(quotable(invitation.recipientName())));
    }
    return attendee;
  }

  private VAlarm alarm(MeetingInvitation invitation) {
    VAlarm alarm = new VAlarm(REMINDER.negated());
    alarm.getTrigger().orElseThrow().add(Related.START);
    alarm.add(ImmutableAction.DISPLAY);
    alarm.add(new Description(summary(invitation)));
    return alarm;
  }

  private static CalendarPart part(Method method, MeetingInvitation invitation, VEvent event) {
    Calendar calendar = new Calendar();
    calendar.add(new ProdId("-//Mentorat//Mentorat//FR"));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(method);
    if (!isInUtc(invitation)) {
      Appointment appointment = invitation.appointment();
      calendar.add(
          new ZoneDefinition(invitation.zone())
              .during(appointment.beginsAt(), appointment.endsAt()));
    }
    calendar.add(event);
    return new CalendarPart(method.getValue(), folded(calendar.toString()));
  }

  private String summary(MeetingInvitation invitation) {
    return invitation.otherFirstName() == null
        ? text(invitation, "meeting.calendar.summaryOfNobody")
        : text(invitation, "meeting.calendar.summary", invitation.otherFirstName());
  }

  private static String place(Appointment appointment) {
    return appointment.mode() == MeetingMode.IN_PERSON
        ? appointment.place().code()
        : appointment.mode().code();
  }

  /**
   * Whether the moments are written in UTC: for whoever reads in no zone with a name, and where
   * clocks were put back and the time that is meant is the second of that name.
   */
  private static boolean isInUtc(MeetingInvitation invitation) {
    ZoneId zone = invitation.zone();
    return zone.normalized() instanceof ZoneOffset
        || isSecondOfItsName(invitation.appointment().beginsAt(), zone)
        || isSecondOfItsName(invitation.appointment().endsAt(), zone);
  }

  private static boolean isSecondOfItsName(Instant moment, ZoneId zone) {
    ZonedDateTime read = moment.atZone(zone);
    return !read.withEarlierOffsetAtOverlap().equals(read);
  }

  /**
   * Not the library's own kind of property: asked for its text, one with a zone adds hundreds of
   * zones to the {@link ZoneId}s of the whole application.
   */
  private static Property moment(String name, Instant moment, MeetingInvitation invitation) {
    if (isInUtc(invitation)) {
      return new XProperty(name, MOMENT.format(moment.atOffset(ZoneOffset.UTC)) + "Z");
    }
    ZoneId zone = invitation.zone();
    ParameterList inZone = new ParameterList().add(new TzId(zone.getId()));
    return new XProperty(name, inZone, MOMENT.format(moment.atZone(zone)));
  }

  private static URI mailto(String address) {
    try {
      return new URI("mailto", address, null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a mail address", e);
    }
  }

  // What a parameter cannot hold, even between quotes.
  private static String quotable(String name) {
    return name.replaceAll("\\p{Cntrl}+", " ").replace('"', '\'');
  }

  private String text(MeetingInvitation invitation, String key, Object... args) {
    return messages.getMessage(key, args, invitation.locale());
  }

  // By octets, as the standard counts, and never within a character; the library counts chars.
  private static String folded(String unfolded) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    for (int at = 0; at < unfolded.length(); ) {
      int character = unfolded.codePointAt(at);
      int length = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
      if (character == '\r' || character == '\n') {
        octets = 0;
      } else if (octets + length > OCTETS_OF_A_LINE) {
        folded.append("\r\n ");
        octets = 1 + length;
      } else {
        octets += length;
      }
      folded.appendCodePoint(character);
      at += Character.charCount(character);
    }
    return folded.toString();
  }
}
