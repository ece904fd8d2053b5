package org.mentorat.process;

import org.mentorat.matching.Matching;
import org.mentorat.people.MentorAvailable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Wakes the people who wait as soon as a mentor who suits them has a place: as many as there are
 * places, those whose client waits first. In the transaction that freed the place, so that no freed
 * place goes unnoticed.
 */
@Component
class WaitingQueue {

  private final MentorshipProcess process;
  private final Matching matching;

  WaitingQueue(MentorshipProcess process, Matching matching) {
    this.process = process;
    this.matching = matching;
  }

  @EventListener
  void wake(MentorAvailable event) {
    matching.holdSearches();
    matching.waitingFor(event.account(), process.waiting()).forEach(process::mentorAvailable);
  }
}
