package org.mentorat.absence;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Substitutions extends JpaRepository<Substitution, Long> {

  @Query("select s from Substitution s where s.absenceId = :absence and s.endedAt is null")
  Optional<Substitution> findCurrent(long absence);

  List<Substitution> findByAbsenceIdOrderById(long absence);
}
