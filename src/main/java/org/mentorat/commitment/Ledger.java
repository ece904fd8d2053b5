package org.mentorat.commitment;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The commitments; their service bears the plural. */
interface Ledger extends JpaRepository<Commitment, Long> {

  Optional<Commitment> findByReferenceAndPromiseAndStoppedAtIsNull(
      String reference, Promise promise);

  List<Commitment> findByReferenceOrderByStartedAtAscIdAsc(String reference);

  @Query(
      value =
          "select id from commitment where reference = :reference and promise = :promise"
              + " and stopped_at is null for no key update",
      nativeQuery = true)
  Optional<Long> lockOpen(String reference, String promise);
}
