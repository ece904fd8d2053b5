package org.mentorat.closure;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The requests for an extension; their service bears the longer name. */
interface ExtensionRows extends JpaRepository<ServiceExtension, Long> {

  List<ServiceExtension> findByReferenceOrderById(String reference);

  Optional<ServiceExtension> findByReferenceAndState(String reference, ExtensionState state);

  boolean existsByReferenceAndState(String reference, ExtensionState state);
}
