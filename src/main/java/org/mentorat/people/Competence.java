package org.mentorat.people;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.Locale;

/** A competence or knowledge that mentors have and mentees wish to develop (R5, R73). */
@Entity
public class Competence {

  @Id private String code;

  @Enumerated(EnumType.STRING)
  private CompetenceKind kind;

  private String labelFr;
  private String labelEn;

  protected Competence() {}

  public String code() {
    return code;
  }

  public CompetenceKind kind() {
    return kind;
  }

  public String label(Locale locale) {
    return Language.of(locale) == Language.ENGLISH ? labelEn : labelFr;
  }
}
