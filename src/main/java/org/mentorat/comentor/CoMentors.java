package org.mentorat.comentor;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.mentorship.Side;
import org.mentorat.people.Directory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Co-mentors: invited by either of the pair with the other's consent, on a written contribution,
 * for a strategy or an objective and a time (R27, R30). A co-mentorship takes no place, but a
 * mentor has no more of them than the project allows, however many accept at once. Every change
 * locks the mentorship's row first.
 */
@Service
@Transactional
public class CoMentors {

  private static final Set<CoMentorshipState> INVITATION =
      EnumSet.of(
          CoMentorshipState.AGREEING, CoMentorshipState.INVITED, CoMentorshipState.REWORDING);
  private static final Set<CoMentorshipState> ACTIVE = EnumSet.of(CoMentorshipState.ACTIVE);
  private static final Set<CoMentorshipState> BEGUN =
      EnumSet.of(CoMentorshipState.ACTIVE, CoMentorshipState.ENDED);
  private static final Set<CoMentorshipState> OPEN =
      EnumSet.of(
          CoMentorshipState.AGREEING,
          CoMentorshipState.INVITED,
          CoMentorshipState.REWORDING,
          CoMentorshipState.ACTIVE);

  private final CoMentorshipRows rows;
  private final CoContributions contributions;
  private final CoCheckIns checkIns;
  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  CoMentors(
      CoMentorshipRows rows,
      CoContributions contributions,
      CoCheckIns checkIns,
      MentorshipRegister mentorships,
      Directory directory,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.rows = rows;
    this.contributions = contributions;
    this.checkIns = checkIns;
    this.mentorships = mentorships;
    this.directory = directory;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Whether somebody has still to answer an invitation: there is one at a time. */
  public boolean isInvitationOpen(String reference) {
    return rows.existsByReferenceAndStateIn(reference, INVITATION);
  }

  public boolean isAnyActive(String reference) {
    return rows.existsByReferenceAndStateIn(reference, ACTIVE);
  }

  public boolean isActive(String reference, String account) {
    return rows.existsByReferenceAndMentor_AccountAndStateIn(reference, account, ACTIVE);
  }

  /** Whether this co-mentorship still runs, asked of the database. */
  public boolean isActive(long id) {
    return rows.existsByIdAndState(id, CoMentorshipState.ACTIVE);
  }

  /** Whether this person contributes here, or did. */
  public boolean wasCoMentor(String reference, String account) {
    return rows.existsByReferenceAndMentor_AccountAndStateIn(reference, account, BEGUN);
  }

  public CoMentorship coMentorship(long id) {
    return rows.findById(id)
        .orElseThrow(() -> new NoSuchElementException("no co-mentorship has this id"));
  }

  /** All invitations of this mentorship and what became of them, the oldest first. */
  public List<CoMentorship> of(String reference) {
    return rows.findByReferenceOrderByNumber(reference);
  }

  public List<CoMentorship> active(String reference) {
    return rows.findByReferenceAndStateInOrderByNumber(reference, ACTIVE);
  }

  /** Everything that this person contributes to now, in every mentorship. */
  public List<CoMentorship> contributedBy(String account) {
    return rows.findByMentor_AccountAndStateOrderByReference(account, CoMentorshipState.ACTIVE);
  }

  /** Who cannot be invited: those who are already, and those who have as many as they may. */
  public List<String> notToInvite(String reference) {
    return Stream.concat(
            rows.findByReferenceAndStateInOrderByNumber(reference, OPEN).stream()
                .map(open -> open.mentor().account()),
            rows.full(reference).stream())
        .distinct()
        .toList();
  }

  /** Every wording of the contribution, the oldest first. */
  public List<CoContribution> versions(long id) {
    return contributions.findByCoMentorshipIdOrderByNumber(id);
  }

  /** The contribution in force, or else the last one proposed. */
  public CoContribution contribution(long id) {
    List<CoContribution> versions = versions(id);
    return versions.stream()
        .filter(version -> version.acceptedAt() != null)
        .findFirst()
        .orElseGet(() -> versions.get(versions.size() - 1));
  }

  /** All follow-ups of this co-mentorship, the oldest first. */
  public List<CoCheckIn> checkIns(long id) {
    return checkIns.findByCoMentorshipIdOrderById(id);
  }

  /** How many follow-ups closed without a note. */
  public long unlogged(long id) {
    return checkIns(id).stream().filter(checkIn -> checkIn.unloggedAt() != null).count();
  }

  /**
   * Proposes a co-mentor to the other of the pair.
   *
   * @param side who of the pair invites
   * @return the co-mentorship's id
   * @throws NotInService before first contact and after the end; nothing is kept
   */
  public long invite(
      String reference, Aim aim, CoMentorInvitationSubmission submission, Side side, String by)
      throws NotInService, InvitationOpen {
    mentorships.lockInService(reference);
    if (isInvitationOpen(reference)) {
      throw new InvitationOpen(reference);
    }
    Instant now = now();
    CoMentorship invited =
        rows.saveAndFlush(
            new CoMentorship(
                reference,
                rows.countOf(reference) + 1,
                directory.person(submission.coMentor()),
                aim,
                submission,
                side,
                by,
                now));
    worded(invited, submission.contribution(), by, now);
    events.publishEvent(new CoMentorInvited(reference, invited.id(), side, by, now));
    return invited.id();
  }

  /** The other of the pair agrees to the invitation, or would rather not. */
  public void agree(long id, CoMentorAgreementSubmission submission, String by) {
    CoMentorship invited = locked(id, CoMentorshipState.AGREEING);
    Instant now = now();
    invited.agreed(submission, by, now);
    entities.flush();
    events.publishEvent(new CoMentorAnswered(invited.reference(), id, invited.agreed(), by, now));
  }

  /** The person invited accepts the contribution, proposes another wording, or declines. */
  public void reply(long id, ContributionReplySubmission submission, String by)
      throws NoCoMentorshipLeft, IsTheMentor {
    CoMentorship invited = locked(id, CoMentorshipState.INVITED);
    Instant now = now();
    switch (submission.reply()) {
      case ACCEPT -> begin(invited, by, now);
      case REWORD -> {
        worded(invited, submission.wording(), by, now);
        invited.reworded();
      }
      case DECLINE -> invited.declined(submission.reason(), by, now);
    }
    entities.flush();
    events.publishEvent(
        new ContributionAnswered(invited.reference(), id, submission.reply(), by, now));
  }

  /** Whoever invited takes the other wording, writes a new one, or withdraws the invitation. */
  public void adjust(long id, ContributionAdjustmentSubmission submission, String by)
      throws NoCoMentorshipLeft, IsTheMentor {
    CoMentorship invited = locked(id, CoMentorshipState.REWORDING);
    Instant now = now();
    switch (submission.adjustment()) {
      case TAKE -> begin(invited, by, now);
      case CHANGE -> {
        worded(invited, submission.contribution(), by, now);
        invited.invitedAgain();
      }
      case WITHDRAW -> invited.closed(CoMentorshipState.WITHDRAWN, by, now);
    }
    entities.flush();
    events.publishEvent(
        new ContributionAdjusted(invited.reference(), id, submission.adjustment(), by, now));
  }

  /** Somebody did not answer in time. */
  public void lapse(long id) {
    lapse(locked(id, INVITATION), now());
  }

  /** Until when it runs: its own end, or else the service's, which may move. */
  public Instant endsAt(long id) {
    CoMentorship coMentorship = coMentorship(id);
    Instant service = mentorships.mentorship(coMentorship.reference()).serviceEndsAt();
    Instant own = coMentorship.endsAt();
    return own == null || own.isAfter(service) ? service : own;
  }

  /** It is time for a follow-up. */
  public void openCheckIn(long id) {
    checkIns.saveAndFlush(new CoCheckIn(id, now()));
  }

  /** The co-mentor notes the follow-up that is open. */
  public void logCheckIn(long id, CoMentorCheckInSubmission submission, String by) {
    CoMentorship coMentorship = locked(id, CoMentorshipState.ACTIVE);
    CoCheckIn checkIn = openCheckInOf(id);
    Instant now = now();
    checkIn.logged(submission, by, now);
    entities.flush();
    events.publishEvent(
        new CoMentorCheckInLogged(coMentorship.reference(), id, checkIn.held(), by, now));
  }

  /** Nobody noted the follow-up that is open. */
  public void closeCheckIn(long id) {
    Instant now = now();
    openCheckInOf(id).unlogged(now);
    entities.flush();
    events.publishEvent(new CoMentorCheckInUnlogged(coMentorship(id).reference(), id, now));
  }

  /** The co-mentor leaves, or somebody of the pair or the coordination ends it. */
  public void leave(long id, CoMentorshipEnd as, String words, String by) {
    end(locked(id, CoMentorshipState.ACTIVE), as, words, by);
  }

  /** Its time is over; nothing happens where it was ended before. */
  public CoMentorship end(long id) {
    CoMentorship coMentorship = locked(id, BEGUN);
    if (coMentorship.isActive()) {
      boolean withTheService =
          !now().isBefore(mentorships.mentorship(coMentorship.reference()).serviceEndsAt());
      end(
          coMentorship,
          withTheService ? CoMentorshipEnd.SERVICE : CoMentorshipEnd.DATE,
          null,
          null);
    }
    return coMentorship;
  }

  /**
   * A co-mentor took over as the mentor.
   *
   * @return the co-mentorship that ended by it, if there was one
   */
  public Optional<Long> becameMentor(String reference, String account, String by) {
    mentorships.lock(reference);
    return active(reference).stream()
        .filter(active -> active.mentor().account().equals(account))
        .findFirst()
        .map(
            active -> {
              end(active, CoMentorshipEnd.BECAME_MENTOR, null, by);
              return active.id();
            });
  }

  /**
   * The service ends, and with it what is open.
   *
   * @return the accounts of those who contributed to the end
   */
  public List<String> endService(String reference) {
    mentorships.lock(reference);
    Instant now = now();
    List<String> contributed = new ArrayList<>();
    for (CoMentorship open : rows.findByReferenceAndStateInOrderByNumber(reference, OPEN)) {
      entities.refresh(open);
      if (open.isActive()) {
        end(open, CoMentorshipEnd.SERVICE, null, null);
        contributed.add(open.mentor().account());
      } else if (INVITATION.contains(open.state())) {
        lapse(open, now);
      }
    }
    return contributed;
  }

  /** The mentorship stood still: each end of their own moves as the service's does. */
  public void stoodStill(String reference, Duration by) {
    active(reference).forEach(active -> active.moved(by));
    rows.findByReferenceAndStateInOrderByNumber(reference, INVITATION)
        .forEach(invited -> invited.moved(by));
    entities.flush();
  }

  // Accepted by whoever did not word it.
  private void begin(CoMentorship invited, String by, Instant now)
      throws NoCoMentorshipLeft, IsTheMentor {
    String account = invited.mentor().account();
    if (mentorships
        .current(invited.reference())
        .filter(current -> current.mentor().account().equals(account))
        .isPresent()) {
      throw new IsTheMentor(invited.reference());
    }
    rows.lockMentor(invited.mentor().id());
    int allowed = mentorships.mentorship(invited.reference()).project().coMentorshipsPerMentor();
    if (rows.countByMentorAndState(invited.mentor(), CoMentorshipState.ACTIVE) >= allowed) {
      throw new NoCoMentorshipLeft(account);
    }
    List<CoContribution> versions = versions(invited.id());
    versions.get(versions.size() - 1).accepted(by, now);
    invited.began(now);
    entities.flush();
    events.publishEvent(new CoMentorshipBegan(invited.reference(), invited.id(), account, now));
  }

  private void worded(CoMentorship invited, String text, String by, Instant now) {
    contributions.saveAndFlush(
        new CoContribution(invited.id(), versions(invited.id()).size() + 1, text, by, now));
  }

  private void lapse(CoMentorship invited, Instant now) {
    invited.closed(CoMentorshipState.LAPSED, null, now);
    entities.flush();
    events.publishEvent(
        new CoMentorInvitationLapsed(invited.reference(), invited.id(), invited.invitedBy(), now));
  }

  private void end(CoMentorship active, CoMentorshipEnd as, String words, String by) {
    Instant now = now();
    active.ended(as, words, by, now);
    checkIns(active.id()).stream()
        .filter(checkIn -> checkIn.held() == null && checkIn.unloggedAt() == null)
        .forEach(checkIn -> checkIn.unlogged(now));
    entities.flush();
    events.publishEvent(
        new CoMentorshipEnded(
            active.reference(), active.id(), active.mentor().account(), as, by, now));
  }

  private CoCheckIn openCheckInOf(long id) {
    return checkIns(id).stream()
        .filter(checkIn -> checkIn.held() == null && checkIn.unloggedAt() == null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no follow-up is open in " + id));
  }

  private CoMentorship locked(long id, CoMentorshipState state) {
    return locked(id, EnumSet.of(state));
  }

  private CoMentorship locked(long id, Set<CoMentorshipState> states) {
    CoMentorship coMentorship = coMentorship(id);
    mentorships.lock(coMentorship.reference());
    entities.refresh(coMentorship);
    if (!states.contains(coMentorship.state())) {
      throw new IllegalStateException("the co-mentorship " + id + " is " + coMentorship.state());
    }
    return coMentorship;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
