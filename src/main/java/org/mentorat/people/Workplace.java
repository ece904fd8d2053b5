package org.mentorat.people;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** Where people work: mentors are sought at the same workplace, then in the same region (R34). */
@Entity
public class Workplace {

  @Id private String code;
  private String name;

  @ManyToOne(optional = false)
  @JoinColumn(name = "region")
  private Region region;

  protected Workplace() {}

  Workplace(String code, String name, Region region) {
    this.code = code;
    renamed(name, region);
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public Region region() {
    return region;
  }

  void renamed(String name, Region region) {
    this.name = name;
    this.region = region;
  }
}
