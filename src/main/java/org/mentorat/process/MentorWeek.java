package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.CHECK_IN_DUE;

import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.mentorat.engine.Unrestricted;
import org.mentorat.meeting.Meetings;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.notification.WeekOf;
import org.springframework.stereotype.Component;

/** The meetings of a mentor, and the follow-ups that their mentorships' timers are set to. */
@Component
class MentorWeek implements WeekOf {

  private final MentorshipRegister mentorships;
  private final Meetings meetings;
  private final RuntimeService runtime;
  private final ManagementService management;
  private final Unrestricted unrestricted;

  MentorWeek(
      MentorshipRegister mentorships,
      Meetings meetings,
      RuntimeService runtime,
      ManagementService management,
      Unrestricted unrestricted) {
    this.mentorships = mentorships;
    this.meetings = meetings;
    this.runtime = runtime;
    this.management = management;
    this.unrestricted = unrestricted;
  }

  @Override
  public List<Planned> planned(String mentor, Instant from, Instant until) {
    return mentorships.of(mentor).stream()
        .filter(one -> !one.mentee().account().equals(mentor))
        .flatMap(one -> Stream.concat(meetings(one, from, until), followUps(one, from, until)))
        .sorted(Comparator.comparing(Planned::at).thenComparing(Planned::reference))
        .toList();
  }

  private Stream<Planned> meetings(Mentorship mentorship, Instant from, Instant until) {
    return meetings.upcoming(mentorship.reference()).stream()
        .filter(meeting -> !meeting.beginsAt().isBefore(from) && meeting.beginsAt().isBefore(until))
        .map(meeting -> planned(Kind.MEETING, mentorship, meeting.beginsAt()));
  }

  // What stands still comes later than its timer says.
  private Stream<Planned> followUps(Mentorship mentorship, Instant from, Instant until) {
    return unrestricted.call(
        () ->
            runtime
                .createProcessInstanceQuery()
                .processDefinitionKey(MentorshipProcess.KEY)
                .processInstanceBusinessKey(mentorship.reference())
                .active()
                .list()
                .stream()
                .flatMap(
                    instance ->
                        management
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .activityId(CHECK_IN_DUE)
                            .duedateHigherThan(Date.from(from.minusMillis(1)))
                            .duedateLowerThan(Date.from(until))
                            .list()
                            .stream())
                .map(job -> planned(Kind.FOLLOW_UP, mentorship, job.getDuedate().toInstant()))
                .toList()
                .stream());
  }

  private static Planned planned(Kind kind, Mentorship mentorship, Instant at) {
    return new Planned(kind, mentorship.reference(), mentorship.mentee().calledBy(), at);
  }
}
