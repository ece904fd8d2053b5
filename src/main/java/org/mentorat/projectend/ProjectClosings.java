package org.mentorat.projectend;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps how the mentorships of ended projects are closed: each round, each decision about them. */
@Service
@Transactional
public class ProjectClosings {

  private final MentorshipRegister mentorships;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ProjectClosings(
      MentorshipRegister mentorships,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mentorships = mentorships;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** The references of those that still have to follow the end of this project. */
  public List<String> unclosed(String project) {
    return mentorships.notEnding(project);
  }

  public Optional<ProjectClosing> of(String project) {
    return Optional.ofNullable(entities.find(ProjectClosing.class, project));
  }

  /** Each time that they were set about, the first one first. */
  public List<ClosingRound> rounds(String project) {
    return entities
        .createQuery(
            "select r from ClosingRound r where r.project = :project order by r.number",
            ClosingRound.class)
        .setParameter("project", project)
        .getResultList();
  }

  /** What was decided about those that did not follow, the oldest first. */
  public List<UnclosedReview> reviews(String project) {
    return entities
        .createQuery(
            "select r from UnclosedReview r where r.project = :project order by r.id",
            UnclosedReview.class)
        .setParameter("project", project)
        .getResultList();
  }

  /**
   * They are set about.
   *
   * @param unclosed how many
   * @param batch the engine's id of their batch; null if there was none to tell
   */
  public void round(String project, int unclosed, String batch) {
    Instant now = now();
    of(project)
        .ifPresentOrElse(
            ProjectClosing::setAboutAgain,
            () -> entities.persist(new ProjectClosing(project, unclosed, now)));
    entities.flush();
    int number = rounds(project).size() + 1;
    entities.persist(new ClosingRound(project, number, unclosed, batch, now));
    entities.flush();
    events.publishEvent(new ClosingBegan(project, number, unclosed, now));
  }

  /**
   * The coordination is reminded.
   *
   * @return how often it was, this time included
   */
  public int remind(String project) {
    Instant now = now();
    int times = of(project).orElseThrow(NoSuchElementException::new).reminded();
    entities.flush();
    events.publishEvent(new UnclosedReminded(project, times, now));
    return times;
  }

  /** The coordination decides. */
  public void review(String project, UnclosedSubmission submission, String by) {
    Instant now = now();
    entities.persist(new UnclosedReview(project, submission, unclosed(project).size(), by, now));
    entities.flush();
    events.publishEvent(new UnclosedReviewed(project, submission.decision(), by, now));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
