package org.mentorat.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Locale;

/** An administrative region of Québec, by its official two-digit code. */
@Entity
public class Region {

  @Id private String code;
  private String nameFr;
  private String nameEn;

  protected Region() {}

  public String code() {
    return code;
  }

  public String name(Locale locale) {
    return Language.of(locale) == Language.ENGLISH ? nameEn : nameFr;
  }
}
