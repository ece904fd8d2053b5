package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.CONFIRM_MEETING;
import static org.mentorat.process.MentorshipProcess.LOOK_INTO_NO_SHOWS;
import static org.mentorat.process.MentorshipProcess.MEETING_ASKED_BY;
import static org.mentorat.process.MentorshipProcess.MEETING_BY;
import static org.mentorat.process.MentorshipProcess.MEETING_ENDS_AT;
import static org.mentorat.process.MentorshipProcess.MEETING_PLANNED;
import static org.mentorat.process.MentorshipProcess.MENTEE;
import static org.mentorat.process.MentorshipProcess.MENTOR;
import static org.mentorat.process.MentorshipProcess.NEW_DATE_KNOWN;
import static org.mentorat.process.MentorshipProcess.NEW_DATE_SET;
import static org.mentorat.process.MentorshipProcess.NO_SHOWS_BY;
import static org.mentorat.process.MentorshipProcess.NO_SHOWS_REPEATED;
import static org.mentorat.process.MentorshipProcess.NUMBER;
import static org.mentorat.process.MentorshipProcess.RECORD_MEETING;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_BY;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_MEETING;
import static org.mentorat.process.MentorshipProcess.RESCHEDULE_OWNER;
import static org.mentorat.process.MentorshipProcess.SUBJECT;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.engine.FormGate;
import org.mentorat.meeting.Meeting;
import org.mentorat.meeting.MeetingRefused;
import org.mentorat.meeting.MeetingReportSubmission;
import org.mentorat.meeting.MeetingSubmission;
import org.mentorat.meeting.Meetings;
import org.mentorat.meeting.NoShowReviewSubmission;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.mentorship.NotInService;
import org.mentorat.people.Promises;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a meeting asks of the rooms, from its date to what became of it (R70, R71). */
@Configuration(proxyBeanMethods = false)
class MeetingTasks {

  private final FormGate gate;
  private final Meetings meetings;
  private final MentorshipRegister mentorships;
  private final Waits waits;
  private final DueDates due;
  private final Notices notices;

  MeetingTasks(
      FormGate gate,
      Meetings meetings,
      MentorshipRegister mentorships,
      Waits waits,
      DueDates due,
      Notices notices) {
    this.gate = gate;
    this.meetings = meetings;
    this.mentorships = mentorships;
    this.waits = waits;
    this.due = due;
    this.notices = notices;
  }

  @Bean
  JavaDelegate openMeeting() {
    return execution -> {
      Meeting meeting = meetings.meeting(SUBJECT.get(execution));
      NUMBER.setLocal(execution, meeting.number());
      MEETING_ENDS_AT.setLocal(execution, null);
      MEETING_BY.setLocal(execution, null);
      MEETING_ASKED_BY.setLocal(execution, null);
      countFromItsEnd(execution, meeting);
      NO_SHOWS_REPEATED.setLocal(execution, false);
      NO_SHOWS_BY.setLocal(execution, null);
      NEW_DATE_KNOWN.setLocal(execution, false);
      RESCHEDULE_OWNER.setLocal(execution, null);
      RESCHEDULE_BY.setLocal(execution, null);
    };
  }

  @Bean
  JavaDelegate recordMeetingReport() {
    return this::record;
  }

  @Bean
  JavaDelegate recordMeetingByMentee() {
    return this::record;
  }

  @Bean
  JavaDelegate remindMeeting() {
    return waits.ofPerson(RECORD_MEETING);
  }

  @Bean
  JavaDelegate remindConfirmMeeting() {
    return waits.ofPerson(CONFIRM_MEETING);
  }

  @Bean
  JavaDelegate closeMeetingUnrecorded() {
    return execution -> meetings.closeUnrecorded(SUBJECT.get(execution));
  }

  @Bean
  JavaDelegate recordNoShowsReview() {
    return execution ->
        meetings.review(
            SUBJECT.get(execution),
            gate.submission(execution, NoShowReviewSubmission.class),
            actor());
  }

  @Bean
  JavaDelegate remindNoShows() {
    return waits.ofCoordination(LOOK_INTO_NO_SHOWS);
  }

  @Bean
  JavaDelegate tellMove() {
    return execution -> {
      long meeting = SUBJECT.get(execution);
      meetings.tellMove(meeting);
      countFromItsEnd(execution, meetings.meeting(meeting));
      notices.tellPair(execution, "meeting-moved", null);
    };
  }

  @Bean
  JavaDelegate tellCancellation() {
    return execution -> {
      long meeting = SUBJECT.get(execution);
      NEW_DATE_KNOWN.set(execution, meetings.tellCancellation(meeting));
      // A mentor who cancelled may have been replaced since.
      boolean byMentee = MENTEE.get(execution).equals(meetings.meeting(meeting).cancelledBy());
      RESCHEDULE_OWNER.set(execution, (byMentee ? MENTEE : MENTOR).get(execution));
      RESCHEDULE_BY.set(execution, due.after(execution, promises(execution).checkInReminder()));
      notices.tellPair(execution, "meeting-cancelled", null);
    };
  }

  @Bean
  JavaDelegate recordNewDate(MentorshipProcess process) {
    return execution -> {
      String reference = execution.getProcessBusinessKey();
      MeetingSubmission submission = gate.submission(execution, MeetingSubmission.class);
      try {
        long meeting = meetings.plan(reference, submission, actor());
        process.tell(MEETING_PLANNED, reference, meeting);
        process.tellAll(NEW_DATE_SET, reference, SUBJECT.get(execution));
      } catch (MeetingRefused e) {
        throw gate.refusal(MeetingRefused.FIELD, e.messageKey());
      } catch (NotInService e) {
        throw gate.alreadyHandled("process.serviceEnded");
      }
    };
  }

  @Bean
  JavaDelegate remindReschedule() {
    return waits.ofPerson(RESCHEDULE_MEETING);
  }

  @Bean
  JavaDelegate nudgeReschedule() {
    return waits.ofPair(RESCHEDULE_MEETING);
  }

  private void countFromItsEnd(DelegateExecution execution, Meeting meeting) {
    Promises promises = promises(execution);
    MEETING_ENDS_AT.set(execution, Date.from(meeting.endsAt()));
    MEETING_BY.set(execution, due.after(execution, meeting.endsAt(), promises.checkInReminder()));
    MEETING_ASKED_BY.set(
        execution,
        due.after(
            execution,
            meeting.endsAt(),
            promises.checkInAskMentee().plus(promises.confirmLimit())));
  }

  private void record(DelegateExecution execution) {
    MeetingReportSubmission submission = gate.submission(execution, MeetingReportSubmission.class);
    NO_SHOWS_REPEATED.set(execution, meetings.record(SUBJECT.get(execution), submission, actor()));
    NO_SHOWS_BY.set(execution, due.after(execution, promises(execution).decisionLimit()));
  }

  private Promises promises(DelegateExecution execution) {
    return mentorships.mentorship(execution.getProcessBusinessKey()).project().promises();
  }

  private String actor() {
    return gate.actingAccount().orElseThrow();
  }
}
