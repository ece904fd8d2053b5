package org.mentorat.closure;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The requests for an early end; their service bears the longer name. */
interface EarlyEndRows extends JpaRepository<EarlyEnd, Long> {

  List<EarlyEnd> findByReferenceOrderById(String reference);

  Optional<EarlyEnd> findByReferenceAndStateIn(String reference, Collection<EarlyEndState> states);

  boolean existsByReferenceAndStateIn(String reference, Collection<EarlyEndState> states);
}
