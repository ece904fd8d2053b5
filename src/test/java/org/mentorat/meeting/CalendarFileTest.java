package org.mentorat.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.Observance;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.io.ParseWarning;
import biweekly.property.Attendee;
import biweekly.property.DateOrDateTimeProperty;
import biweekly.util.ByDay;
import biweekly.util.DateTimeComponents;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mentorat.Together;
import org.mentorat.accompaniment.MeetingMode;
import org.mentorat.firstcontact.MeetingPlace;
import org.springframework.context.support.ResourceBundleMessageSource;

/** The files are read back by a library that did not write them (R71). */
class CalendarFileTest {

  private static final ZoneId TORONTO = ZoneId.of("America/Toronto");
  private static final UUID MEETING = UUID.fromString("6b0b4ad5-7c1c-4a55-9a53-2f9f7ad5a9c1");
  private static final Instant NOW = Instant.parse("2026-11-21T15:00:00.123Z");
  private static final Instant BEGINS = Instant.parse("2026-11-24T19:30:00Z");
  private static final URI URL =
      URI.create("https://mentorat.example/mon-mentorat?rencontre=12345&de=courriel");

  private final CalendarFile files = new CalendarFile(messages(), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_request_says_when_how_and_with_whom_and_nothing_that_anybody_wrote() {
    CalendarPart part = files.request(invitation(at(BEGINS), TORONTO, Locale.CANADA_FRENCH));

    assertThat(part.contentType()).isEqualTo("text/calendar; method=REQUEST; charset=UTF-8");
    assertThat(new String(part.bytes(), StandardCharsets.UTF_8)).isEqualTo(part.text());
    ICalendar calendar = read(part.text());
    assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(calendar.getProductId().getValue()).isEqualTo("-//Mentorat//Mentorat//FR");
    VEvent event = event(part);
    assertThat(event.getUid().getValue()).isEqualTo(MEETING.toString());
    assertThat(event.getSequence().getValue()).isZero();
    assertThat(event.getDateTimeStamp().getValue()).isEqualTo("2026-11-21T15:00:00Z");
    assertThat(event.getDateStart().getValue()).isEqualTo(BEGINS);
    assertThat(event.getDateEnd().getValue()).isEqualTo(BEGINS.plus(Duration.ofHours(1)));
    assertThat(event.getSummary().getValue()).isEqualTo("Rencontre de mentorat avec Éloïse");
    assertThat(event.getLocation().getValue()).isEqualTo("Visioconférence");
    assertThat(event.getUrl().getValue()).isEqualTo(URL.toString());
    assertThat(event.getDescription().getValue()).endsWith(URL.toString());
    assertThat(event.getOrganizer().getEmail()).isEqualTo("mentorat@service.example");
    assertThat(event.getOrganizer().getCommonName()).isEqualTo("Service de mentorat");
    assertThat(event.getStatus().getValue()).isEqualTo("CONFIRMED");
    assertThat(event.getTransparency().getValue()).isEqualTo("OPAQUE");
    assertThat(event.getClassification().getValue()).isEqualTo("PRIVATE");
    assertThat(event.getAlarms())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.getTrigger().getDuration().toMillis())
                  .isEqualTo(-Duration.ofHours(1).toMillis());
              assertThat(alarm.getAction().getValue()).isEqualTo("DISPLAY");
            });
    assertThat(event.getAttendees()).hasSize(1);
    Attendee attendee = event.getAttendees().get(0);
    assertThat(attendee.getEmail()).isEqualTo("samuel@ailleurs.example");
    assertThat(attendee.getCommonName()).isEqualTo("Samuel");
    assertThat(attendee.getRsvp()).isFalse();
    assertThat(attendee.getParticipationStatus().getValue()).isEqualTo("ACCEPTED");
    assertThat(part.text().lines())
        .contains("DTSTART;TZID=America/Toronto:20261124T143000")
        .contains("DTEND;TZID=America/Toronto:20261124T153000");
  }

  @Test
  void a_cancellation_names_the_same_entry_and_takes_it_out() {
    CalendarPart part = files.cancel(invitation(at(BEGINS), TORONTO, Locale.CANADA_FRENCH));

    assertThat(part.contentType()).isEqualTo("text/calendar; method=CANCEL; charset=UTF-8");
    assertThat(read(part.text()).getMethod().getValue()).isEqualTo("CANCEL");
    VEvent event = event(part);
    assertThat(event.getUid().getValue()).isEqualTo(MEETING.toString());
    assertThat(event.getStatus().getValue()).isEqualTo("CANCELLED");
    assertThat(event.getTransparency().getValue()).isEqualTo("TRANSPARENT");
    assertThat(event.getOrganizer().getEmail()).isEqualTo("mentorat@service.example");
    assertThat(event.getDateStart().getValue()).isEqualTo(BEGINS);
    assertThat(event.getAlarms()).isEmpty();
  }

  @Test
  void an_appointment_that_is_called_off_goes_and_another_comes() {
    Appointment planned = at(BEGINS);
    Appointment calledOff =
        new Appointment(
            MEETING, 1, planned.beginsAt(), planned.endsAt(), MeetingMode.VIDEO, null, true);

    assertThat(files.of(invitation(planned, TORONTO, Locale.ENGLISH)).method())
        .isEqualTo("REQUEST");
    assertThat(files.of(invitation(calledOff, TORONTO, Locale.ENGLISH)).method())
        .isEqualTo("CANCEL");
  }

  @Test
  void whoever_reads_english_gets_english_and_nobody_is_named_where_no_name_is_given() {
    Appointment phone =
        new Appointment(
            MEETING, 0, BEGINS, BEGINS.plusSeconds(900), MeetingMode.PHONE, null, false);

    VEvent event =
        event(
            files.request(
                new MeetingInvitation(
                    phone,
                    TORONTO,
                    Locale.ENGLISH,
                    null,
                    "mentorat@service.example",
                    "samuel@ailleurs.example",
                    null,
                    URL)));

    assertThat(event.getSummary().getValue()).isEqualTo("Mentoring meeting");
    assertThat(event.getLocation().getValue()).isEqualTo("Phone");
    assertThat(event.getOrganizer().getCommonName()).isEqualTo("Mentoring service");
    assertThat(event.getAttendees().get(0).getCommonName()).isNull();
  }

  @ParameterizedTest
  @EnumSource(MeetingPlace.class)
  void a_meeting_in_person_has_a_kind_of_place(MeetingPlace place) {
    Appointment there =
        new Appointment(
            MEETING, 0, BEGINS, BEGINS.plusSeconds(900), MeetingMode.IN_PERSON, place, false);

    for (Locale locale : List.of(Locale.CANADA_FRENCH, Locale.ENGLISH)) {
      assertThat(event(files.request(invitation(there, TORONTO, locale))).getLocation().getValue())
          .isNotBlank();
    }
  }

  @Test
  void lines_are_folded_by_octets_whatever_people_are_called() {
    for (String name :
        List.of(
            "É".repeat(60),
            "Marie-Ève, dite « Mimi »; née à Trois-Rivières \\ l’aînée: \"la grande\"",
            "𝒜".repeat(60),
            "x".repeat(200),
            "王小明".repeat(30))) {
      MeetingInvitation invitation =
          new MeetingInvitation(
              at(BEGINS),
              TORONTO,
              Locale.CANADA_FRENCH,
              name,
              "mentorat@service.example",
              "une-adresse-vraiment-tres-longue-pour-voir@un-organisme-au-nom-sans-fin.example",
              name,
              URL);

      CalendarPart part = files.request(invitation);

      assertThat(part.text().split("\r\n"))
          .allSatisfy(
              line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(76));
      assertThat(part.text().replace("\r\n", "")).doesNotContain("\n", "\r");
      VEvent event = event(part);
      assertThat(event.getSummary().getValue()).isEqualTo("Rencontre de mentorat avec " + name);
      assertThat(event.getAttendees().get(0).getCommonName()).isEqualTo(name.replace('"', '\''));
      assertThat(event.getAttendees().get(0).getEmail()).isEqualTo(invitation.recipient());
    }
  }

  @Test
  void a_name_begins_no_line_of_its_own() {
    CalendarPart part =
        files.request(
            new MeetingInvitation(
                at(BEGINS),
                TORONTO,
                Locale.ENGLISH,
                "Eve\r\nATTENDEE:mailto:eve@evil.example\tX",
                "mentorat@service.example",
                "samuel@ailleurs.example",
                "Sam\r\nATTENDEE:mailto:eve@evil.example",
                URL));

    assertThat(event(part).getAttendees())
        .extracting(Attendee::getEmail)
        .containsExactly("samuel@ailleurs.example");
  }

  @ParameterizedTest
  @CsvSource({
    "America/Toronto, 20261124T143000, 2",
    "America/Vancouver, 20261124T113000, 2",
    "Europe/Paris, 20261124T203000, 2",
    "America/St_Johns, 20261124T160000, 2",
    "America/Regina, 20261124T133000, 1",
    "America/Whitehorse, 20261124T123000, 1",
    "Asia/Kathmandu, 20261125T011500, 1",
  })
  void a_zone_is_defined_in_the_file(String zone, String begin, int observances) {
    CalendarPart part =
        files.request(invitation(at(BEGINS), ZoneId.of(zone), Locale.CANADA_FRENCH));

    assertThat(part.text().lines()).contains("DTSTART;TZID=" + zone + ":" + begin);
    assertThat(definitions(part))
        .singleElement()
        .satisfies(
            definition -> {
              assertThat(definition.getTimezoneId().getValue()).isEqualTo(zone);
              assertThat(
                      definition.getStandardTimes().size()
                          + definition.getDaylightSavingsTime().size())
                  .isEqualTo(observances);
            });
    assertThat(event(part).getDateStart().getValue()).isEqualTo(BEGINS);
  }

  @Test
  void summer_and_winter_are_one_yearly_rule_each_as_every_client_reads_them() {
    CalendarPart toronto = files.request(invitation(at(BEGINS), TORONTO, Locale.CANADA_FRENCH));
    CalendarPart paris =
        files.request(invitation(at(BEGINS), ZoneId.of("Europe/Paris"), Locale.CANADA_FRENCH));

    assertThat(toronto.text().lines())
        .contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU")
        .contains("RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU")
        .contains("DTSTART:20250309T020000")
        .contains("DTSTART:20251102T020000");
    assertThat(paris.text().lines())
        .contains("RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")
        .contains("RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Etc/UTC", "Z", "-05:00"})
  void whoever_has_no_zone_with_a_name_reads_utc(String zone) {
    CalendarPart part =
        files.request(invitation(at(BEGINS), ZoneId.of(zone), Locale.CANADA_FRENCH));

    assertThat(part.text().lines()).contains("DTSTART:20261124T193000Z", "DTEND:20261124T203000Z");
    assertThat(definitions(part)).isEmpty();
  }

  /** Every half hour of the two nights, meetings of one hour and of three. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/Toronto",
        "America/Vancouver",
        "America/St_Johns",
        "Europe/Paris",
        "Africa/Casablanca",
        "Australia/Lord_Howe"
      })
  void on_the_nights_when_clocks_change_the_instants_are_right(String zone) {
    ZoneOffsetTransition first = ZoneId.of(zone).getRules().nextTransition(NOW);
    ZoneOffsetTransition second = ZoneId.of(zone).getRules().nextTransition(first.getInstant());
    for (ZoneOffsetTransition change : List.of(first, second)) {
      for (int halfHours = -6; halfHours <= 8; halfHours++) {
        for (long hours : List.of(1L, 3L)) {
          Instant begin = change.getInstant().plus(Duration.ofMinutes(30L * halfHours));
          Appointment appointment =
              new Appointment(
                  MEETING,
                  0,
                  begin,
                  begin.plus(Duration.ofHours(hours)),
                  MeetingMode.VIDEO,
                  null,
                  false);

          CalendarPart part =
              files.request(invitation(appointment, ZoneId.of(zone), Locale.ENGLISH));

          assertThat(read(part, VEvent::getDateStart)).as(part.text()).isEqualTo(begin);
          assertThat(read(part, VEvent::getDateEnd)).isEqualTo(appointment.endsAt());
        }
      }
    }
  }

  /** On the first of every fourth month of three years, and one day that is further off. */
  @Test
  void in_every_zone_of_the_world_the_instants_are_right() {
    List<Instant> moments =
        Stream.concat(
                IntStream.range(0, 9).mapToObj(n -> LocalDate.of(2026, 1, 1).plusMonths(4L * n)),
                Stream.of(LocalDate.of(2038, 7, 1)))
            .map(day -> day.atTime(14, 0).toInstant(ZoneOffset.UTC))
            .toList();
    for (String zone : ZoneId.getAvailableZoneIds()) {
      for (Instant moment : moments) {
        CalendarPart part = files.request(invitation(at(moment), ZoneId.of(zone), Locale.ENGLISH));
        assertThat(read(part, VEvent::getDateStart)).as(part.text()).isEqualTo(moment);
      }
    }
  }

  @Test
  void in_any_order_of_arrival_what_was_said_last_holds() {
    Instant moved = BEGINS.plus(Duration.ofDays(2));
    CalendarPart plan = files.of(invitation(at(BEGINS), TORONTO, Locale.CANADA_FRENCH));
    CalendarPart move = files.of(invitation(changed(1, moved, false), TORONTO, Locale.ENGLISH));
    CalendarPart cancel = files.of(invitation(changed(2, moved, true), TORONTO, Locale.ENGLISH));

    assertThat(new Client().gets(plan, move).entries()).containsExactly(entry(MEETING, moved));
    assertThat(new Client().gets(move, plan).entries()).containsExactly(entry(MEETING, moved));
    for (List<CalendarPart> order : orders(List.of(plan, move, cancel))) {
      assertThat(new Client().gets(order.toArray(CalendarPart[]::new)).entries()).isEmpty();
    }
  }

  @Test
  void what_is_planned_anew_after_a_cancellation_is_another_entry() {
    UUID another = UUID.randomUUID();
    CalendarPart plan = files.of(invitation(at(BEGINS), TORONTO, Locale.ENGLISH));
    CalendarPart cancel = files.of(invitation(changed(1, BEGINS, true), TORONTO, Locale.ENGLISH));
    CalendarPart anew =
        files.of(
            invitation(
                new Appointment(
                    another, 0, BEGINS, BEGINS.plusSeconds(900), MeetingMode.PHONE, null, false),
                TORONTO,
                Locale.ENGLISH));

    for (List<CalendarPart> order : orders(List.of(plan, cancel, anew))) {
      assertThat(new Client().gets(order.toArray(CalendarPart[]::new)).entries())
          .containsExactly(entry(another, BEGINS));
    }
  }

  @Test
  void many_write_at_once_and_the_zones_of_the_application_stay_as_they_are() throws Exception {
    List<String> some = List.of("America/Toronto", "Europe/Paris", "America/Regina", "UTC");
    List<Object> written =
        Together.act(
            16,
            i ->
                () -> {
                  List<Instant> read = new ArrayList<>();
                  for (int n = 0; n < 20; n++) {
                    ZoneId zone = ZoneId.of(some.get((i + n) % some.size()));
                    CalendarPart part =
                        files.request(
                            invitation(at(BEGINS.plusSeconds(900L * n)), zone, Locale.ENGLISH));
                    read.add(event(part).getDateStart().getValue().toInstant());
                  }
                  return read;
                });

    assertThat(written)
        .containsOnly(IntStream.range(0, 20).mapToObj(n -> BEGINS.plusSeconds(900L * n)).toList());
    assertThat(ZoneId.getAvailableZoneIds()).noneMatch(zone -> zone.contains("ical4j"));
  }

  /** A calendar as the standard wants it: by UID, the highest SEQUENCE holds. */
  private static final class Client {

    private final Map<UUID, VEvent> known = new HashMap<>();

    Client gets(CalendarPart... parts) {
      for (CalendarPart part : parts) {
        VEvent event = event(part);
        known.merge(
            UUID.fromString(event.getUid().getValue()),
            event,
            (before, now) ->
                now.getSequence().getValue() > before.getSequence().getValue() ? now : before);
      }
      return this;
    }

    Map<UUID, Instant> entries() {
      Map<UUID, Instant> entries = new TreeMap<>();
      known.forEach(
          (uid, event) -> {
            if (!event.getStatus().getValue().equals("CANCELLED")) {
              entries.put(uid, event.getDateStart().getValue().toInstant());
            }
          });
      return entries;
    }
  }

  private static List<List<CalendarPart>> orders(List<CalendarPart> parts) {
    if (parts.isEmpty()) {
      return List.of(List.of());
    }
    List<List<CalendarPart>> orders = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      List<CalendarPart> others = new ArrayList<>(parts);
      CalendarPart first = others.remove(i);
      for (List<CalendarPart> rest : orders(others)) {
        List<CalendarPart> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(Collections.unmodifiableList(order));
      }
    }
    return orders;
  }

  private static Appointment at(Instant begin) {
    return changed(0, begin, false);
  }

  private static Appointment changed(int sequence, Instant begin, boolean calledOff) {
    return new Appointment(
        MEETING, sequence, begin, begin.plusSeconds(3600), MeetingMode.VIDEO, null, calledOff);
  }

  private static MeetingInvitation invitation(Appointment appointment, ZoneId zone, Locale locale) {
    return new MeetingInvitation(
        appointment,
        zone,
        locale,
        "Éloïse",
        "mentorat@service.example",
        "samuel@ailleurs.example",
        "Samuel",
        URL);
  }

  /**
   * The instant as the standard defines it by what the file says of its zone: the library reads the
   * parts, but is off by hours near to a change of clocks.
   */
  private static Instant read(
      CalendarPart part, Function<VEvent, DateOrDateTimeProperty> property) {
    ICalendar calendar = read(part.text());
    DateTimeComponents said =
        property.apply(calendar.getEvents().get(0)).getValue().getRawComponents();
    LocalDateTime local = local(said);
    if (said.isUtc()) {
      return local.toInstant(ZoneOffset.UTC);
    }
    VTimezone zone = calendar.getTimezoneInfo().getComponents().iterator().next();
    NavigableMap<LocalDateTime, ZoneOffset> changes = new TreeMap<>();
    Stream.concat(
            zone.getStandardTimes().stream(),
            zone.getDaylightSavingsTime().stream().map(Observance.class::cast))
        .forEach(
            observance -> {
              ZoneOffset offset =
                  ZoneOffset.ofTotalSeconds(
                      (int) (observance.getTimezoneOffsetTo().getValue().getMillis() / 1000));
              LocalDateTime since = local(observance.getDateStart().getValue().getRawComponents());
              changes.put(since, offset);
              if (observance.getRecurrenceRule() != null) {
                Recurrence rule = observance.getRecurrenceRule().getValue();
                assertThat(rule.getFrequency()).isEqualTo(Frequency.YEARLY);
                assertThat(rule.getByDay()).hasSize(1);
                assertThat(rule.getByMonth()).hasSize(1);
                ByDay day = rule.getByDay().get(0);
                TemporalAdjuster onItsDay =
                    TemporalAdjusters.dayOfWeekInMonth(
                        day.getNum(),
                        DayOfWeek.of((day.getDay().getCalendarConstant() + 5) % 7 + 1));
                for (int year = since.getYear(); year <= local.getYear(); year++) {
                  changes.put(
                      since
                          .withDayOfMonth(1)
                          .withYear(year)
                          .withMonth(rule.getByMonth().get(0))
                          .with(onItsDay),
                      offset);
                }
              }
            });
    return local.toInstant(changes.floorEntry(local).getValue());
  }

  private static LocalDateTime local(DateTimeComponents said) {
    return LocalDateTime.of(
        said.getYear(),
        said.getMonth(),
        said.getDate(),
        said.getHour(),
        said.getMinute(),
        said.getSecond());
  }

  private static ICalendar read(String text) {
    List<List<ParseWarning>> warnings = new ArrayList<>();
    List<ICalendar> calendars = Biweekly.parse(text).warnings(warnings).all();
    assertThat(warnings).as(text).allSatisfy(all -> assertThat(all).isEmpty());
    assertThat(calendars).hasSize(1);
    assertThat(calendars.get(0).validate(ICalVersion.V2_0)).as(text).isEmpty();
    return calendars.get(0);
  }

  private static VEvent event(CalendarPart part) {
    // By a name that no library knows, so that what the file says of the zone is what counts.
    String text = part.text().replaceAll("TZID([=:])[^:\r]+", "TZID$1Une-zone");
    List<VEvent> events = read(text).getEvents();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static ResourceBundleMessageSource messages() {
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages/meeting");
    messages.setDefaultEncoding("UTF-8");
    messages.setFallbackToSystemLocale(false);
    return messages;
  }

  private static List<VTimezone> definitions(CalendarPart part) {
    return read(part.text()).getTimezoneInfo().getComponents().stream().toList();
  }
}
