package org.mentorat.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.mentorat.MentoratTest;
import org.mentorat.Sample;
import org.mentorat.TestTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@MentoratTest
@RecordApplicationEvents
class DirectoryTest {

  @Autowired private Directory directory;
  @Autowired private JdbcTemplate sql;
  @Autowired private ApplicationEvents events;

  @Test
  void quebecHasSeventeenRegions() {
    assertThat(directory.regions()).hasSize(17);
    assertThat(directory.regions().get(5).name(Locale.CANADA_FRENCH)).isEqualTo("Montréal");
  }

  @Test
  void softSkillsAndInstitutionalKnowledgeCanBeDeveloped() {
    assertThat(directory.competences())
        .hasSizeGreaterThanOrEqualTo(25)
        .extracting(Competence::kind)
        .contains(CompetenceKind.values());
    Competence leadership =
        directory.competences().stream()
            .filter(one -> one.code().equals("active-listening"))
            .findAny()
            .orElseThrow();
    assertThat(leadership.label(Locale.CANADA_FRENCH)).startsWith("Écoute active");
    assertThat(leadership.label(Locale.CANADA)).startsWith("Active listening");
  }

  @Test
  void aNewMenteeGetsAnOpaqueAccount() {
    Person mentee = Sample.mentee(directory);

    assertThat(mentee.account()).matches("p-[a-z2-7]{12}");
    assertThat(directory.person(mentee.account()).email()).isEqualTo(mentee.email());
    assertThat(events.stream(PersonEnrolled.class))
        .containsExactly(new PersonEnrolled(mentee.account(), "mentees"));
  }

  @Test
  void theSameAddressInAnotherCaseIsTheSamePersonDescribedAnew() {
    Person first = Sample.mentee(directory);
    String elsewhere = Sample.workplace(directory);

    Person again =
        directory.enrolMentee(
            new NewPerson(
                "Alexandra",
                " Tremblay ",
                "Alex",
                " " + first.email().toUpperCase(Locale.ROOT),
                "en",
                "America/Halifax",
                elsewhere,
                12));

    assertThat(again.account()).isEqualTo(first.account());
    Person kept = directory.findByEmail(first.email()).orElseThrow();
    assertThat(kept.displayName()).isEqualTo("Alex Tremblay");
    assertThat(kept.locale()).isEqualTo(Locale.CANADA);
    assertThat(kept.timeZone().getId()).isEqualTo("America/Halifax");
    assertThat(kept.workplace().code()).isEqualTo(elsewhere);
    assertThat(kept.yearsOfExperience()).isEqualTo(12);
  }

  @Test
  void theDatabaseRefusesASecondPersonWithTheAddress() {
    Person first = Sample.mentee(directory);

    assertThatThrownBy(
            () ->
                sql.update(
                    "insert into person (account, given_name, family_name, email, language,"
                        + " time_zone, workplace, years_of_experience, enrolled_at)"
                        + " select 'other-' || id, 'A', 'B', upper(email), 'fr', 'UTC', workplace,"
                        + " 1, now() from person where account = ?",
                    first.account()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void onePersonCanBeMenteeAndMentor() {
    Project project = Sample.project(directory);
    NewPerson person = Sample.newPerson(directory);
    Person mentee = directory.enrolMentee(person);

    Person mentor = directory.enrolMentor(person, Sample.newMentor(project, 2));

    assertThat(mentor.account()).isEqualTo(mentee.account());
    Mentor kept = directory.mentor(mentor.account()).orElseThrow();
    assertThat(kept.capacity()).isEqualTo(2);
    assertThat(kept.languages()).containsExactlyInAnyOrder("fr", "en");
    assertThat(kept.competences())
        .extracting(Competence::code)
        .containsExactly("career-guidance", "leadership");
    assertThat(kept.projects()).extracting(Project::code).containsExactly(project.code());
    assertThat(kept.superiors()).containsExactly("Chef Untel");
    assertThat(events.stream(MentorAvailable.class))
        .containsExactly(new MentorAvailable(mentor.account()));
  }

  @Test
  void aMentorEnrolledAgainKeepsTheirMentees() throws NoPlaceLeft {
    Project project = Sample.project(directory);
    NewPerson person = Sample.newPerson(directory);
    String account = directory.enrolMentor(person, Sample.newMentor(project, 2)).account();
    sql.update(
        "update mentor set load = 2 where person_id = (select id from person where account = ?)",
        account);

    assertThatThrownBy(() -> directory.enrolMentor(person, Sample.newMentor(project, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    directory.enrolMentor(person, Sample.newMentor(project, 4));

    Mentor kept = directory.mentor(account).orElseThrow();
    assertThat(kept.capacity()).isEqualTo(4);
    assertThat(kept.load()).isEqualTo(2);
  }

  @Test
  void aProjectKeepsItsParameters() {
    Promises promises =
        new Promises(
            Duration.ofDays(1),
            Duration.ofDays(3),
            Duration.ofHours(24),
            Duration.ofHours(48),
            Duration.ofHours(12),
            Duration.ofHours(36),
            Duration.ofHours(6),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofDays(1),
            Duration.ofDays(2),
            Duration.ofDays(5),
            Duration.ofHours(20),
            Duration.ofDays(3),
            Duration.ofDays(6),
            Duration.ofDays(4),
            Duration.ofDays(9),
            Duration.ofDays(15));
    String code = "project-" + Sample.number();
    directory.addProject(
        new NewProject(
            code,
            "Relève",
            "Next generation",
            LocalDate.of(2026, 1, 1),
            LocalDate.of(2026, 12, 31),
            Period.ofMonths(18),
            promises,
            null));

    Project kept = directory.project(code);
    assertThat(kept.promises()).isEqualTo(promises);
    assertThat(kept.duration()).isEqualTo(Period.ofMonths(18));
    assertThat(kept.leadAccount()).isEmpty();
    assertThat(kept.isOpenOn(LocalDate.of(2026, 12, 31))).isTrue();
    assertThat(kept.isOpenOn(LocalDate.of(2027, 1, 1))).isFalse();
    assertThat(kept.isOpenOn(LocalDate.of(2025, 12, 31))).isFalse();
  }

  @Test
  void anOmittedDurationIsTheServicesOwnValue() {
    String code = "project-" + Sample.number();
    sql.update(
        "insert into project (code, name_fr, name_en, starts_on) values (?, 'a', 'a', now())",
        code);

    assertThat(directory.project(code).promises()).isEqualTo(Promises.defaults());
    assertThat(directory.project(code).duration()).isEqualTo(Period.ofYears(1));
  }

  @Test
  void aReminderAfterItsLimitIsRefused() {
    Project project = Sample.project(directory);

    assertThatThrownBy(
            () ->
                sql.update(
                    "update project set first_contact_reminder = 'PT73H' where code = ?",
                    project.code()))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void aProjectIsOpenUntilTheEndOfItsLastDayInQuebec() {
    LocalDate lastDay = LocalDate.of(2031, 3, 31);
    Project project = Sample.project(directory, lastDay, Period.ofYears(1));

    TestTime.stopAt(Instant.parse("2031-04-01T03:59:59Z"));
    assertThat(openCodes()).contains(project.code());
    TestTime.stopAt(Instant.parse("2031-04-01T04:00:00Z"));
    assertThat(openCodes()).doesNotContain(project.code());
  }

  private List<String> openCodes() {
    return directory.openProjects().stream().map(Project::code).toList();
  }
}
