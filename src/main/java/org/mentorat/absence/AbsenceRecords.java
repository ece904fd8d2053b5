package org.mentorat.absence;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface AbsenceRecords extends JpaRepository<MentorAbsence, Long> {

  Optional<MentorAbsence> findByReference(String reference);

  @Query("select a from MentorAbsence a where a.mentor = :mentor and a.endedAt is null")
  Optional<MentorAbsence> findOpen(String mentor);

  List<MentorAbsence> findByMentorOrderById(String mentor);

  @Query(
      "select a from MentorAbsence a, Substitution s where s.absenceId = a.id"
          + " and s.substitute = :substitute and s.endedAt is null and a.endedAt is null"
          + " order by a.reference")
  List<MentorAbsence> findCoveredBy(String substitute);

  @Query(
      value = "select id from mentor_absence where reference = :reference for no key update",
      nativeQuery = true)
  Optional<Long> lock(String reference);

  @Query(value = "select nextval('mentor_absence_reference')", nativeQuery = true)
  long nextNumber();
}
