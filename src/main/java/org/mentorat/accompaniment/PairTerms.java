package org.mentorat.accompaniment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.FirstContact;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.firstcontact.Frequency;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The terms of a pair: proposed by the mentor, accepted or discussed by the mentee (R20, R40). */
@Service
@Transactional
public class PairTerms {

  private final TermsProposals proposals;
  private final FirstContacts firstContacts;
  private final MentorshipRegister mentorships;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PairTerms(
      TermsProposals proposals,
      FirstContacts firstContacts,
      MentorshipRegister mentorships,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.proposals = proposals;
    this.firstContacts = firstContacts;
    this.mentorships = mentorships;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Proposes what the mentor wrote when reporting the first contact. */
  public Terms proposeFromFirstContact(String reference, String by) {
    FirstContact contact =
        firstContacts
            .of(reference)
            .orElseThrow(() -> new IllegalStateException("no first contact in " + reference));
    return propose(reference, contact.frequency(), contact.channels(), contact.rules(), by);
  }

  /** Proposes terms; the proposal before must have its answer. */
  public Terms propose(
      String reference,
      Frequency frequency,
      Collection<Channel> channels,
      String rules,
      String by) {
    Optional<Terms> before = lockedLatest(reference);
    if (before.filter(terms -> terms.reply() == null).isPresent()) {
      throw new IllegalStateException("terms await their answer in " + reference);
    }
    Instant now = now();
    Terms terms =
        proposals.saveAndFlush(
            new Terms(
                reference,
                before.map(Terms::number).orElse(0) + 1,
                frequency,
                channels,
                rules,
                by,
                now));
    events.publishEvent(new TermsProposed(reference, terms.number(), by, now));
    return terms;
  }

  public Terms propose(String reference, TermsSubmission submission, String by) {
    return propose(
        reference, submission.frequency(), submission.channels(), submission.rules(), by);
  }

  /** The mentee accepts the terms, or asks to discuss them. */
  public void reply(String reference, TermsReplySubmission submission, String by) {
    Terms terms =
        lockedLatest(reference)
            .filter(latest -> latest.reply() == null)
            .orElseThrow(
                () -> new IllegalStateException("no terms await an answer in " + reference));
    Instant now = now();
    terms.replied(submission, by, now);
    entities.flush();
    events.publishEvent(
        switch (submission.reply()) {
          case ACCEPT -> new TermsAccepted(reference, terms.number(), by, now);
          case DISCUSS -> new TermsDiscussed(reference, terms.number(), by, now);
        });
  }

  /** The last proposal, with its answer if there is one. */
  public Optional<Terms> current(String reference) {
    return proposals.findFirstByReferenceOrderByNumberDesc(reference);
  }

  /** All proposals, the oldest first. */
  public List<Terms> of(String reference) {
    return proposals.findByReferenceOrderByNumber(reference);
  }

  private Optional<Terms> lockedLatest(String reference) {
    mentorships.lock(reference);
    Optional<Terms> latest = current(reference);
    latest.ifPresent(entities::refresh);
    return latest;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
