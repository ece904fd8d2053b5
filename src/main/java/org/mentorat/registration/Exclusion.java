package org.mentorat.registration;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** One person named by the mentee as not to be matched with, as written. */
@Embeddable
class Exclusion {

  @Enumerated(EnumType.STRING)
  private ExclusionKind kind;

  private int line;
  private String person;

  protected Exclusion() {}

  Exclusion(ExclusionKind kind, int line, String person) {
    this.kind = kind;
    this.line = line;
    this.person = person;
  }

  ExclusionKind kind() {
    return kind;
  }

  int line() {
    return line;
  }

  String person() {
    return person;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Exclusion that && kind == that.kind && line == that.line;
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + line;
  }
}
