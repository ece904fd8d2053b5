package org.mentorat.mentorship;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.mentorat.people.Person;
import org.mentorat.people.Project;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Mentorships extends JpaRepository<Mentorship, Long> {

  String OF_STAGE =
      "(:stage = '' or :stage = case when m.closedAt is not null then 'CLOSED'"
          + " when m.serviceStartsAt is null then 'WAITING' else 'IN_SERVICE' end)";

  Optional<Mentorship> findByReference(String reference);

  @Query(
      "select m from Mentorship m where m.project = :project and m.mentee = :mentee and m.closedAt is null")
  Optional<Mentorship> findOpen(Project project, Person mentee);

  List<Mentorship> findByMenteeAccountOrderById(String account);

  @Query(
      "select m.reference from Mentorship m"
          + " where m.serviceStartsAt is not null and m.closedAt is null order by m.reference")
  List<String> inService();

  @Query(
      "select m.reference from Mentorship m where m.project.code = :project and m.closedAt is null"
          + " and (m.serviceEndsAt is null or m.serviceEndsAt > :now) order by m.reference")
  List<String> notEnding(String project, Instant now);

  @Query("select distinct m.mentee.account from Mentorship m where m.closedAt is null")
  List<String> mentees();

  @Query(
      "select m from Mentorship m where m.mentee.account = :account and m.closedAt is null"
          + " order by m.reference")
  List<Mentorship> ofMentee(String account);

  @Query(
      "select m from Mentorship m join fetch m.mentee join fetch m.project"
          + " where m.reference in :references")
  List<Mentorship> findAll(Collection<String> references);

  /** Some of them, the newest first; all stages where none is named. */
  @Query(
      "select m from Mentorship m join fetch m.project where " + OF_STAGE + " order by m.id desc")
  List<Mentorship> list(String stage, Pageable which);

  @Query("select count(m) from Mentorship m where " + OF_STAGE)
  long count(String stage);

  /** Holds every other opening for this mentee in this project back until this transaction ends. */
  @Query(
      value =
          "select cast(pg_advisory_xact_lock(hashtextextended("
              + "'mentorship ' || :mentee || ' ' || :project, 0)) as text)",
      nativeQuery = true)
  String hold(String project, Long mentee);

  @Query(
      value = "select id from mentorship where reference = :reference for no key update",
      nativeQuery = true)
  Optional<Long> lock(String reference);

  @Query(value = "select nextval('mentorship_reference')", nativeQuery = true)
  long nextNumber();
}
