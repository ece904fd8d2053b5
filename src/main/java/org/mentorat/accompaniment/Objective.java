package org.mentorat.accompaniment;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** What a pair works towards (R65, R101, R122), and where the mentee stands by their own word. */
@Entity
public class Objective {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @ManyToOne
  @JoinColumn(name = "meeting_id")
  private FirstMeeting meeting;

  @ManyToOne
  @JoinColumn(name = "version_id")
  private ObjectivesVersion version;

  private int position;
  private String text;

  @Enumerated(EnumType.STRING)
  private ObjectiveScope scope;

  @Enumerated(EnumType.STRING)
  private ObjectiveKind kind;

  private Integer beforeRating;
  private Integer afterRating;

  protected Objective() {}

  Objective(
      FirstMeeting meeting, int position, String text, ObjectiveScope scope, ObjectiveKind kind) {
    this(position, text, scope, kind);
    this.meeting = meeting;
  }

  Objective(
      ObjectivesVersion version,
      int position,
      String text,
      ObjectiveScope scope,
      ObjectiveKind kind) {
    this(position, text, scope, kind);
    this.version = version;
  }

  private Objective(int position, String text, ObjectiveScope scope, ObjectiveKind kind) {
    this.position = position;
    this.text = text;
    this.scope = scope;
    this.kind = kind;
  }

  /** From 1 to 3: its number in the forms. */
  public int position() {
    return position;
  }

  public String text() {
    return text;
  }

  public ObjectiveScope scope() {
    return scope;
  }

  public ObjectiveKind kind() {
    return kind;
  }

  /** From 1 to 5, when the mentee accepted it; null before. */
  public Integer before() {
    return beforeRating;
  }

  /** From 1 to 5, at the end (R89); null before. */
  public Integer after() {
    return afterRating;
  }

  void ratedBefore(Integer rating) {
    this.beforeRating = rating;
  }

  void ratedAfter(Integer rating) {
    this.afterRating = rating;
  }
}
