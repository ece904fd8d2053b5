package org.mentorat.charter;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;

/** Somebody who receives the words in confidence of a project. */
@Entity
@Immutable
@IdClass(ProjectConfidant.Key.class)
class ProjectConfidant {

  record Key(String project, String account) implements Serializable {}

  @Id private String project;
  @Id private String account;
  private Instant namedAt;
  private String namedBy;

  protected ProjectConfidant() {}

  ProjectConfidant(String project, String account, String by, Instant now) {
    this.project = project;
    this.account = account;
    this.namedBy = by;
    this.namedAt = now;
  }

  String account() {
    return account;
  }
}
