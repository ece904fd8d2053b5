package org.mentorat.charter;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mentorat.mentorship.Mentorship;
import org.mentorat.mentorship.MentorshipRegister;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who receives the words in confidence of a project: the people named for it, or its lead when
 * nobody is; never somebody of the pair, and never a group.
 */
@Service
@Transactional
public class Confidants {

  private final ProjectConfidants confidants;
  private final MentorshipRegister mentorships;
  private final Clock clock;

  Confidants(ProjectConfidants confidants, MentorshipRegister mentorships, Clock clock) {
    this.confidants = confidants;
    this.mentorships = mentorships;
    this.clock = clock;
  }

  /** Names these people for the project, beside those who are. */
  public void name(String project, Collection<String> accounts, String by) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Set<String> known = new HashSet<>(named(project));
    accounts.stream()
        .distinct()
        .filter(account -> !known.contains(account))
        .forEach(
            account -> confidants.saveAndFlush(new ProjectConfidant(project, account, by, now)));
  }

  /** Takes these people from the project's list; they keep what was handed to them. */
  public void remove(String project, Collection<String> accounts) {
    accounts.forEach(account -> confidants.deleteById(new ProjectConfidant.Key(project, account)));
  }

  /** The accounts named for the project. */
  @Transactional(readOnly = true)
  public List<String> named(String project) {
    return confidants.findByProjectOrderByAccount(project).stream()
        .map(ProjectConfidant::account)
        .toList();
  }

  /** Those named for the mentorship's project who are not of the pair. */
  @Transactional(readOnly = true)
  public List<String> namedFor(String reference) {
    Mentorship mentorship = mentorships.mentorship(reference);
    Set<String> pair = pair(mentorship);
    return named(mentorship.project().code()).stream()
        .filter(account -> !pair.contains(account))
        .toList();
  }

  /** The project's lead, unless the lead is of the pair. */
  @Transactional(readOnly = true)
  public Optional<String> leadFor(String reference) {
    Mentorship mentorship = mentorships.mentorship(reference);
    Set<String> pair = pair(mentorship);
    return mentorship.project().leadAccount().filter(account -> !pair.contains(account));
  }

  /** Whether this account is or was of the pair, and so hears nothing. */
  @Transactional(readOnly = true)
  public boolean isOfThePair(String reference, String account) {
    return pair(mentorships.mentorship(reference)).contains(account);
  }

  // Also a former mentor: the word may be about them.
  private Set<String> pair(Mentorship mentorship) {
    Set<String> pair = new HashSet<>();
    pair.add(mentorship.mentee().account());
    mentorships
        .assignments(mentorship.reference())
        .forEach(assignment -> pair.add(assignment.mentor().account()));
    return pair;
  }
}
