package org.mentorat.actionplan;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** What was proposed in a revision once, and the other's answer. Nobody but the pair reads it. */
@Entity
public class RevisionProposal {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne(optional = false)
  @JoinColumn(name = "revision_id")
  private PlanRevision revision;

  private int number;
  private String reason;
  private String contribution;
  private String otherContribution;
  private Instant proposedAt;
  private String proposedBy;

  @Enumerated(EnumType.STRING)
  private RevisionReply reply;

  private String comment;
  private Instant repliedAt;
  private String repliedBy;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "revision_item", joinColumns = @JoinColumn(name = "proposal_id"))
  @OrderBy("position")
  private List<RevisionItem> items = new ArrayList<>();

  protected RevisionProposal() {}

  RevisionProposal(
      PlanRevision revision, int number, ProposedContent content, String by, Instant now) {
    this.revision = revision;
    this.number = number;
    this.reason = content.reason();
    this.contribution = content.contribution();
    this.otherContribution = content.otherContribution();
    this.items = content.items(revision.about());
    this.proposedBy = by;
    this.proposedAt = now;
  }

  /** Which proposal of the revision it is, from 1. */
  public int number() {
    return number;
  }

  public String reason() {
    return reason;
  }

  /** The ways of learning, or the objectives, by position. */
  public List<RevisionItem> items() {
    return List.copyOf(items);
  }

  /** What the mentor brings, in the mentor's words (R30); null where the mentor wrote none. */
  public String contribution() {
    return contribution;
  }

  public String otherContribution() {
    return otherContribution;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  public String proposedBy() {
    return proposedBy;
  }

  /** Null while the other has not answered. */
  public RevisionReply reply() {
    return reply;
  }

  /** What the other wishes to discuss, or null. */
  public String comment() {
    return comment;
  }

  public Instant repliedAt() {
    return repliedAt;
  }

  public String repliedBy() {
    return repliedBy;
  }

  void replied(RevisionReply reply, String comment, String by, Instant now) {
    this.reply = reply;
    this.comment = comment;
    this.repliedBy = by;
    this.repliedAt = now;
  }

  void contributes(String contribution) {
    this.contribution = contribution;
  }

  void rated(List<Integer> before) {
    items.replaceAll(item -> item.rated(before.get(item.position() - 1)));
  }
}
