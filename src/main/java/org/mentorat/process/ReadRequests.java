package org.mentorat.process;

import org.mentorat.accompaniment.RequestRead;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Whoever asked hears that their request was read: the process tells them. */
@Component
class ReadRequests {

  private final MentorshipProcess process;

  ReadRequests(MentorshipProcess process) {
    this.process = process;
  }

  @EventListener
  void on(RequestRead read) {
    process.requestRead(read.reference(), read.request());
  }
}
