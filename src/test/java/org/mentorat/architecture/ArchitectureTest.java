package org.mentorat.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.springframework.data.repository.Repository;
import org.springframework.scheduling.annotation.Scheduled;

/** The structure that docs/architecture.md promises. */
@AnalyzeClasses(packages = "org.mentorat", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule camunda_stays_in_the_engine_room_and_the_seams =
      noClasses()
          .that(
              resideOutsideOfPackages(
                  "org.mentorat.engine..", "org.mentorat.process..", "org.mentorat.demo.."))
          .should()
          .dependOnClassesThat(resideInAPackage("org.camunda.."))
          .because("moving to a maintained fork must stay a small, known change (docs/adr/0001)");

  @ArchTest
  static final ArchRule engine_internals_stay_in_the_engine_room =
      noClasses()
          .that(resideOutsideOfPackages("org.mentorat.engine..", "org.mentorat.demo.."))
          .should()
          .dependOnClassesThat(resideInAPackage("org.camunda.bpm.engine.impl.."));

  @ArchTest
  static final ArchRule rooms_do_not_depend_on_each_other_in_circles =
      slices().matching("org.mentorat.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule a_repository_is_known_in_its_own_room_only =
      classes().that().areAssignableTo(Repository.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule deadlines_are_in_the_models =
      noClasses()
          // The engine room compares clocks from time to time; that is nobody's deadline.
          .that(resideOutsideOfPackages("org.mentorat.demo..", "org.mentorat.engine.."))
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Scheduled.class)
          .because("a deadline, an owner or an outcome is in the process, visible in Cockpit");

  @ArchTest
  static final ArchRule time_comes_from_the_one_clock =
      noClasses()
          // The demo clock has to know how long people wait for it, in real time.
          .that(resideOutsideOfPackages("org.mentorat.demo.."))
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(ZonedDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .because("the service's clock can be moved; the system's cannot (docs/adr/0004)");

  @ArchTest static final ArchRule nothing_prints = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

  @ArchTest
  static final ArchRule dependencies_come_through_constructors =
      NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
}
