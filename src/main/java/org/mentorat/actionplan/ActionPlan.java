package org.mentorat.actionplan;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.ListIndexBase;
import org.mentorat.firstcontact.Reply;

/**
 * An action plan as drafted once, and the mentee's answer. It is the mentee's: the mentor proposes
 * (R54, R109). Nobody but the pair reads it.
 */
@Entity
public class ActionPlan {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private int number;
  private Instant draftedAt;
  private String draftedBy;

  @Enumerated(EnumType.STRING)
  private Reply reply;

  private String comment;
  private Instant repliedAt;
  private String repliedBy;
  private Instant settledAt;
  private Integer version;
  private String reason;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "action_plan_strategy", joinColumns = @JoinColumn(name = "plan_id"))
  @OrderColumn(name = "position")
  @ListIndexBase(1)
  @Column(name = "text")
  private List<String> strategies = new ArrayList<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "action_plan_contribution", joinColumns = @JoinColumn(name = "plan_id"))
  @OrderColumn(name = "position")
  @ListIndexBase(1)
  private List<Contribution> contributions = new ArrayList<>();

  protected ActionPlan() {}

  ActionPlan(
      String reference, int number, ActionPlanSubmission submission, String by, Instant now) {
    this.reference = reference;
    this.number = number;
    this.draftedBy = by;
    this.draftedAt = now;
    Stream.of(submission.strategy1(), submission.strategy2(), submission.strategy3())
        .filter(Objects::nonNull)
        .forEach(strategies::add);
    contributions.add(new Contribution(by, submission.contribution()));
    if (submission.otherContribution() != null) {
      contributions.add(new Contribution(null, submission.otherContribution()));
    }
  }

  ActionPlan(String reference, int number, RevisedPlan revised) {
    this.reference = reference;
    this.number = number;
    this.reason = revised.reason();
    this.draftedBy = revised.proposedBy();
    this.draftedAt = revised.proposedAt();
    this.reply = Reply.ACCEPT;
    this.repliedBy = revised.acceptedBy();
    this.repliedAt = revised.acceptedAt();
    strategies.addAll(revised.strategies());
    contributions.addAll(revised.contributions());
  }

  public String reference() {
    return reference;
  }

  /** Which draft it is, from 1. */
  public int number() {
    return number;
  }

  public Instant draftedAt() {
    return draftedAt;
  }

  /** The mentor's account, or the mentee's, whose plan it is. */
  public String draftedBy() {
    return draftedBy;
  }

  /** Two or three ways of learning (R27), in the order of the form. */
  public List<String> strategies() {
    return List.copyOf(strategies);
  }

  /** The mentor's own first, then others'. */
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }

  /** Null while the mentee has not answered. */
  public Reply reply() {
    return reply;
  }

  /** What the mentee wishes to discuss, or null. */
  public String comment() {
    return comment;
  }

  public Instant repliedAt() {
    return repliedAt;
  }

  public String repliedBy() {
    return repliedBy;
  }

  public boolean isAccepted() {
    return reply == Reply.ACCEPT;
  }

  /** Since when it is the pair's plan, once accepted; null before. */
  public Instant settledAt() {
    return settledAt;
  }

  /** Which of the plans that became the pair's, from 1; null before. */
  public Integer version() {
    return version;
  }

  /** Why it was revised; null for the plan of the first meeting. */
  public String reason() {
    return reason;
  }

  void settled(int version, Instant now) {
    this.version = version;
    this.settledAt = now;
  }

  void replied(ActionPlanReplySubmission submission, String by, Instant now) {
    this.reply = submission.reply();
    this.comment = submission.comment();
    this.repliedBy = by;
    this.repliedAt = now;
  }
}
