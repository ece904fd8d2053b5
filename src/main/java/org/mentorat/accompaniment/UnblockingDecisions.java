package org.mentorat.accompaniment;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface UnblockingDecisions extends JpaRepository<UnblockingDecision, Long> {

  List<UnblockingDecision> findByRequestIdOrderByDecidedAtAscIdAsc(Long requestId);
}
