package org.mentorat.process;

import static org.mentorat.process.MentorshipProcess.SUBJECT;

import java.time.Clock;
import java.util.Date;
import java.util.Locale;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.mentorat.closure.Closures;
import org.mentorat.engine.Roles;
import org.mentorat.engine.Unrestricted;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.withdrawal.Withdrawal;
import org.mentorat.withdrawal.Withdrawals;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the withdrawal of a mentee asks of the rooms: one bean per service task, named like it. */
@Configuration(proxyBeanMethods = false)
class WithdrawalTasks {

  // Before the mentorship is closed, and long before anything is erased: the mentor's tasks vanish
  // with it.
  @Bean
  JavaDelegate tellWithdrawal(MentorshipRegister mentorships, Notices notices) {
    return execution ->
        mentorships
            .current(execution.getProcessBusinessKey())
            .ifPresent(
                assignment ->
                    notices.tell(
                        execution, "withdrawal-received", assignment.mentor().account(), null));
  }

  @Bean
  JavaDelegate endWithdrawn(Withdrawals withdrawals, Closures closures, MessageSource messages) {
    return execution -> {
      Withdrawal withdrawal = withdrawals.withdrawal(SUBJECT.get(execution));
      closures.closeWithdrawn(
          withdrawal.reference(),
          withdrawal.askedBy(),
          messages.getMessage("withdrawal.settled", null, Locale.CANADA_FRENCH));
    };
  }

  @Bean
  JavaDelegate erasePersonalData(
      Withdrawals withdrawals,
      MentorshipRegister mentorships,
      ConfidentialWordProcess words,
      IdentityService identities,
      Unrestricted unrestricted,
      Clock clock) {
    return execution -> {
      Withdrawal withdrawal = withdrawals.withdrawal(SUBJECT.get(execution));
      String mentee = mentorships.mentorship(withdrawal.reference()).mentee().account();
      boolean works =
          unrestricted.call(
              () ->
                  identities.createGroupQuery().groupMember(mentee).list().stream()
                      .anyMatch(group -> !group.getId().equals(Roles.MENTEES)));
      withdrawals.erase(withdrawal.id(), works);
      if (withdrawals.withdrawal(withdrawal.id()).personErased()) {
        words.endAnswers(mentee, Date.from(clock.instant()));
      }
    };
  }
}
