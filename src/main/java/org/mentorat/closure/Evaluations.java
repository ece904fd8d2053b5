package org.mentorat.closure;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The two final evaluations, each given once (R77, R107, R117). */
@Service
@Transactional
public class Evaluations {

  private final MentorshipRegister mentorships;
  private final Objectives objectives;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Evaluations(
      MentorshipRegister mentorships,
      Objectives objectives,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mentorships = mentorships;
    this.objectives = objectives;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps what the mentee says, and where they stand now on the objectives. */
  public void recordMentee(String reference, MenteeEvaluationSubmission submission, String by) {
    mentorships.lock(reference);
    refuseTwice(ofMentee(reference), reference);
    Instant now = now();
    entities.persist(new MenteeEvaluation(reference, submission, by, now));
    entities.flush();
    objectives.rateAfter(reference, submission.after1(), submission.after2(), submission.after3());
    events.publishEvent(new MenteeEvaluated(reference, by, now));
  }

  public void recordMentor(String reference, MentorEvaluationSubmission submission, String by) {
    mentorships.lock(reference);
    refuseTwice(ofMentor(reference), reference);
    Instant now = now();
    entities.persist(new MentorEvaluation(reference, submission, by, now));
    entities.flush();
    events.publishEvent(new MentorEvaluated(reference, by, now));
  }

  /** The closure goes on without those who have not answered in time. */
  public void closeUnanswered(String reference) {
    events.publishEvent(
        new EvaluationsUnanswered(
            reference, ofMentee(reference).isEmpty(), ofMentor(reference).isEmpty(), now()));
  }

  public Optional<MenteeEvaluation> ofMentee(String reference) {
    return ofTheClosing(MenteeEvaluation.class, reference);
  }

  public Optional<MentorEvaluation> ofMentor(String reference) {
    return ofTheClosing(MentorEvaluation.class, reference);
  }

  // What was said at a closing by error does not count.
  private <T> Optional<T> ofTheClosing(Class<T> evaluation, String reference) {
    return entities
        .createQuery(
            "select e from "
                + evaluation.getSimpleName()
                + " e where e.reference = :reference and e.voidedBy is null",
            evaluation)
        .setParameter("reference", reference)
        .getResultStream()
        .findFirst();
  }

  private static void refuseTwice(Optional<?> given, String reference) {
    if (given.isPresent()) {
      throw new IllegalStateException("this side of " + reference + " has evaluated");
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
