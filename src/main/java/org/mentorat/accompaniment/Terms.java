package org.mentorat.accompaniment;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.Frequency;
import org.mentorat.firstcontact.Reply;

/** The terms of a pair, as proposed once, and the mentee's answer (R20, R22, R40). */
@Entity
public class Terms {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  private String reference;
  private int number;

  @Enumerated(EnumType.STRING)
  private Frequency frequency;

  private String rules;
  private Instant proposedAt;
  private String proposedBy;

  @Enumerated(EnumType.STRING)
  private Reply reply;

  private String comment;
  private Instant repliedAt;
  private String repliedBy;

  @ElementCollection(fetch = FetchType.EAGER)
  @Fetch(FetchMode.SELECT)
  @CollectionTable(name = "terms_channel", joinColumns = @JoinColumn(name = "terms_id"))
  @Column(name = "channel")
  @Enumerated(EnumType.STRING)
  private Set<Channel> channels = EnumSet.noneOf(Channel.class);

  protected Terms() {}

  Terms(
      String reference,
      int number,
      Frequency frequency,
      Collection<Channel> channels,
      String rules,
      String by,
      Instant now) {
    this.reference = reference;
    this.number = number;
    this.frequency = frequency;
    this.channels.addAll(channels);
    this.rules = rules;
    this.proposedBy = by;
    this.proposedAt = now;
  }

  public String reference() {
    return reference;
  }

  /** Which proposal it is, from 1. */
  public int number() {
    return number;
  }

  public Frequency frequency() {
    return frequency;
  }

  /** In the order of the form. */
  public List<Channel> channels() {
    return channels.stream().sorted().toList();
  }

  public String rules() {
    return rules;
  }

  public Instant proposedAt() {
    return proposedAt;
  }

  public String proposedBy() {
    return proposedBy;
  }

  /** Null while the mentee has not answered. */
  public Reply reply() {
    return reply;
  }

  /** What the mentee wishes to discuss, or null. */
  public String comment() {
    return comment;
  }

  public Instant repliedAt() {
    return repliedAt;
  }

  public String repliedBy() {
    return repliedBy;
  }

  public boolean isAccepted() {
    return reply == Reply.ACCEPT;
  }

  void replied(TermsReplySubmission submission, String by, Instant now) {
    this.reply = submission.reply();
    this.comment = submission.comment();
    this.repliedBy = by;
    this.repliedAt = now;
  }
}
