package org.mentorat.history;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mentorat.engine.AccountBook;
import org.mentorat.engine.Roles;
import org.mentorat.mentorship.MentorshipRegister;
import org.mentorat.people.Directory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says of accounts what they are to a mentorship, for whoever is not to read names. */
@Service
public class Parts {

  private final MentorshipRegister mentorships;
  private final Directory directory;
  private final AccountBook accounts;

  Parts(MentorshipRegister mentorships, Directory directory, AccountBook accounts) {
    this.mentorships = mentorships;
    this.directory = directory;
    this.accounts = accounts;
  }

  /** Who these people are in this mentorship, or else in the service. */
  @Transactional(readOnly = true)
  public Map<String, Part> of(String reference, Collection<String> people) {
    Optional<String> mentee =
        mentorships.find(reference).map(mentorship -> mentorship.mentee().account());
    List<String> mentors =
        mentorships.assignments(reference).stream()
            .map(assignment -> assignment.mentor().account())
            .toList();
    String mentor =
        mentorships
            .current(reference)
            .map(assignment -> assignment.mentor().account())
            .orElse(mentors.isEmpty() ? null : mentors.get(mentors.size() - 1));
    List<String> coordination = accounts.membersOf(Roles.COORDINATORS);
    List<String> administration = accounts.membersOf(Roles.ADMINISTRATORS);
    return people.stream()
        .distinct()
        .collect(
            Collectors.toMap(
                Function.identity(),
                account -> {
                  if (mentee.filter(account::equals).isPresent()) {
                    return Part.MENTEE;
                  }
                  if (account.equals(mentor)) {
                    return Part.MENTOR;
                  }
                  if (mentors.contains(account)) {
                    return Part.FORMER_MENTOR;
                  }
                  if (coordination.contains(account)) {
                    return Part.COORDINATION;
                  }
                  if (administration.contains(account)) {
                    return Part.ADMINISTRATION;
                  }
                  return directory.mentor(account).isPresent() ? Part.ANOTHER_MENTOR : Part.ANOTHER;
                }));
  }
}
