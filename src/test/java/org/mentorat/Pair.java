package org.mentorat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.mentorat.commitment.Commitments;
import org.mentorat.commitment.Promise;
import org.mentorat.firstcontact.Channel;
import org.mentorat.firstcontact.ContactOutcome;
import org.mentorat.firstcontact.FirstContactSubmission;
import org.mentorat.firstcontact.FirstContacts;
import org.mentorat.firstcontact.Frequency;
import org.mentorat.firstcontact.YesNo;
import org.mentorat.mentorship.MentorChoice;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.springframework.beans.factory.BeanFactory;

/**
 * Two people of a mentorship without a process, for tests of the rooms: in a project of their own,
 * with a mentor who has one place.
 *
 * @param mentor their account, as the mentee's
 */
public record Pair(String reference, String mentor, String mentee) {

  /** A pair whose first contact is awaited since now, at which the clock stops. */
  public static Pair assigned(BeanFactory beans, Instant now) throws Exception {
    TestTime.stopAt(now);
    Directory directory = beans.getBean(Directory.class);
    MentorshipRegister mentorships = beans.getBean(MentorshipRegister.class);
    Project project = Sample.project(directory);
    Person mentee = Sample.mentee(directory);
    String mentor = Sample.mentor(directory, project, 1).account();
    String reference = mentorships.open(project, mentee).reference();
    mentorships.assign(reference, mentor, new MentorChoice(1, null, null, null), "coordination");
    beans
        .getBean(Commitments.class)
        .open(
            reference,
            Promise.FIRST_CONTACT,
            mentor,
            now,
            now.plus(Duration.ofHours(48)),
            now.plus(Duration.ofHours(72)));
    return new Pair(reference, mentor, mentee.account());
  }

  /** A pair whose service begins now, at which the clock stops. */
  public static Pair inService(BeanFactory beans, Instant now) throws Exception {
    Pair pair = assigned(beans, now);
    beans
        .getBean(FirstContacts.class)
        .record(
            pair.reference(),
            new FirstContactSubmission(
                ContactOutcome.CONTACTED,
                now,
                Channel.PHONE,
                null,
                "Préparer des entrevues difficiles",
                Frequency.EVERY_TWO_WEEKS,
                List.of(Channel.VIDEO, Channel.EMAIL),
                "On se prévient la veille",
                YesNo.YES,
                "Trois objectifs à suivre",
                null,
                null,
                null),
            pair.mentor());
    beans.getBean(Commitments.class).keep(pair.reference(), Promise.FIRST_CONTACT, now, false);
    beans.getBean(MentorshipRegister.class).openService(pair.reference(), now);
    return pair;
  }
}
