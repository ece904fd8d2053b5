package org.mentorat.people;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.OrderColumn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/**
 * A person as a mentor: what they bring, and how many mentees they take. Load, capacity and
 * activity are read here and changed only by {@link MentorPlaces}, by conditional updates.
 */
@Entity
public class Mentor {

  @Id private Long personId;

  @OneToOne(optional = false)
  @MapsId
  @JoinColumn(name = "person_id")
  private Person person;

  @Column(updatable = false)
  private int capacity;

  @Column(updatable = false)
  private int load;

  @Column(updatable = false)
  private boolean active;

  private String expertise;
  private String offers;
  private String needs;
  private Instant admittedAt;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "mentor_language", joinColumns = @JoinColumn(name = "mentor_id"))
  @Column(name = "language")
  private Set<String> languages = new HashSet<>();

  @ManyToMany(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @JoinTable(
      name = "mentor_competence",
      joinColumns = @JoinColumn(name = "mentor_id"),
      inverseJoinColumns = @JoinColumn(name = "competence"))
  @OrderBy("code")
  private Set<Competence> competences = new LinkedHashSet<>();

  @ManyToMany(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @JoinTable(
      name = "mentor_project",
      joinColumns = @JoinColumn(name = "mentor_id"),
      inverseJoinColumns = @JoinColumn(name = "project"))
  @OrderBy("code")
  private Set<Project> projects = new LinkedHashSet<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "mentor_superior", joinColumns = @JoinColumn(name = "mentor_id"))
  @OrderColumn(name = "line")
  @Column(name = "person")
  private List<String> superiors = new ArrayList<>();

  protected Mentor() {}

  Mentor(Person person, int capacity, Instant now) {
    this.person = person;
    this.capacity = capacity;
    this.active = true;
    this.admittedAt = now;
  }

  public Person person() {
    return person;
  }

  /** How many mentees at once. */
  public int capacity() {
    return capacity;
  }

  /** How many mentees now. */
  public int load() {
    return load;
  }

  /** False while the mentor takes no new mentee. */
  public boolean active() {
    return active;
  }

  public String expertise() {
    return expertise;
  }

  /** What the mentor can offer (R91), or null. */
  public String offers() {
    return offers;
  }

  /** What the mentor needs themselves (R6). */
  public String needs() {
    return needs;
  }

  public Instant admittedAt() {
    return admittedAt;
  }

  /** {@code fr}, {@code en}, or both. */
  public Set<String> languages() {
    return Set.copyOf(languages);
  }

  public List<Competence> competences() {
    return List.copyOf(competences);
  }

  public List<Project> projects() {
    return List.copyOf(projects);
  }

  /** The mentor's own hierarchy as written, one person each (R60). */
  public List<String> superiors() {
    return List.copyOf(superiors);
  }

  boolean hasAPlace() {
    return active && load < capacity;
  }

  void described(
      NewMentor mentor, Collection<Competence> competences, Collection<Project> projects) {
    this.expertise = mentor.expertise();
    this.offers = mentor.offers() == null || mentor.offers().isBlank() ? null : mentor.offers();
    this.needs = mentor.needs();
    replace(this.languages, mentor.languages());
    replace(this.competences, competences);
    replace(this.projects, projects);
    replace(this.superiors, mentor.superiors());
  }

  private static <T> void replace(Collection<T> kept, Collection<T> told) {
    kept.clear();
    kept.addAll(told);
  }
}
