package org.mentorat.registration;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mentorat.agreement.Agreements;
import org.mentorat.agreement.Document;
import org.mentorat.mentorship.AlreadyOpen;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Competence;
import org.mentorat.people.Directory;
import org.mentorat.people.NewPerson;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.mentorat.people.ProjectOver;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Registers mentees (R14): one person, one mentorship, however many times the button is pressed.
 */
@Service
@Transactional
public class Registrations {

  private final Directory directory;
  private final MentorshipRegister mentorships;
  private final Agreements agreements;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;

  Registrations(
      Directory directory,
      MentorshipRegister mentorships,
      Agreements agreements,
      EntityManager entities,
      ApplicationEventPublisher events) {
    this.directory = directory;
    this.mentorships = mentorships;
    this.agreements = agreements;
    this.entities = entities;
    this.events = events;
  }

  /**
   * Enrols the mentee, opens the mentorship, keeps what they ask for, signs the four documents, all
   * of which have to be accepted (R12).
   *
   * @param by the account that submitted the form
   * @throws ProjectOver when the project was ended; nothing is changed
   * @throws AlreadyOpen when the person has an open mentorship in this project; nothing is changed
   */
  public Mentorship register(RegistrationSubmission submission, String by)
      throws AlreadyOpen, ProjectOver {
    if (!acceptsEverything(submission)) {
      throw new IllegalArgumentException("no service without an agreement (R12)");
    }
    directory.hold(submission.email());
    directory.holdRunning(submission.project());
    Project project = directory.project(submission.project());
    Optional<Mentorship> open =
        directory
            .findByEmail(submission.email())
            .flatMap(known -> mentorships.findOpen(project, known));
    if (open.isPresent()) {
      throw new AlreadyOpen(open.get().reference());
    }
    Person mentee = directory.enrolMentee(person(submission));
    Mentorship mentorship = mentorships.open(project, mentee);
    String reference = mentorship.reference();
    entities.persist(
        new Registration(
            reference,
            submission,
            competences(submission.competences()),
            exclusions(submission),
            by));
    entities.flush();
    agreements.sign(mentee, EnumSet.allOf(Document.class), reference, by);
    events.publishEvent(
        new MenteeRegistered(reference, mentee.account(), by, mentorship.registeredAt()));
    return mentorship;
  }

  public Registration of(String reference) {
    return Optional.ofNullable(entities.find(Registration.class, reference))
        .orElseThrow(() -> new NoSuchElementException("no registration has this reference"));
  }

  private static NewPerson person(RegistrationSubmission submission) {
    return new NewPerson(
        submission.givenName(),
        submission.familyName(),
        submission.preferredName(),
        submission.email(),
        submission.language(),
        submission.timeZone(),
        submission.workplace(),
        submission.yearsOfExperience());
  }

  private List<Competence> competences(List<String> codes) {
    Map<String, Competence> known =
        directory.competences().stream()
            .collect(Collectors.toMap(Competence::code, Function.identity()));
    if (!known.keySet().containsAll(codes)) {
      throw new NoSuchElementException("no competence has this code");
    }
    return codes.stream().distinct().map(known::get).toList();
  }

  private static List<Exclusion> exclusions(RegistrationSubmission submission) {
    List<Exclusion> exclusions = new ArrayList<>();
    exclusions.addAll(exclusions(ExclusionKind.SUPERIOR, submission.superiors()));
    exclusions.addAll(exclusions(ExclusionKind.OTHER, submission.notMatchedWith()));
    return exclusions;
  }

  /** One exclusion for each line that says something. */
  static List<Exclusion> exclusions(ExclusionKind kind, String lines) {
    List<Exclusion> exclusions = new ArrayList<>();
    if (lines != null) {
      for (String line : lines.split("\\R")) {
        if (!line.isBlank()) {
          exclusions.add(new Exclusion(kind, exclusions.size(), line.strip()));
        }
      }
    }
    return exclusions;
  }

  private static boolean acceptsEverything(RegistrationSubmission submission) {
    return Stream.of(
            submission.consent(),
            submission.agreement(),
            submission.charter(),
            submission.confidentiality())
        .allMatch(Boolean.TRUE::equals);
  }
}
