package org.mentorat.mentorship;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Assignments extends JpaRepository<Assignment, Long> {

  @Query(
      "select a from Assignment a where a.mentorship.reference = :reference and a.endedAt is null")
  Optional<Assignment> findCurrent(String reference);

  @Query(
      "select a.mentorship.reference from Assignment a where a.mentor.account = :mentor"
          + " and a.endedAt is null and a.mentorship.closedAt is null"
          + " and (a.mentorship.serviceEndsAt is null or a.mentorship.serviceEndsAt > :now)"
          + " order by a.mentorship.reference")
  List<String> entrustedTo(String mentor, Instant now);

  @Query(
      "select a from Assignment a where a.mentorship.reference = :reference order by a.assignedAt, a.id")
  List<Assignment> findAll(String reference);

  @Query(
      "select a from Assignment a join fetch a.mentorship join fetch a.mentor"
          + " where a.receivedAt is not null and a.openedAt is null and a.endedAt is null"
          + " order by a.receivedAt, a.id")
  List<Assignment> findUnopened(Limit most);

  @Query(
      "select count(a) from Assignment a"
          + " where a.receivedAt is not null and a.openedAt is null and a.endedAt is null")
  long countUnopened();

  @Query(
      "select distinct a.mentor.account from Assignment a"
          + " where a.endedAt is null and a.mentorship.closedAt is null")
  List<String> mentors();

  @Query(
      "select a.mentorship from Assignment a where a.mentor.account = :account"
          + " and a.endedAt is null and a.mentorship.closedAt is null"
          + " order by a.mentorship.reference")
  List<Mentorship> ofMentor(String account);

  @Query(
      "select a from Assignment a join fetch a.mentorship join fetch a.mentor"
          + " where a.mentorship.reference in :references and a.endedAt is null")
  List<Assignment> findCurrent(Collection<String> references);

  @Query(
      "select count(a) > 0 from Assignment a"
          + " where a.mentorship.reference = :reference and a.mentor.account = :mentor"
          + " and (a.mayReturn is null or a.mayReturn = false)")
  boolean hadMentor(String reference, String mentor);
}
