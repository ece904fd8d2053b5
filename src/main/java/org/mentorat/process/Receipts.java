package org.mentorat.process;

import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.NoticeSent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The second stamp of a receipt (X8): the first says that the mentor's task was there, this one
 * that the mail server took the notice. Written in the transaction that marks the notice as sent.
 */
@Component
class Receipts {

  private final MentorshipRegister mentorships;

  Receipts(MentorshipRegister mentorships) {
    this.mentorships = mentorships;
  }

  @EventListener(
      condition = "#sent.kind() == 'make-first-contact' or #sent.kind() == 'contact-new-mentee'")
  void on(NoticeSent sent) {
    mentorships.stampNotified(sent.reference(), sent.account(), sent.at());
  }
}
