package org.mentorat.actionplan;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

/** The action plans; their service bears the plural. */
interface Drafts extends JpaRepository<ActionPlan, Long> {

  Optional<ActionPlan> findFirstByReferenceOrderByNumberDesc(String reference);

  Optional<ActionPlan> findFirstByReferenceAndSettledAtIsNotNullOrderByNumberDesc(String reference);

  List<ActionPlan> findByReferenceOrderByNumber(String reference);
}
