package org.mentorat.registration;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.OrderBy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.mentorat.people.Competence;

/** What a mentee asked for when registering. */
@Entity
public class Registration {

  @Id private String reference;
  private String expertise;
  private String objectives;

  @Enumerated(EnumType.STRING)
  private Purpose purpose;

  @Enumerated(EnumType.STRING)
  private Trigger trigger;

  private boolean clientWaiting;
  private LocalDate clientWaitingUntil;
  private String registeredBy;

  @ManyToMany(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @JoinTable(
      name = "registration_competence",
      joinColumns = @JoinColumn(name = "reference"),
      inverseJoinColumns = @JoinColumn(name = "competence"))
  @OrderBy("code")
  private Set<Competence> competences = new LinkedHashSet<>();

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "registration_exclusion", joinColumns = @JoinColumn(name = "reference"))
  private Set<Exclusion> exclusions = new LinkedHashSet<>();

  protected Registration() {}

  Registration(
      String reference,
      RegistrationSubmission submission,
      Collection<Competence> competences,
      Collection<Exclusion> exclusions,
      String by) {
    this.reference = reference;
    this.expertise = submission.expertise();
    this.objectives = submission.objectives();
    this.purpose = submission.purpose();
    this.trigger = submission.trigger();
    this.clientWaiting =
        trigger == Trigger.CLIENT_CASE && Boolean.TRUE.equals(submission.clientWaiting());
    this.clientWaitingUntil = clientWaiting ? submission.clientWaitingUntil() : null;
    this.registeredBy = by;
    this.competences.addAll(competences);
    this.exclusions.addAll(exclusions);
  }

  public String reference() {
    return reference;
  }

  /** The answer to « Quels sont vos champs d'expertise » (R35). */
  public String expertise() {
    return expertise;
  }

  /**
   * The answer to « Mes objectifs de développement / mes attentes par rapport à un mentor » (R35).
   */
  public String objectives() {
    return objectives;
  }

  /** What the mentee wishes to develop (R5). */
  public List<Competence> competences() {
    return List.copyOf(competences);
  }

  public Purpose purpose() {
    return purpose;
  }

  public Trigger trigger() {
    return trigger;
  }

  public boolean clientWaiting() {
    return clientWaiting;
  }

  /** The day a client expects an answer, in Québec (R11); null when none waits. */
  public LocalDate clientWaitingUntil() {
    return clientWaitingUntil;
  }

  /** The hierarchy, as written: a name or an e-mail address each (R60). */
  public List<String> superiors() {
    return named(ExclusionKind.SUPERIOR);
  }

  /** Others not to be matched with, as written. */
  public List<String> notMatchedWith() {
    return named(ExclusionKind.OTHER);
  }

  /** The account that submitted the form. */
  public String registeredBy() {
    return registeredBy;
  }

  private List<String> named(ExclusionKind kind) {
    return exclusions.stream()
        .filter(exclusion -> exclusion.kind() == kind)
        .sorted(Comparator.comparingInt(Exclusion::line))
        .map(Exclusion::person)
        .toList();
  }
}
