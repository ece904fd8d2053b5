package org.mentorat.actionplan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The revisions of plans and objectives; their service bears the longer name. */
interface Revisions extends JpaRepository<PlanRevision, Long> {

  List<PlanRevision> findByReferenceOrderByNumber(String reference);

  Optional<PlanRevision> findByReferenceAndState(String reference, RevisionState state);

  boolean existsByReferenceAndState(String reference, RevisionState state);

  int countByReference(String reference);
}
