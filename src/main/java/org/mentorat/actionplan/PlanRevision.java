package org.mentorat.actionplan;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.mentorat.mentorship.Side;

/**
 * A change of the plan or of the objectives on its way: proposed by one of the pair, accepted or
 * discussed by the other, until it is valid or withdrawn (R24, R54, R66).
 */
@Entity
public class PlanRevision {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private int number;

  @Enumerated(EnumType.STRING)
  private RevisedPart about;

  @Enumerated(EnumType.STRING)
  private Side side;

  @Enumerated(EnumType.STRING)
  private RevisionState state;

  private Integer version;
  private Instant openedAt;
  private Instant closedAt;
  private String closedBy;

  @OneToMany(
      mappedBy = "revision",
      fetch = FetchType.EAGER,
      cascade = {CascadeType.PERSIST, CascadeType.REFRESH})
  @Fetch(FetchMode.SELECT)
  @OrderBy("number")
  private List<RevisionProposal> proposals = new ArrayList<>();

  protected PlanRevision() {}

  PlanRevision(
      String reference,
      int number,
      PlanRevisionSubmission submission,
      Side side,
      String by,
      Instant now) {
    this.reference = reference;
    this.number = number;
    this.about = submission.about();
    this.side = side;
    this.state = RevisionState.OPEN;
    this.openedAt = now;
    propose(submission, by, now);
  }

  public Long id() {
    return id;
  }

  public String reference() {
    return reference;
  }

  /** Which revision of the pair it is, from 1. */
  public int number() {
    return number;
  }

  public RevisedPart about() {
    return about;
  }

  /** Who proposes. */
  public Side side() {
    return side;
  }

  public RevisionState state() {
    return state;
  }

  /** Of the plan or of the objectives, once it is valid; null otherwise. */
  public Integer version() {
    return version;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** Null while it is open. */
  public Instant closedAt() {
    return closedAt;
  }

  /** Who had the last word; null while it is open, and where time decided. */
  public String closedBy() {
    return closedBy;
  }

  /** What was proposed each time, the oldest first. */
  public List<RevisionProposal> proposals() {
    return List.copyOf(proposals);
  }

  /** What was proposed last. */
  public RevisionProposal proposal() {
    return proposals.get(proposals.size() - 1);
  }

  /** The items of a plan are the mentee's (R54): a mentor reads what the mentee decides. */
  public boolean isTheMenteesToDecide() {
    return about == RevisedPart.PLAN && side == Side.MENTEE;
  }

  void propose(ProposedContent content, String by, Instant now) {
    proposals.add(new RevisionProposal(this, proposals.size() + 1, content, by, now));
  }

  void valid(int version, String by, Instant now) {
    this.version = version;
    closed(RevisionState.VALID, by, now);
  }

  void closed(RevisionState state, String by, Instant now) {
    this.state = state;
    this.closedBy = by;
    this.closedAt = now;
  }
}
