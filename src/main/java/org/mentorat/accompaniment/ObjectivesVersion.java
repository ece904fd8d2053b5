package org.mentorat.accompaniment;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * The objectives of a pair as adjusted since the first meeting, by agreement of both (R24, R66).
 */
@Entity
public class ObjectivesVersion {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private int number;
  private String reason;
  private Instant proposedAt;
  private String proposedBy;
  private Instant acceptedAt;
  private String acceptedBy;

  @OneToMany(mappedBy = "version", fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
  @Fetch(FetchMode.SELECT)
  @OrderBy("position")
  private List<Objective> objectives = new ArrayList<>();

  protected ObjectivesVersion() {}

  ObjectivesVersion(
      String reference, int number, AdjustedObjectives adjusted, Map<String, Integer> ratedBefore) {
    this.reference = reference;
    this.number = number;
    this.reason = adjusted.reason();
    this.proposedAt = adjusted.proposedAt();
    this.proposedBy = adjusted.proposedBy();
    this.acceptedAt = adjusted.acceptedAt();
    this.acceptedBy = adjusted.acceptedBy();
    for (AdjustedObjective one : adjusted.objectives()) {
      Objective objective =
          new Objective(this, one.position(), one.text(), one.scope(), one.kind());
      objective.ratedBefore(ratedBefore.getOrDefault(one.text(), one.before()));
      objectives.add(objective);
    }
  }

  public String reference() {
    return reference;
  }

  /** From 2: the first meeting's objectives are version 1. */
  public int number() {
    return number;
  }

  public String reason() {
    return reason;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  public String proposedBy() {
    return proposedBy;
  }

  public Instant acceptedAt() {
    return acceptedAt;
  }

  public String acceptedBy() {
    return acceptedBy;
  }

  /** One to three, by position. */
  public List<Objective> objectives() {
    return List.copyOf(objectives);
  }
}
