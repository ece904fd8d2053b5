package org.mentorat.actionplan;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Action plans: drafted by the mentor, accepted or discussed by the mentee, and revised on the way
 * (R27, R38, R54).
 */
@Service
@Transactional
public class ActionPlans {

  private final Drafts drafts;
  private final MentorshipRegister mentorships;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ActionPlans(
      Drafts drafts,
      MentorshipRegister mentorships,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.drafts = drafts;
    this.mentorships = mentorships;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps a draft; the one before must have its answer. */
  public ActionPlan draft(String reference, ActionPlanSubmission submission, String by) {
    Optional<ActionPlan> before = lockedLatest(reference);
    if (before.filter(plan -> plan.reply() == null).isPresent()) {
      throw new IllegalStateException("a plan awaits its answer in " + reference);
    }
    Instant now = now();
    int number = before.map(ActionPlan::number).orElse(0) + 1;
    ActionPlan plan = drafts.saveAndFlush(new ActionPlan(reference, number, submission, by, now));
    events.publishEvent(new PlanDrafted(reference, number, by, now));
    return plan;
  }

  /** The mentee accepts the plan, or asks to discuss it. */
  public void reply(String reference, ActionPlanReplySubmission submission, String by) {
    ActionPlan plan =
        lockedLatest(reference)
            .filter(latest -> latest.reply() == null)
            .orElseThrow(
                () -> new IllegalStateException("no plan awaits an answer in " + reference));
    Instant now = now();
    plan.replied(submission, by, now);
    entities.flush();
    events.publishEvent(
        switch (submission.reply()) {
          case ACCEPT -> new PlanAccepted(reference, plan.number(), by, now);
          case DISCUSS -> new PlanDiscussed(reference, plan.number(), by, now);
        });
  }

  /** The accepted plan becomes the pair's; once. */
  public void settle(String reference) {
    ActionPlan plan =
        lockedLatest(reference)
            .filter(latest -> latest.isAccepted() && latest.settledAt() == null)
            .orElseThrow(
                () -> new IllegalStateException("no accepted plan is to be settled: " + reference));
    settle(plan);
  }

  /** Makes a revised plan the pair's; none may be in the making. */
  public ActionPlan revise(String reference, RevisedPlan revised) {
    Optional<ActionPlan> before = lockedLatest(reference);
    if (before.filter(plan -> plan.settledAt() == null).isPresent()) {
      throw new IllegalStateException("a plan is being drafted in " + reference);
    }
    int number = before.map(ActionPlan::number).orElse(0) + 1;
    ActionPlan plan = drafts.save(new ActionPlan(reference, number, revised));
    settle(plan);
    return plan;
  }

  private void settle(ActionPlan plan) {
    Instant now = now();
    int version = inForce(plan.reference()).map(ActionPlan::version).orElse(0) + 1;
    plan.settled(version, now);
    entities.flush();
    events.publishEvent(new PlanSettled(plan.reference(), plan.number(), now));
  }

  /** The pair's plan: the last one settled, whatever is drafted or discussed since. */
  public Optional<ActionPlan> inForce(String reference) {
    return drafts.findFirstByReferenceAndSettledAtIsNotNullOrderByNumberDesc(reference);
  }

  /** The last draft, with its answer if there is one; empty when there is no plan (R38). */
  public Optional<ActionPlan> current(String reference) {
    return drafts.findFirstByReferenceOrderByNumberDesc(reference);
  }

  /** The plans that became the pair's, the oldest first. */
  public List<ActionPlan> versions(String reference) {
    return of(reference).stream().filter(plan -> plan.version() != null).toList();
  }

  /** All drafts, the oldest first. */
  public List<ActionPlan> of(String reference) {
    return drafts.findByReferenceOrderByNumber(reference);
  }

  private Optional<ActionPlan> lockedLatest(String reference) {
    mentorships.lock(reference);
    Optional<ActionPlan> latest = current(reference);
    latest.ifPresent(entities::refresh);
    return latest;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
