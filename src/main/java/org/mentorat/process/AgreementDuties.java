package org.mentorat.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.mentorat.agreement.Acceptance;
import org.mentorat.agreement.AcceptanceEnd;
import org.mentorat.agreement.Acceptances;
import org.mentorat.agreement.AgreementSigned;
import org.mentorat.agreement.Document;
import org.mentorat.agreement.Publication;
import org.mentorat.mentorship.Assignment;
import org.mentorat.mentorship.MentorAssigned;
import org.mentorat.mentorship.MentorReleased;
import org.mentorat.mentorship.MentorshipClosed;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who has to accept the version in force of a document, while people come and go: whoever comes to
 * a running mentorship without having signed it is asked, whoever takes part in none any more is
 * left alone, whoever signs it otherwise has done it.
 */
@Service
@Transactional
public class AgreementDuties {

  private static final int AT_ONCE = 10;

  private final Acceptances acceptances;
  private final MentorshipRegister mentorships;
  private final AgreementAcceptanceProcess process;
  private final AgreementChangeProcess change;

  AgreementDuties(
      Acceptances acceptances,
      MentorshipRegister mentorships,
      AgreementAcceptanceProcess process,
      AgreementChangeProcess change) {
    this.acceptances = acceptances;
    this.mentorships = mentorships;
    this.process = process;
    this.change = change;
  }

  /**
   * Nothing is asked of this person any more: they left. Their open tasks to accept a version end;
   * what they signed stays signed.
   */
  public void noLongerNeeded(String account) {
    end(account, acceptance -> true, AcceptanceEnd.NO_LONGER_NEEDED);
  }

  @EventListener
  void closed(MentorshipClosed event) {
    Set<String> people = new LinkedHashSet<>();
    people.add(mentorships.mentorship(event.reference()).mentee().account());
    mentorships.assignments(event.reference()).stream()
        .map(Assignment::mentor)
        .forEach(mentor -> people.add(mentor.account()));
    people.forEach(this::leaves);
  }

  @EventListener
  void released(MentorReleased event) {
    leaves(event.mentor());
  }

  // Of the text that somebody accepts in their task, nothing is open any more, and it is held.
  @EventListener
  void signed(AgreementSigned event) {
    end(
        event.account(),
        acceptance -> event.documents().contains(acceptance.document()),
        AcceptanceEnd.ACCEPTED_ELSEWHERE);
  }

  // Mentees sign when they register; a mentor may have come before the version in force.
  @EventListener
  void assigned(MentorAssigned event) {
    acceptances.required().stream()
        .map(Publication::code)
        .forEach(code -> ask(code, event.mentor()));
  }

  /**
   * Writes down who is to accept this version, and leaves those alone who take part in nothing any
   * more. Its document is held before.
   */
  void list(Publication publication) {
    Set<String> participants = mentorships.participants();
    acceptances.owing(publication.document()).stream()
        .filter(account -> !participants.contains(account))
        .sorted()
        .flatMap(account -> end(account, publication.document(), AcceptanceEnd.NO_LONGER_NEEDED))
        // This version's own process is the one that looks.
        .filter(ended -> ended.version() != publication.version())
        .toList()
        .forEach(this::settle);
    acceptances.list(publication, participants);
  }

  /**
   * The next ones are asked; what they were asked of an older version ends. Its document is held
   * before.
   *
   * @return whether all are
   */
  boolean startNext(Publication publication) {
    List<Acceptance> next = acceptances.toStart(publication, AT_ONCE);
    next.forEach(this::start);
    return next.size() < AT_ONCE;
  }

  private void ask(String code, String account) {
    Publication publication = acceptances.heldPublication(code);
    if (acceptances.list(publication, List.of(account)) > 0) {
      acceptances.open(account, publication.document()).stream()
          .filter(acceptance -> !acceptance.started())
          .forEach(this::start);
    }
  }

  private void start(Acceptance acceptance) {
    end(
            acceptance.person().account(),
            acceptance.document(),
            older -> older.version() < acceptance.version(),
            AcceptanceEnd.SUPERSEDED)
        .forEach(this::settle);
    process.start(acceptance);
    acceptances.started(acceptance);
  }

  private void leaves(String account) {
    if (!acceptances.open(account).isEmpty() && !mentorships.takesPart(account)) {
      noLongerNeeded(account);
    }
  }

  // All documents are held, in their order, since there may be several in one transaction: of two
  // people who leave, each would otherwise wait for the other.
  private void end(String account, Predicate<Acceptance> which, AcceptanceEnd as) {
    Predicate<Acceptance> really =
        as == AcceptanceEnd.ACCEPTED_ELSEWHERE ? which.and(acceptances::signed) : which;
    if (acceptances.open(account).stream().anyMatch(which)) {
      acceptances.holdAll();
      for (Document document : Document.values()) {
        end(account, document, really, as).forEach(this::settle);
      }
    }
  }

  private Stream<Acceptance> end(String account, Document document, AcceptanceEnd as) {
    return end(account, document, acceptance -> true, as).stream();
  }

  private List<Acceptance> end(
      String account, Document document, Predicate<Acceptance> which, AcceptanceEnd as) {
    List<Acceptance> ending = acceptances.open(account, document).stream().filter(which).toList();
    for (Acceptance acceptance : ending) {
      acceptances.end(acceptance, as);
      process.end(acceptance, as);
    }
    return ending;
  }

  /** Tells whoever waits for the last one that has to accept this version. */
  void settle(Acceptance ended) {
    if (acceptances.countOpen(ended.document(), ended.version()) == 0) {
      change.settled(ended.document().code(ended.version()));
    }
  }
}
