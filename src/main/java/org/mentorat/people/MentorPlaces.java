package org.mentorat.people;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.NoSuchElementException;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The places mentors offer. Every change is one conditional update, so that however many people act
 * at once, no mentor is ever above capacity (I7).
 */
@Service
@Transactional
public class MentorPlaces {

  private final Mentors mentors;
  private final EntityManager entities;
  private final ApplicationEventPublisher events;

  MentorPlaces(Mentors mentors, EntityManager entities, ApplicationEventPublisher events) {
    this.mentors = mentors;
    this.entities = entities;
    this.events = events;
  }

  /** Takes one place with this mentor. */
  public void take(String account) throws NoPlaceLeft {
    if (!update(account, "load = load + 1 where active and load < capacity", null)) {
      throw new NoPlaceLeft(account);
    }
  }

  /** Gives one place back. */
  public void free(String account) {
    if (!update(account, "load = load - 1 where load > 0", null)) {
      throw new IllegalStateException("no place taken with mentor " + account);
    }
    announce(account);
  }

  public void changeCapacity(String account, int capacity) throws BelowLoad {
    if (!update(account, "capacity = :number where load <= :number", capacity)) {
      throw new BelowLoad(account, mentor(account).load());
    }
    announce(account);
  }

  /**
   * The mentor takes no new mentee until {@link #resume}; those they have stay.
   *
   * @return whether they took any before
   */
  public boolean pause(String account) {
    return update(account, "active = false where active", null);
  }

  public void resume(String account) {
    if (update(account, "active = true where not active", null)) {
      announce(account);
    }
  }

  /** Tells those who wait, if this mentor has a place left. */
  void announce(String account) {
    if (mentor(account).hasAPlace()) {
      events.publishEvent(new MentorAvailable(account));
    }
  }

  private boolean update(String account, String change, Integer number) {
    Mentor mentor = mentor(account);
    Query update =
        entities
            .createNativeQuery("update mentor set " + change + " and person_id = :mentor")
            .setParameter("mentor", mentor.person().id());
    if (number != null) {
      update.setParameter("number", number);
    }
    boolean changed = update.executeUpdate() == 1;
    entities.refresh(mentor);
    return changed;
  }

  private Mentor mentor(String account) {
    return mentors
        .findByAccount(account)
        .orElseThrow(() -> new NoSuchElementException("no mentor has this account"));
  }
}
