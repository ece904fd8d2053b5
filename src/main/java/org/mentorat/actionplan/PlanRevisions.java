package org.mentorat.actionplan;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.mentorat.accompaniment.AdjustedObjectives;
import org.mentorat.accompaniment.FirstMeeting;
import org.mentorat.accompaniment.Objectives;
import org.mentorat.firstcontact.Reply;
import org.mentorat.mentorship.MentorshipClosed;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Revisions of the plan and of the objectives: one of the pair proposes, the other accepts or
 * discusses, one revision at a time (R24, R38, R66). The plan is the mentee's: what a mentor
 * proposes needs the mentee's yes, and what the mentee proposes needs nobody's (R54, R109, R110).
 */
@Service
@Transactional
public class PlanRevisions {

  private final Revisions revisions;
  private final ActionPlans plans;
  private final Objectives objectives;
  private final MentorshipRegister mentorships;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PlanRevisions(
      Revisions revisions,
      ActionPlans plans,
      Objectives objectives,
      MentorshipRegister mentorships,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.revisions = revisions;
    this.plans = plans;
    this.objectives = objectives;
    this.mentorships = mentorships;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Whether something is on its way, so that nothing else can be proposed. */
  public boolean isOneOpen(String reference) {
    return revisions.existsByReferenceAndState(reference, RevisionState.OPEN);
  }

  /** Whether the plan that the first meeting asked for is still in the making. */
  public boolean isFirstPlanInTheMaking(String reference) {
    return objectives.firstMeeting(reference).filter(FirstMeeting::planNeeded).isPresent()
        && plans.inForce(reference).isEmpty();
  }

  /**
   * Proposes a revision; the first meeting's objectives must be accepted, its plan settled if that
   * is what is revised, and no other revision open.
   *
   * @return the revision's id
   * @throws NotInService before first contact and after the end; nothing is kept
   */
  public long open(String reference, PlanRevisionSubmission submission, Side side, String by)
      throws NotInService {
    mentorships.lockInService(reference);
    if (isOneOpen(reference)
        || !objectives.areAccepted(reference)
        || submission.about() == RevisedPart.PLAN && isFirstPlanInTheMaking(reference)) {
      throw new IllegalStateException("nothing can be revised now in " + reference);
    }
    Instant now = now();
    PlanRevision revision =
        revisions.saveAndFlush(
            new PlanRevision(
                reference, revisions.countByReference(reference) + 1, submission, side, by, now));
    proposed(revision, by, now);
    return revision.id();
  }

  public PlanRevision revision(long id) {
    return revisions
        .findById(id)
        .orElseThrow(() -> new NoSuchElementException("no revision has this id"));
  }

  /** The other accepts the proposal, or asks to discuss it. */
  public void reply(long id, RevisionReplySubmission submission, String by) {
    PlanRevision revision = awaiting(id);
    if (revision.isTheMenteesToDecide()) {
      throw new IllegalStateException("revision " + id + " is the mentee's to decide");
    }
    boolean accepted = submission.reply() == Reply.ACCEPT;
    answered(
        revision,
        accepted ? RevisionReply.ACCEPTED : RevisionReply.DISCUSSED,
        submission.comment(),
        by);
    if (accepted && revision.about() == RevisedPart.OBJECTIVES && revision.side() == Side.MENTOR) {
      revision
          .proposal()
          .rated(Arrays.asList(submission.before1(), submission.before2(), submission.before3()));
    }
    entities.flush();
  }

  /** The mentor has read a plan that is the mentee's to decide, or asks to discuss it. */
  public void read(long id, RevisionReadingSubmission submission, String by) {
    PlanRevision revision = awaiting(id);
    if (!revision.isTheMenteesToDecide()) {
      throw new IllegalStateException("revision " + id + " is not the mentee's to decide");
    }
    boolean read = submission.reading() == RevisionReading.READ;
    answered(
        revision, read ? RevisionReply.READ : RevisionReply.DISCUSSED, submission.comment(), by);
    if (read) {
      revision.proposal().contributes(submission.contribution());
    }
    entities.flush();
  }

  /**
   * Whoever proposed changes the proposal or withdraws it after it was discussed; the mentee may
   * also keep a plan as it is, which {@link #settle} makes valid.
   */
  public void adjust(long id, RevisionAdjustmentSubmission submission, String by) {
    PlanRevision revision = locked(id);
    if (revision.proposal().reply() != RevisionReply.DISCUSSED) {
      throw new IllegalStateException("revision " + id + " is not discussed");
    }
    Instant now = now();
    switch (submission.adjustment()) {
      case CHANGE -> {
        revision.propose(submission, by, now);
        entities.flush();
        proposed(revision, by, now);
      }
      case KEEP -> {
        if (!revision.isTheMenteesToDecide()) {
          throw new IllegalStateException("revision " + id + " needs the other's yes");
        }
      }
      case WITHDRAW -> {
        revision.closed(RevisionState.WITHDRAWN, by, now);
        entities.flush();
        events.publishEvent(new RevisionWithdrawn(revision.reference(), id, by, now));
      }
    }
  }

  /**
   * Makes what was proposed last the pair's, as a new version: accepted by the other, or the
   * mentee's own plan.
   *
   * @param by who had the last word; null where nobody answered the mentee's plan in time
   */
  public void settle(long id, String by) {
    PlanRevision revision = locked(id);
    RevisionProposal proposal = revision.proposal();
    if (proposal.reply() != RevisionReply.ACCEPTED && !revision.isTheMenteesToDecide()) {
      throw new IllegalStateException("revision " + id + " needs the other's yes");
    }
    Instant now = now();
    String reference = revision.reference();
    int version =
        switch (revision.about()) {
          case PLAN -> plans.revise(reference, plan(revision, now)).version();
          case OBJECTIVES ->
              objectives
                  .adjust(
                      reference,
                      new AdjustedObjectives(
                          proposal.items().stream().map(RevisionItem::asObjective).toList(),
                          proposal.reason(),
                          proposal.proposedAt(),
                          proposal.proposedBy(),
                          proposal.repliedAt(),
                          proposal.repliedBy()))
                  .number();
        };
    revision.valid(version, by, now);
    entities.flush();
    events.publishEvent(new RevisionValid(reference, id, revision.about(), version, by, now));
  }

  /** All revisions of this mentorship, the oldest first. */
  public List<PlanRevision> of(String reference) {
    return revisions.findByReferenceOrderByNumber(reference);
  }

  /** Nothing is decided after the end: what is on its way lapses. */
  @EventListener
  void lapse(MentorshipClosed closed) {
    revisions
        .findByReferenceAndState(closed.reference(), RevisionState.OPEN)
        .ifPresent(
            revision -> {
              revision.closed(RevisionState.LAPSED, null, closed.at());
              entities.flush();
              events.publishEvent(
                  new RevisionLapsed(closed.reference(), revision.id(), closed.at()));
            });
  }

  // The mentor's part is the mentor's word (R30): the mentee's plan keeps it as it was, unless the
  // mentor wrote it anew.
  private RevisedPlan plan(PlanRevision revision, Instant now) {
    RevisionProposal proposal = revision.proposal();
    List<Contribution> contributions = new ArrayList<>();
    if (proposal.contribution() != null) {
      String mentor = revision.side() == Side.MENTOR ? proposal.proposedBy() : proposal.repliedBy();
      contributions.add(new Contribution(mentor, proposal.contribution()));
    } else {
      plans.inForce(revision.reference()).stream()
          .flatMap(before -> before.contributions().stream())
          .filter(contribution -> contribution.mentor() != null)
          .map(own -> new Contribution(own.mentor(), own.text()))
          .forEach(contributions::add);
    }
    if (proposal.otherContribution() != null) {
      contributions.add(new Contribution(null, proposal.otherContribution()));
    }
    boolean answered =
        proposal.reply() == RevisionReply.ACCEPTED || proposal.reply() == RevisionReply.READ;
    return new RevisedPlan(
        proposal.items().stream().map(RevisionItem::text).toList(),
        contributions,
        proposal.reason(),
        proposal.proposedAt(),
        proposal.proposedBy(),
        answered ? proposal.repliedAt() : now,
        answered ? proposal.repliedBy() : proposal.proposedBy());
  }

  private void answered(PlanRevision revision, RevisionReply reply, String comment, String by) {
    Instant now = now();
    revision.proposal().replied(reply, comment, by, now);
    if (reply == RevisionReply.DISCUSSED) {
      events.publishEvent(
          new RevisionDiscussed(
              revision.reference(), revision.id(), revision.proposal().number(), by, now));
    }
  }

  private void proposed(PlanRevision revision, String by, Instant now) {
    events.publishEvent(
        new RevisionProposed(
            revision.reference(), revision.id(), revision.proposal().number(), by, now));
  }

  private PlanRevision awaiting(long id) {
    PlanRevision revision = locked(id);
    if (revision.proposal().reply() != null) {
      throw new IllegalStateException("no proposal of revision " + id + " awaits an answer");
    }
    return revision;
  }

  private PlanRevision locked(long id) {
    PlanRevision revision = revision(id);
    mentorships.lock(revision.reference());
    entities.refresh(revision);
    if (revision.state() != RevisionState.OPEN) {
      throw new IllegalStateException("revision " + id + " is closed");
    }
    return revision;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
