package org.mentorat.actionplan;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.mentorat.accompaniment.AdjustedObjective;
import org.mentorat.accompaniment.ObjectiveKind;
import org.mentorat.accompaniment.ObjectiveScope;

/** One way of learning, or one objective, as proposed. */
@Embeddable
public class RevisionItem {

  private int position;
  private String text;

  @Enumerated(EnumType.STRING)
  private ObjectiveScope scope;

  @Enumerated(EnumType.STRING)
  private ObjectiveKind kind;

  private Integer beforeRating;

  protected RevisionItem() {}

  static RevisionItem strategy(int position, String text) {
    RevisionItem item = new RevisionItem();
    item.position = position;
    item.text = text;
    return item;
  }

  static RevisionItem objective(
      int position, String text, ObjectiveScope scope, ObjectiveKind kind, Integer before) {
    RevisionItem item = strategy(position, text);
    item.scope = scope;
    item.kind = kind;
    item.beforeRating = before;
    return item;
  }

  /** From 1 to 3: its number in the forms. */
  public int position() {
    return position;
  }

  public String text() {
    return text;
  }

  /** Null for a way of learning. */
  public ObjectiveScope scope() {
    return scope;
  }

  /** Null for a way of learning. */
  public ObjectiveKind kind() {
    return kind;
  }

  /** Where the mentee stands on an objective that is new, once they said so. */
  public Integer before() {
    return beforeRating;
  }

  RevisionItem rated(Integer before) {
    return before == null ? this : objective(position, text, scope, kind, before);
  }

  AdjustedObjective asObjective() {
    return new AdjustedObjective(position, text, scope, kind, beforeRating);
  }
}
