package org.mentorat.suspension;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The suspensions; their service bears the plural. */
interface SuspensionRecords extends JpaRepository<Suspension, Long> {

  @Query("select s from Suspension s where s.reference = :reference and s.resumedAt is null")
  Optional<Suspension> findOpen(String reference);

  @Query("select s from Suspension s where s.reference in :references and s.resumedAt is null")
  List<Suspension> findOpen(Collection<String> references);

  List<Suspension> findByReferenceOrderBySuspendedAtAscIdAsc(String reference);

  @Query(value = "select id from suspension where id = :id for no key update", nativeQuery = true)
  Optional<Long> lock(long id);
}
