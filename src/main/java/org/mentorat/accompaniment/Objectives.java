package org.mentorat.accompaniment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.mentorat.firstcontact.Reply;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The objectives a pair sets at its first meeting, accepted by the mentee, and adjusts on the way
 * by agreement of both (R24, R65, R66, R89).
 */
@Service
@Transactional
public class Objectives {

  private final FirstMeetings meetings;
  private final ObjectivesVersions versions;
  private final MentorshipRegister mentorships;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Objectives(
      FirstMeetings meetings,
      ObjectivesVersions versions,
      MentorshipRegister mentorships,
      EntityManager entities,
      ApplicationEventPublisher events,
      Clock clock) {
    this.meetings = meetings;
    this.versions = versions;
    this.mentorships = mentorships;
    this.entities = entities;
    this.events = events;
    this.clock = clock;
  }

  /** Keeps the mentor's report; the one before must have been discussed. */
  public FirstMeeting record(String reference, FirstMeetingSubmission submission, String by) {
    Optional<FirstMeeting> before = lockedLatest(reference);
    if (before.filter(meeting -> meeting.reply() != Reply.DISCUSS).isPresent()) {
      throw new IllegalStateException("the first meeting of " + reference + " is recorded");
    }
    Instant now = now();
    Instant heldAt = submission.heldAt().truncatedTo(ChronoUnit.MILLIS);
    FirstMeeting meeting =
        meetings.saveAndFlush(
            new FirstMeeting(
                reference,
                before.map(FirstMeeting::number).orElse(0) + 1,
                submission,
                heldAt,
                by,
                now));
    events.publishEvent(new FirstMeetingHeld(reference, meeting.number(), heldAt, by, now));
    return meeting;
  }

  /** The mentee accepts the objectives and says where they stand, or asks to discuss them. */
  public void reply(String reference, ObjectivesReplySubmission submission, String by) {
    FirstMeeting meeting =
        lockedLatest(reference)
            .filter(latest -> latest.reply() == null)
            .orElseThrow(
                () -> new IllegalStateException("no objectives await an answer in " + reference));
    Instant now = now();
    meeting.replied(submission, by, now);
    if (meeting.isAccepted()) {
      rate(
          meeting.objectives(),
          Objective::ratedBefore,
          submission.before1(),
          submission.before2(),
          submission.before3());
    }
    entities.flush();
    events.publishEvent(
        switch (submission.reply()) {
          case ACCEPT -> new ObjectivesAccepted(reference, meeting.number(), by, now);
          case DISCUSS -> new ObjectivesDiscussed(reference, meeting.number(), by, now);
        });
  }

  /**
   * Makes adjusted objectives the pair's. An objective that stays as it is keeps what the mentee
   * said of it before.
   */
  public ObjectivesVersion adjust(String reference, AdjustedObjectives adjusted) {
    if (!areAccepted(reference)) {
      throw new IllegalStateException("no objectives are accepted in " + reference);
    }
    mentorships.lock(reference);
    Map<String, Integer> ratedBefore = new HashMap<>();
    for (Objective objective : of(reference)) {
      if (objective.before() != null) {
        ratedBefore.put(objective.text(), objective.before());
      }
    }
    int number = latestVersion(reference).map(ObjectivesVersion::number).orElse(1) + 1;
    ObjectivesVersion version =
        versions.saveAndFlush(new ObjectivesVersion(reference, number, adjusted, ratedBefore));
    events.publishEvent(new ObjectivesAdjusted(reference, number, now()));
    return version;
  }

  /**
   * Where the mentee stands at the end, by their own word, from 1 to 5 for each objective; a rating
   * without objective is left out.
   */
  public void rateAfter(String reference, Integer after1, Integer after2, Integer after3) {
    mentorships.lock(reference);
    rate(of(reference), Objective::ratedAfter, after1, after2, after3);
    entities.flush();
  }

  /**
   * The objectives of today, by position: those adjusted last, or else those of the first meeting,
   * accepted or not; none before it.
   */
  public List<Objective> of(String reference) {
    return latestVersion(reference)
        .map(ObjectivesVersion::objectives)
        .or(() -> firstMeeting(reference).map(FirstMeeting::objectives))
        .orElse(List.of());
  }

  /** Whether the mentee accepted the first meeting's objectives, which can be adjusted since. */
  public boolean areAccepted(String reference) {
    return firstMeeting(reference).filter(FirstMeeting::isAccepted).isPresent();
  }

  /** What was adjusted since the first meeting, the oldest first. */
  public List<ObjectivesVersion> versions(String reference) {
    return versions.findByReferenceOrderByNumber(reference);
  }

  /** The first meeting as reported last. */
  public Optional<FirstMeeting> firstMeeting(String reference) {
    return meetings.findFirstByReferenceOrderByNumberDesc(reference);
  }

  private Optional<ObjectivesVersion> latestVersion(String reference) {
    return versions.findFirstByReferenceOrderByNumberDesc(reference);
  }

  private static void rate(
      List<Objective> objectives, BiConsumer<Objective, Integer> rated, Integer... ratings) {
    List<Integer> byPosition = Arrays.asList(ratings);
    objectives.forEach(
        objective -> rated.accept(objective, byPosition.get(objective.position() - 1)));
  }

  private Optional<FirstMeeting> lockedLatest(String reference) {
    mentorships.lock(reference);
    Optional<FirstMeeting> latest = firstMeeting(reference);
    latest.ifPresent(entities::refresh);
    return latest;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
