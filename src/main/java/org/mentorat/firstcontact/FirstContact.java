package org.mentorat.firstcontact;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/** The first contact as the mentor reported it, with the terms proposed (R37, R40). */
@Entity
public class FirstContact {

  @Id private String reference;
  private Instant contactedAt;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  @Enumerated(EnumType.STRING)
  private MeetingPlace meetingPlace;

  private String refinedNeeds;

  @Enumerated(EnumType.STRING)
  private Frequency frequency;

  private String rules;
  private boolean planNeeded;
  private String planReason;
  private Instant recordedAt;
  private String recordedBy;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "first_contact_channel", joinColumns = @JoinColumn(name = "reference"))
  @Column(name = "channel")
  @Enumerated(EnumType.STRING)
  private Set<Channel> channels = EnumSet.noneOf(Channel.class);

  protected FirstContact() {}

  FirstContact(
      String reference,
      FirstContactSubmission submission,
      Instant contactedAt,
      String by,
      Instant now) {
    this.reference = reference;
    this.contactedAt = contactedAt;
    this.channel = submission.channel();
    this.meetingPlace = channel == Channel.IN_PERSON ? submission.meetingPlace() : null;
    this.refinedNeeds = submission.refinedNeeds();
    this.frequency = submission.frequency();
    this.channels.addAll(submission.channels());
    this.rules = submission.rules();
    this.planNeeded = submission.planNeeded() == YesNo.YES;
    this.planReason = submission.planReason();
    this.recordedBy = by;
    this.recordedAt = now;
  }

  public String reference() {
    return reference;
  }

  /** When the mentor says it took place. */
  public Instant contactedAt() {
    return contactedAt;
  }

  public Channel channel() {
    return channel;
  }

  /** Null unless they met in person. */
  public MeetingPlace meetingPlace() {
    return meetingPlace;
  }

  public String refinedNeeds() {
    return refinedNeeds;
  }

  public Frequency frequency() {
    return frequency;
  }

  /** The channels proposed for later, in the order of the form. */
  public List<Channel> channels() {
    return channels.stream().sorted().toList();
  }

  public String rules() {
    return rules;
  }

  public boolean planNeeded() {
    return planNeeded;
  }

  public String planReason() {
    return planReason;
  }

  /** When the mentor reported it. */
  public Instant recordedAt() {
    return recordedAt;
  }

  public String recordedBy() {
    return recordedBy;
  }
}
