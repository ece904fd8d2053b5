package org.mentorat.charter;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The words in confidence; their service bears the plural. */
interface BreachRecords extends JpaRepository<Breach, Long> {

  List<Breach> findByReferenceAndReportedByOrderByReportedAtAscIdAsc(
      String reference, String reportedBy);

  @Query(value = "select id from breach where id = :id for no key update", nativeQuery = true)
  Optional<Long> lock(long id);
}
